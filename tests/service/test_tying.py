"""A derivation whose last line must be what the learner's own function computes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tutor.service import client

REFERENCE = """import torch


def dlogits(logits, targets):
    logits = torch.as_tensor(logits)
    p = torch.softmax(logits, -1)
    rows = torch.arange(len(p))
    p[rows, torch.as_tensor(targets)] -= 1
    return p / len(p)
"""
CASES = """import numpy as np


def cases(rng):
    yield "one row", {"logits": np.array([[0.0, 1.0, 2.0]]), "targets": np.array([2])}
    yield "two rows", {"logits": np.array([[0.0, 1.0], [3.0, 1.0]]), "targets": np.array([1, 1])}
    yield "another row", {"logits": rng.normal(size=(1, 4)), "targets": rng.integers(0, 4, size=1)}
"""
FAR = '    yield "far", {"logits": np.array([[0.0, 7.0, -7.0]]), "targets": np.array([0])}\n'
MINE = """import numpy as np


def dlogits(logits, targets):
    e = np.exp(logits)
    p = e / e.sum(-1, keepdims=True)
    p[range(len(p)), targets] -= 1
    return p / len(p)
"""
DERIVATION = """format = 1
id = "gradient-of-cross-entropy"
kind = "derivation"
title = "The gradient of cross-entropy"
start = "diff(-sum(k, y[k]*log(s[k])), z[i])"
goal = "s[i] - y[i]"
model = ["-sum(k, y[k]*(delta[k,i] - s[i]))", "s[i] - y[i]"]
code = "CODE"

[code_names]
z = "logits"
y = "targets"

[names]
z = { vector = "K" }
y = { vector = "K", domain = "simplex" }
i = { index = "K" }
k = { index = "K" }

[definitions]
"s[i]" = "exp(z[i]) / sum(k, exp(z[k]))"
"""
RIGHT = "-sum(k, y[k]*(delta[k,i] - s[i]))\ns[i] - y[i]\n"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with pytest.MonkeyPatch.context() as patch:
        path = tmp_path_factory.mktemp("learner") / "home"
        patch.setenv("TUTOR_HOME", str(path))
        yield path
        client.stop()


@pytest.fixture
def pack(home: Path) -> Path:
    """A new pack of a code exercise and a derivation tied to it; nothing of it is passed."""
    number = len(list((home / "packs").iterdir())) if (home / "packs").exists() else 0
    folder = home / "packs" / f"tied-{number}"
    code = folder / "exercises" / "cross-entropy-gradient"
    derivation = folder / "exercises" / "gradient-of-cross-entropy"
    code.mkdir(parents=True)
    derivation.mkdir()
    (folder / "pack.toml").write_text(
        f'format = 1\nid = "{folder.name}"\nversion = "1.0"\ntitle = "Tied"\nlanguages = ["en"]\n'
    )
    (code / "exercise.toml").write_text(
        'format = 1\nid = "cross-entropy-gradient"\nkind = "code"\ntitle = "G"\nfunctions = ["dlogits"]\n'
    )
    (code / "reference.py").write_text(REFERENCE)
    (code / "starter.py").write_text("def dlogits(logits, targets):\n    raise NotImplementedError\n")
    (code / "cases.py").write_text(CASES)
    (code / "statement.md").write_text("# G\n\nThe gradient of the mean, by the logits.\n")
    write_derivation(folder)
    (derivation / "statement.md").write_text("# D\n\nDerive it.\n")
    return folder


def write_derivation(
    pack: Path, code: str = "cross-entropy-gradient:dlogits", text: str = DERIVATION
) -> None:
    path = pack / "exercises" / "gradient-of-cross-entropy" / "exercise.toml"
    path.write_text(text.replace("CODE", code))


def check(pack: Path, exercise: str, answer: str) -> dict[str, Any]:
    data = answer.encode()
    verdict: dict[str, Any] = client.call("check", data, exercise=f"{pack.name}:{exercise}", size=len(data))[
        "verdict"
    ]
    return verdict


def derive(pack: Path, answer: str = RIGHT) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """The verdict on the derivation, and its check `code`."""
    verdict = check(pack, "gradient-of-cross-entropy", answer)
    return verdict, next((c for c in verdict["checks"] if c["name"] == "code"), None)


def test_a_last_line_equals_the_learners_own_function(pack: Path) -> None:
    assert check(pack, "cross-entropy-gradient", MINE)["status"] == "pass"
    verdict, code = derive(pack)
    assert code == {"name": "code", "status": "pass", "message": ""}
    assert (verdict["status"], verdict["score"]) == ("pass", 1.0)


def test_without_a_passed_function_nothing_is_compared_and_it_costs_nothing(pack: Path) -> None:
    verdict, code = derive(pack)
    assert code is not None
    assert code["status"] == "skipped"
    assert "tutor start cross-entropy-gradient" in code["message"]
    assert (verdict["status"], verdict["score"]) == ("pass", 1.0)


def test_a_function_that_is_no_longer_right_is_shown_beside_the_line(pack: Path) -> None:
    clipped = MINE.replace("np.exp(logits)", "np.exp(np.clip(logits, -5, 5))")
    assert check(pack, "cross-entropy-gradient", clipped)["status"] == "pass"
    assert derive(pack)[0]["status"] == "pass"
    (pack / "exercises/cross-entropy-gradient/cases.py").write_text(CASES + FAR)
    verdict, code = derive(pack)
    assert code is not None
    assert (verdict["status"], code["status"]) == ("fail", "fail")
    assert verdict["message"] == code["message"]
    assert "far" in code["message"]
    assert code["where"] == [0]
    assert code["expected"] != code["actual"]
    assert verdict["score"] < 1


def test_a_wrong_derivation_is_not_compared_with_code(pack: Path) -> None:
    assert check(pack, "cross-entropy-gradient", MINE)["status"] == "pass"
    verdict, code = derive(pack, "s[i] + y[i]\n")
    assert (verdict["status"], code) == ("fail", None)


def test_an_own_function_that_never_ends_costs_nothing(pack: Path) -> None:
    waits = MINE.replace("    e =", "    while logits.max() > 6:\n        pass\n    e =")
    assert check(pack, "cross-entropy-gradient", waits)["status"] == "pass"
    (pack / "exercises/cross-entropy-gradient/cases.py").write_text(CASES + FAR)
    verdict, code = derive(pack)
    assert code is not None
    assert (verdict["status"], code["status"]) == ("pass", "skipped")


def problems(pack: Path) -> list[str]:
    """What the author's check finds wrong with the derivation."""
    said = client.call("pack_check", path=str(pack))
    reports = [e for e in said["exercises"] if e["id"] == "gradient-of-cross-entropy"]
    found: list[str] = said["problems"] + [problem for report in reports for problem in report["problems"]]
    return found


def test_pack_check_holds_the_tie_against_the_reference(pack: Path) -> None:
    assert problems(pack) == []


@pytest.mark.parametrize(
    ("code", "text", "says"),
    [
        ("cross-entropy-gradient:loss", DERIVATION, "no output loss"),
        ("no-such-exercise:dlogits", DERIVATION, "no-such-exercise"),
        ("cross-entropy-gradient:dlogits[k]", DERIVATION, "free indices are i"),
        ("cross-entropy-gradient", DERIVATION, "must be"),
        ("cross-entropy-gradient:dlogits[x]", DERIVATION, "not an index"),
        ("cross-entropy-gradient:dlogits", DERIVATION.replace('z = "logits"\n', ""), "[code_names]"),
        ("cross-entropy-gradient:dlogits", DERIVATION.replace('z = "log', 'x = "log'), "not among [names]"),
        (
            "cross-entropy-gradient:dlogits",
            DERIVATION.replace("s[i] - y[i]", "2*s[i] - 2*y[i]").replace('"diff(-', '"diff(-2*'),
            "Which of the two is right",
        ),
    ],
    ids=["output", "exercise", "axes", "form", "index", "input", "name", "value"],
)
def test_pack_check_says_what_is_wrong_with_a_tie(pack: Path, code: str, text: str, says: str) -> None:
    if "2*s[i]" in text:
        text = text.replace("-sum(k, y[k]*(delta[k,i] - s[i]))", "2*s[i] - 2*y[i]")
    write_derivation(pack, code, text)
    assert any(says in problem for problem in problems(pack))
