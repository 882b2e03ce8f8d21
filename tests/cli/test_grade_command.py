"""What `tutor grade` says before it judges anything: one sentence, the contract's exit code."""

from __future__ import annotations

import json
from pathlib import Path

import classroom
import pytest
from shared_fixtures import CommandLine


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("grade")
    classroom.make_pack(folder / "pack", ["softmax"])
    (folder / "in").mkdir()
    (folder / "file").write_text("x")
    (folder / "own.csv").write_text("learner,exercise,points,reason\nAda,softmax,1,\n")
    (folder / "class" / "ada").mkdir(parents=True)
    (folder / "class" / "ada" / "softmax.py").write_text("def softmax(:\n")
    return folder


@pytest.fixture(scope="module")
def grade(place: Path) -> CommandLine:
    """The command line without a service: grading needs none."""
    return CommandLine(place / "home")


@pytest.mark.parametrize(
    ("arguments", "code", "why"),
    [
        (["in"], 2, "Missing option '--out'"),
        (["missing", "--out", "out"], 2, "does not exist"),
        (["in", "--out", "out"], 2, "No installed pack sets a homework"),
        (["in", "--out", "out", "--pack", "./nowhere"], 2, "there is no such folder"),
        (["in", "--out", "out", "--pack", "./pack"], 2, "Nothing that was handed in"),
        (["class", "--out", "file/out", "--pack", "./pack"], 2, "file/out cannot be used (Not a directory)"),
        (["class", "--out", "out", "--pack", "./pack", "--overrides", "own.csv"], 2, "reason is empty"),
        (["class", "--out", "out", "--pack", "./pack", "--cluster", "nonsense"], 3, "tcp://host:port"),
    ],
)
def test_wrong_use_is_one_sentence_with_the_contract_s_exit_code(
    grade: CommandLine, arguments: list[str], code: int, why: str
) -> None:
    done = grade("grade", *arguments, "--json")
    assert (done.returncode, done.stderr) == (code, "")
    said = json.loads(done.stdout)
    assert said["format"] == 1
    assert why in said["error"]
    assert len(said["error"].splitlines()) == 1
