"""What is built on earlier answers: the learner's own in their cell, the references in the pack's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tutor.service import client

SCALE = "def scale(x, c):\n    return c * x\n"
SHIFT = "from mynn import scale\n\n\ndef shift(x, c):\n    return scale(x, 1) + c\n"
AFFINE = "from mynn import scale, shift\n\n\ndef affine(x, a, b):\n    return shift(scale(x, a), b)\n"
CASE = 'import numpy as np\n\n\ndef cases(rng):\n    yield "one", {{"x": np.array([1.0, 2.0]), {}}}\n'


def add_exercise(pack: Path, name: str, function: str, reference: str, case: str, uses: list[str]) -> None:
    folder = pack / "exercises" / name
    folder.mkdir(parents=True)
    (folder / "exercise.toml").write_text(
        f'format = 1\nid = "{name}"\nkind = "code"\ntitle = "{name}"\n'
        f'functions = ["{function}"]\nuses = {uses}\n'
    )
    (folder / "reference.py").write_text(reference)
    parameters = reference.partition(f"def {function}")[2].partition(":")[0]
    (folder / "starter.py").write_text(f"def {function}{parameters}:\n    raise NotImplementedError\n")
    (folder / "cases.py").write_text(CASE.format(case))
    (folder / "statement.md").write_text(f"# {name}\n\nWrite it.\n")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with pytest.MonkeyPatch.context() as patch:
        path = tmp_path_factory.mktemp("learner") / "home"
        patch.setenv("TUTOR_HOME", str(path))
        yield path
        client.stop()


@pytest.fixture
def pack(home: Path) -> str:
    """The id of a new pack of three exercises that build on each other; nothing of it is passed."""
    number = len(list((home / "packs").iterdir())) if (home / "packs").exists() else 0
    folder = home / "packs" / f"own-{number}"
    folder.mkdir(parents=True)
    (folder / "pack.toml").write_text(
        f'format = 1\nid = "{folder.name}"\nversion = "1.0"\ntitle = "Own code"\nlanguages = ["en"]\n'
    )
    add_exercise(folder, "scale-it", "scale", SCALE, '"c": 3.0', [])
    add_exercise(folder, "shift-it", "shift", SHIFT, '"c": 3.0', ["scale-it"])
    add_exercise(folder, "affine-map", "affine", AFFINE, '"a": 2.0, "b": 1.0', ["shift-it"])
    return folder.name


def check(exercise: str, source: str) -> dict[str, Any]:
    data = source.encode()
    verdict: dict[str, Any] = client.call("check", data, exercise=exercise, size=len(data))["verdict"]
    return verdict


def test_a_missing_answer_is_named_with_the_command_that_starts_it(pack: str) -> None:
    with pytest.raises(client.ServiceError, match=r"scale-it.*tutor start scale-it") as caught:
        check(f"{pack}:shift-it", SHIFT)
    assert caught.value.exit == 2
    assert check(f"{pack}:scale-it", "def scale(x, c):\n    return x\n")["status"] == "fail"
    with pytest.raises(client.ServiceError, match="tutor start scale-it"):
        check(f"{pack}:shift-it", SHIFT)


def test_the_learners_own_passed_answer_is_what_they_import(pack: str) -> None:
    mine = "MINE = 7\n\n\ndef scale(x, c):\n    return x * c\n"
    assert check(f"{pack}:scale-it", mine)["status"] == "pass"
    assert check(f"{pack}:scale-it", "def scale(x, c):\n    return x\n")["status"] == "fail"
    probe = "import mynn\nprint(mynn.MINE, [n for n in vars(mynn) if n[0] != '_'])\n" + SHIFT
    verdict = check(f"{pack}:shift-it", probe)
    assert verdict["status"] == "pass"
    assert verdict["stdout"] == "7 ['MINE', 'scale']"


def test_what_an_own_answer_builds_on_is_there_too(pack: str) -> None:
    assert check(f"{pack}:scale-it", SCALE)["status"] == "pass"
    with pytest.raises(client.ServiceError, match="tutor start shift-it"):
        check(f"{pack}:affine-map", AFFINE)
    assert check(f"{pack}:shift-it", SHIFT)["status"] == "pass"
    assert check(f"{pack}:affine-map", AFFINE)["status"] == "pass"


def test_an_answer_is_measured_by_the_references_not_by_itself(pack: str) -> None:
    """An own answer that is right on the cases of its exercise alone is not taken for the truth."""
    only_three = "def scale(x, c):\n    return c * x if c == 3.0 else 0 * x\n"
    assert check(f"{pack}:scale-it", only_three)["status"] == "pass"
    verdict = check(f"{pack}:shift-it", SHIFT)
    assert verdict["status"] == "fail"
