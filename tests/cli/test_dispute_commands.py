"""A dispute from the learner's `tutor report` to the author's pack, on a real service."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tutor.authors import scaffold
from tutor.homework.bundle import read_bundle
from tutor.packs.load import load_exercise

CODE, LINES = "mean-squared-error", "square-slope"
OTHER = """import numpy as np
def mean_squared_error(prediction, target):
    return np.average((prediction - target) ** 2)
"""
HOMEWORK = f"""
[homework]
exercises = ["{CODE}", "{LINES}"]
identify_by = "number"
"""


@pytest.fixture(scope="module")
def packs(tutor, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folders of two packs with the same exercises, installed; `mine` is homework."""
    parent = tmp_path_factory.mktemp("packs")
    for name, homework in (("mine", HOMEWORK), ("other", "")):
        scaffold.write(parent / name)
        toml = parent / name / "pack.toml"
        toml.write_text(toml.read_text() + homework)
        assert tutor("pack", "install", str(parent / name)).returncode == 0
    return parent


def answer(tutor, name: str, text: str) -> None:
    Path(tutor("start", f"mine:{name}").stdout.strip()).write_text(text)
    tutor("check", f"mine:{name}")


def test_a_dispute_goes_from_the_learner_into_the_pack(tutor, packs: Path, tmp_path: Path) -> None:
    answer(tutor, CODE, OTHER)
    saved = tutor.json("report", f"mine:{CODE}", "--reason", "It is 对 right.", "--out", str(tmp_path))
    file = Path(saved["file"])
    dispute = json.loads(file.read_text())
    assert dispute["answer"] == OTHER and dispute["reason"] == "It is 对 right."
    assert dispute["seed"] == dispute["verdict"]["seed"] and dispute["version"] == "0.1.0"
    taken_already = tutor("report", f"mine:{CODE}", "--reason", "again", "--out", str(file))
    assert taken_already.returncode == 2 and "choose another file" in taken_already.stderr

    wrong = tutor("report", "--accept", str(file), "--pack", str(packs / "other"))
    assert wrong.returncode == 2 and "is the pack other, and the dispute is about mine" in wrong.stderr
    done = tutor("report", "--accept", str(file), "--pack", str(packs / "mine"))
    assert done.returncode == 0 and "disputed: It is 对 right." in done.stdout
    accepted = load_exercise(packs / "mine" / "exercises" / CODE, "mine").sources
    assert OTHER in accepted.values()
    twice = tutor("report", "--accept", str(file), "--pack", str(packs / "mine"))
    assert twice.returncode == 2 and "accepts this answer already: accept/disputed-" in twice.stderr
    held = tutor.json("pack", "check", str(packs / "mine" / "exercises" / CODE))
    assert held["ok"] and held["exercises"][0]["counts"]["right"] == 3

    bundle = tutor.json("submit", "mine", "--as", "4711", "--out", str(tmp_path))["file"]
    [kept] = read_bundle(Path(bundle))[0].exercises[CODE].disputes
    assert kept["reason"] == "It is 对 right." and kept["answer"] == OTHER
    assert "already" in tutor("report", "--accept", bundle, "--pack", str(packs / "mine")).stderr


def test_a_disputed_derivation_is_for_the_author_to_add(tutor, packs: Path, tmp_path: Path) -> None:
    answer(tutor, LINES, "# mine\n= 2*x*w*x - 2*x*y\n= 2*x*(w*x - y)\n")
    file = tutor.json("report", f"mine:{LINES}", "--reason", "why", "--out", str(tmp_path))["file"]
    done = tutor("report", "--accept", file, "--pack", str(packs / "mine"))
    assert '  ["= 2*x*w*x - 2*x*y", "= 2*x*(w*x - y)"],' in done.stdout
    toml = packs / "mine" / "exercises" / LINES / "exercise.toml"
    added = "\n".join(
        tutor.json("report", "--accept", file, "--pack", str(packs / "mine"))["taken"][0]["lines"]
    )
    toml.write_text(toml.read_text().replace("\n[names]", f"\n{added}\n\n[names]", 1))
    assert tutor.json("pack", "check", str(toml.parent))["ok"]


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"format": 1, "pack": "../x"}', b"[" * 10**5, b"\xff"])
def test_what_is_no_dispute_is_said_so(tutor, packs: Path, tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "file.json"
    file.write_bytes(data)
    done = tutor("report", "--accept", str(file), "--pack", str(packs / "other"))
    assert done.returncode == 2 and "is no dispute" in done.stderr and "Traceback" not in done.stderr
