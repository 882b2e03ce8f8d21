"""Homework on a real service: how it stands, handing it in, what is kept back."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tutor.authors import scaffold
from tutor.homework.bundle import read_bundle
from tutor.service import client
from tutor.service.client import ServiceError

CODE, LINES, QUIZ = "mean-squared-error", "square-slope", "squared-error-quiz"
RIGHT = """import numpy as np
def mean_squared_error(prediction, target):
    return np.mean((prediction - target) ** 2)
"""
WRONG = RIGHT.replace("np.mean", "np.sum")
NOW = datetime.now(UTC).replace(microsecond=0)
SOON, LATER, PAST = (NOW + timedelta(days=days) for days in (2, 9, -2))


def table(**keys: str) -> str:
    lines = [f"{key} = {value}" for key, value in keys.items()]
    return "\n".join(["", "[homework]", f'exercises = ["{CODE}", "{LINES}", "{QUIZ}"]', *lines, ""])


PACKS = {
    "one": table(
        points=f'{{ "{CODE}" = {{ values = 3 }}, "{LINES}" = 4 }}',
        due=SOON.isoformat(),
        late=f"{{ per_day = 0.1, until = {LATER.isoformat()} }}",
        attempts="2",
        solutions_from=LATER.isoformat(),
        feedback='"symptom"',
    ),
    "silent": table(due=SOON.isoformat(), feedback='"none"', identify_by='"pseudonym"'),
    "mail": table(identify_by='"email"'),
    "over": table(due=PAST.isoformat(), attempts="1", feedback='"none"', identify_by='"number"'),
}


@pytest.fixture(scope="module")
def packs(tutor, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folders of four packs with the same exercises and other rules, installed."""
    parent = tmp_path_factory.mktemp("packs")
    for name, homework in PACKS.items():
        scaffold.write(parent / name)
        toml = parent / name / "pack.toml"
        toml.write_text(toml.read_text() + homework)
        assert tutor("pack", "install", str(parent / name)).returncode == 0
    return parent


@pytest.fixture
def ask(tutor, packs: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., dict[str, Any]]:
    """Asks the same service as the command line, as the app does."""
    monkeypatch.setenv("TUTOR_HOME", str(tutor.home))
    return client.call


def answer(tutor, pack: str, name: str, text: str) -> Path:
    path = Path(tutor("start", f"{pack}:{name}").stdout.strip())
    path.write_text(text)
    return path


def states(tutor, pack: str) -> dict[str, tuple[str, float | None]]:
    [one] = tutor.json("homework", pack)["homeworks"]
    return {e["id"]: (e["state"], e["points"]) for e in one["exercises"]}


def test_a_homework_from_the_first_look_to_the_bundle(tutor, packs: Path, tmp_path: Path) -> None:
    shown = tutor("homework", "one")
    assert shown.returncode == 0 and "0 of 3  missing  2 attempts left" in shown.stdout
    assert "Each day begun costs 10% of the points; after" in shown.stdout.replace("\n", " ")
    empty = tutor("submit", "one", "--as", "Ada")
    assert empty.returncode == 2 and "nothing to hand in yet" in empty.stderr

    answer(tutor, "one", CODE, RIGHT)
    assert states(tutor, "one")[CODE] == ("unchecked", 0)
    assert tutor("check", f"one:{CODE}").returncode == 0
    answer(tutor, "one", LINES, "= 2*(w*x - y)*x\n")
    assert tutor("check", f"one:{LINES}").returncode == 0
    assert states(tutor, "one") == {CODE: ("pass", 3), LINES: ("pass", 4), QUIZ: ("missing", 0)}

    asked = tutor("submit", "one", "--out", str(tmp_path))
    assert asked.returncode == 2 and "asks for your name" in asked.stderr
    path = answer(tutor, "one", LINES, "= 2*x*(w*x - y)\n")
    done = tutor("submit", "one", "--as", "李 雷", "--out", str(tmp_path))
    bundle = tmp_path / "one-李-雷.zip"
    assert done.returncode == 0 and str(bundle) in done.stdout
    assert f"{LINES} was changed after its last check" in done.stderr and f"{QUIZ} is missing" in done.stderr
    header, submission = read_bundle(bundle)
    assert (header.pack, header.learner, submission.problems) == ("one", "李 雷", ())
    assert submission.answers == {CODE: RIGHT.encode(), LINES: path.read_bytes()}
    assert submission.claims == {CODE: "pass"}
    assert header.exercises[CODE].seed is not None and header.exercises[LINES].attempts == 1

    again = tutor.json("submit", "one", "--out", str(tmp_path))
    assert again["learner"] == "李 雷" and again["handed_in"] == [CODE, LINES]
    other = tutor("submit", "one", "--as", "Han", "--out", str(bundle))
    assert other.returncode == 2 and "no earlier bundle of this homework" in other.stderr
    assert "李 雷" in read_bundle(bundle)[0].learner


def test_watching_says_what_each_save_costs(tutor, ask) -> None:
    assert ask("warm", exercise=f"one:{QUIZ}")["attempts_left"] == 2
    assert ask("warm", exercise=f"silent:{QUIZ}")["attempts_left"] is None
    watching = subprocess.Popen(
        [sys.executable, "-m", "tutor", "watch", f"one:{QUIZ}", os.devnull], stderr=subprocess.PIPE
    )
    assert watching.stderr is not None
    try:
        assert b"Each save costs an attempt; 2 are left." in watching.stderr.readline()
    finally:
        watching.terminate()
        watching.communicate()


def test_attempts_end_with_one_sentence_and_cost_nothing_more(tutor, packs: Path, tmp_path: Path) -> None:
    quiz = tmp_path / "quiz.txt"
    quiz.write_text("1: 6\n2: b\n")
    first = tutor("check", f"one:{QUIZ}", str(quiz))
    assert first.returncode == 1 and "1 attempt left." in first.stderr
    assert tutor("check", f"one:{QUIZ}", str(quiz)).returncode == 1
    refused = tutor("check", f"one:{QUIZ}", str(quiz))
    assert refused.returncode == 2 and "all attempts of this homework are used" in refused.stderr
    assert refused.stdout == ""
    kept = states(tutor, "one")[QUIZ]
    assert kept == ("fail", 0.5), "what was checked last is handed in where the workspace holds nothing"
    warned = tutor("submit", "one", "--as", "Ada", "--out", str(tmp_path))
    assert f"{QUIZ} goes in as it was checked last" in warned.stderr


def test_no_card_and_no_review_tells_a_solution_before_its_date(tutor, ask) -> None:
    for pack in ("silent", "mail"):
        tutor("check", f"{pack}:{CODE}", "-", stdin=RIGHT.encode())
    cards: list[dict[str, Any]] = []
    ask("cards", b"", cards.append)
    assert [card["pack"] for card in cards if "solution" in card] == ["mail"]
    with pytest.raises(ServiceError, match="is homework"):
        ask("rate", exercise=f"silent:{CODE}", rating=3)


@pytest.mark.parametrize(
    ("op", "exercise"), [("hint", CODE), ("solution", CODE), ("worked", CODE), ("completion", LINES)]
)
def test_hints_and_solutions_open_on_their_date(op: str, exercise: str, ask) -> None:
    with pytest.raises(ServiceError, match=f"hints and solutions open on {LATER.astimezone():%Y-%m-%d}"):
        ask(op, exercise=f"one:{exercise}")
    assert ask("ladder", exercise=f"one:{exercise}")["rungs"] == []


def test_symptoms_tell_no_remedy_anywhere(tutor, ask, tmp_path: Path) -> None:
    file = tmp_path / "wrong.py"
    file.write_text(WRONG)
    said = tutor.json("check", f"one:{CODE}", str(file))
    assert said["status"] == "fail" and "With two entries your result is twice" in said["message"]
    assert (said["mistake"], said["help"], said["withheld"]) == (None, "", "symptom")
    assert [check.get("expected") for check in said["checks"]] == [None] * len(said["checks"])
    last = ask("attempts", exercise=f"one:{CODE}")["attempts"][-1]
    assert (last["status"], last["mistake"]) == ("fail", None)
    assert ask("lines", b"= 2*(w*x - y)\n", exercise=f"one:{LINES}") == {"lines": []}
    assert ask("certify", b"= 2*x*(w*x - y)\n", exercise=f"one:{LINES}")["asked"] == 0


def test_a_silent_homework_tells_a_pass_nowhere(tutor, ask, tmp_path: Path) -> None:
    answer(tutor, "silent", CODE, RIGHT)
    said = tutor("check", f"silent:{CODE}")
    assert said.returncode == 3 and "Your answer is taken." in said.stdout
    assert "costs no attempt" not in said.stdout and "next: tutor homework silent" in said.stdout
    name = f"silent:{CODE}"
    assert ask("history", exercise=name)["attempts"][-1]["status"] == "undecided"
    assert ask("attempts", exercise=name)["attempts"][-1]["score"] == 0
    assert ask("exercise", exercise=name)["status"] == "tried"
    listed = [
        e for c in ask("list")["courses"] if c["id"] == "silent" for u in c["units"] for e in u["exercises"]
    ]
    assert {e["id"]: e["status"] for e in listed}[CODE] == "tried"
    assert not any(stop["done"] for stop in ask("path", exercise=f"silent:{LINES}")["stops"])
    concepts = [c for each in ask("mastery")["courses"] if each["id"] == "silent" for c in each["concepts"]]
    assert concepts and not any(concept["passed"] for concept in concepts)
    with pytest.raises(ServiceError, match="is homework: hints and solutions open on"):
        ask("review_item", exercise=name)
    question = ask("quiz", exercise=f"silent:{QUIZ}")
    assert "Three errors" in question["text"]
    told = ask("question", exercise=f"silent:{QUIZ}", question="three-errors", answer="2")
    assert (told["status"], told["first"]) == ("undecided", False)
    assert states(tutor, "silent")[CODE] == ("taken", None)

    assert tutor("check", f"silent:{CODE}", "-", stdin=b"def f(:\n").returncode == 1
    with pytest.raises(ServiceError, match="name the exercise by its id"):
        ask("check", b"", exercise=str(tutor.home / "packs" / "silent" / "exercises" / CODE))


def test_a_pseudonym_is_made_up_once_and_the_bundle_claims_nothing_silent(tutor, packs, tmp_path) -> None:
    answer(tutor, "silent", CODE, RIGHT)
    tutor("check", f"silent:{CODE}")
    one, two = (tutor.json("submit", "silent", "--out", str(tmp_path)) for _ in range(2))
    assert one["learner"] == two["learner"] and one["file"] == two["file"]
    header, submission = read_bundle(Path(one["file"]))
    assert submission.claims == {} and header.exercises[CODE].score is None
    assert header.identify_by == "pseudonym"


def test_a_place_that_is_no_archive_is_a_folder_and_hyphens_name_an_answer_too(
    tutor, packs, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / f"{CODE}.py").write_text(RIGHT)
    out = tmp_path / "class" / "first"
    made = tutor.json("submit", "silent", "--dir", str(own), "--out", str(out))
    assert Path(made["file"]).parent == out
    assert read_bundle(Path(made["file"]))[1].answers[CODE] == RIGHT.encode()
    (tmp_path / "taken").write_text("no folder")
    said = tutor("submit", "silent", "--out", str(tmp_path / "taken" / "below"))
    assert said.returncode == 2 and "choose another place with --out" in said.stderr


def test_after_the_end_everything_is_told_and_nothing_counts(tutor, packs: Path, tmp_path: Path) -> None:
    answer(tutor, "over", CODE, WRONG)
    for _time in range(2):
        assert tutor.json("check", f"over:{CODE}")["mistake"] == "summed"
    assert tutor("hint", f"over:{CODE}").returncode == 0
    [one] = tutor.json("homework", "over")["homeworks"]
    assert one["lost"] is None and one["solutions_open"] and one["feedback"] == "full"
    assert "It is too late now" in tutor("homework", "over").stdout
    late = tutor("submit", "over", "--as", "4711", "--out", str(tmp_path))
    assert late.returncode == 0 and "nothing counts any more" in late.stderr


def test_wrong_use_is_one_sentence(tutor, packs: Path, tmp_path: Path) -> None:
    several = tutor("submit", "--out", str(tmp_path))
    assert several.returncode == 2 and 'name one of "mail", "one", "over", "silent"' in several.stderr
    assert 'did you mean "silent"' in tutor("homework", "silnet").stderr
    assert "sets no homework" in tutor("homework", "course").stderr
    assert tutor.json("homework", "nowhere")["error"].startswith("No pack")
    assert "is not your student number" in tutor("submit", "over", "--as", "none").stderr
    for arguments in (("report",), ("report", CODE), ("report", CODE, "--accept", str(packs))):
        assert tutor(*arguments).returncode == 2
    assert "There is no verdict" in tutor("report", "softmax", "--reason", "why").stderr


def test_a_name_is_asked_for_once_at_a_terminal(tutor, packs: Path, tmp_path: Path) -> None:
    tutor("check", f"mail:{CODE}", "-", stdin=WRONG.encode())
    leader, follower = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "tutor", "submit", "mail", "--out", str(tmp_path)],
        stdin=follower,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "TUTOR_HOME": str(tutor.home), "LANG": "C.UTF-8"},
    ) as process:
        os.write(leader, b"ada@uni.example\n")
        out, err = process.communicate(timeout=60)
    os.close(leader)
    os.close(follower)
    assert process.returncode == 0, err.decode()
    assert "Your e-mail address" in err.decode() and "Handed in as ada@uni.example" in out.decode()
    assert tutor.json("submit", "mail", "--out", str(tmp_path))["learner"] == "ada@uni.example"


def test_points_for_a_part_that_nobody_judges_are_wrong(tutor, tmp_path: Path) -> None:
    scaffold.write(tmp_path / "parts")
    toml = tmp_path / "parts" / "pack.toml"
    points = (
        f'{{ "{CODE}" = {{ value = 3 }}, "{LINES}" = {{ goal = 1 }}, "{QUIZ}" = {{ three-errors = 2 }} }}'
    )
    toml.write_text(toml.read_text() + table(points=points))
    code, lines, quiz = tutor.json("pack", "check", str(tmp_path / "parts"))["exercises"]
    assert code["problems"] == ['[homework].points: no check is about "value", did you mean "values"?']
    assert "as a whole" in lines["problems"][0] and quiz["problems"] == []
