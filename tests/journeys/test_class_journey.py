"""The whole way of a homework on a real service: built, installed, solved, handed in, graded, removed."""

from __future__ import annotations

import csv
import json
import re
import zipfile
from pathlib import Path

import pytest
from outside_pack import CHANCE, copied, due_soon

from tutor.homework.export.files import file_names

PACK = "chance-by-hand"
EXERCISES = ("posterior", "even-odds", "posterior-quiz", "two-state-weather")
RIGHT = (CHANCE / "exercises" / "posterior" / "accept" / "einsum.py").read_text()
FORGOTTEN = """def posterior(prior, likelihood):
    return likelihood / likelihood.sum(axis=1, keepdims=True)
"""
LINES = "<=> s*p = f*(1 - p)\n<=> p*(s + f) = f\n<=> p = f/(s + f)\n"
SLIP = "<=> s*p = f\n<=> p = f/s\n"
WEATHER = (CHANCE / "exercises" / "two-state-weather" / "accept" / "powers.py").read_text()
STUCK = WEATHER.replace("return np.linalg.matrix_power(T, 4096)[0]", "return np.full(len(T), 1 / len(T))")
CLASS = {
    "4711": {"posterior.py": RIGHT, "even_odds.txt": LINES, "two_state_weather.py": WEATHER},
    "4712": {
        "posterior.py": RIGHT,
        "even_odds.txt": SLIP,
        "two_state_weather.py": STUCK,
        "posterior_quiz.txt": "1: 0\n",
    },
    "4713": {"posterior.py": FORGOTTEN, "even_odds.txt": "((\n", "posterior_quiz.txt": "1: 0\n"},
}
POINTS = {"4711": 4 + 3 + 6 + 6, "4712": 4 + 1 + 2, "4713": 0.0}


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copied(tmp_path_factory.mktemp("author") / "chance")
    due_soon(folder)
    return folder


@pytest.fixture(scope="module")
def archive(tutor, source: Path) -> Path:
    built = tutor.json("pack", "build", str(source), "--out", str(source.parent))
    return Path(built["file"])


@pytest.fixture(scope="module")
def bundles(tutor, archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the class hands in, made by `tutor submit` from three folders of answers."""
    assert tutor("pack", "install", str(archive)).returncode == 0
    place = tmp_path_factory.mktemp("class")
    for learner, files in CLASS.items():
        own = place / "answers" / learner
        own.mkdir(parents=True)
        for name, text in files.items():
            (own / name).write_text(text)
        if learner == "4711":
            answer_quiz(tutor, own / "posterior_quiz.txt")
        (place / "bundles").mkdir(exist_ok=True)
        done = tutor("submit", PACK, "--as", learner, "--dir", str(own), "--out", str(place / "bundles"))
        assert done.returncode == 0, done.stderr
    return place / "bundles"


def answer_quiz(tutor, file: Path) -> None:
    """Answer the drawn numbers as the command line advises: the seed stands in the command alone."""
    asked = tutor("quiz", f"{PACK}:posterior-quiz")
    given = re.search(r"1000 people (\d+) .*? (\d+)% .*? (\d+)%", asked.stdout, re.DOTALL)
    ill, found, false = map(int, given.groups())
    alarms = ill * found / 100, (1000 - ill) * false / 100
    file.write_text(f"1: {sum(alarms)}\n2: {alarms[0] / sum(alarms)}\n3: s*p/(s*p + f*(1 - p))\n")
    seed = re.search(r"--seed (\d+)", asked.stderr)[1]
    checked = tutor("check", f"{PACK}:posterior-quiz", str(file), "--seed", seed)
    assert checked.returncode == 0, checked.stdout


def test_the_file_of_the_pack_is_reproducible_and_installs(tutor, source: Path, archive: Path) -> None:
    first = archive.read_bytes()
    assert tutor("pack", "build", str(source), "--out", str(source.parent)).returncode == 0
    assert archive.read_bytes() == first
    installed = tutor("pack", "install", str(archive))
    assert installed.returncode == 0 and "4 lessons, 9 exercises" in installed.stdout
    assert f"{PACK} 1.0  Chance by hand  (9 exercises" in tutor("pack", "list").stdout


def test_a_learner_reads_and_gets_it_wrong_and_right(tutor, bundles: Path, tmp_path: Path) -> None:
    page = tutor("read", "believing/a-test", "--set", "found=0.5")
    assert page.returncode == 0 and "50% of the ill are found" in " ".join(page.stdout.split())
    chinese = tutor("read", "believing/a-test", LANGUAGE="zh")
    assert "检测呈阳性" in chinese.stdout
    answer = tmp_path / "posterior.py"
    answer.write_text(FORGOTTEN)
    wrong = tutor.json("check", f"{PACK}:posterior", str(answer))
    assert wrong["status"] == "fail" and wrong["message"].startswith("For an even prior your result is right")
    undivided = tutor.json(
        "check",
        f"{PACK}:posterior",
        "-",
        stdin=b"def posterior(prior, likelihood): return prior * likelihood\n",
    )
    assert undivided["message"].endswith("do not sum to 1. What do they sum to?") and not undivided["help"]
    answer.write_text(RIGHT)
    assert tutor("check", f"{PACK}:posterior", str(answer)).returncode == 0
    slip = tutor.json("check", f"{PACK}:even-odds", "-", stdin=SLIP.encode())
    assert (slip["status"], slip["first_wrong"]) == ("fail", 1)
    [one] = tutor.json("homework", PACK)["homeworks"]
    assert {e["id"]: e["state"] for e in one["exercises"]}["posterior"] == "pass"


def test_the_class_is_graded_into_every_export(tutor, bundles: Path, tmp_path: Path) -> None:
    out = tmp_path / "grades"
    done = tutor("grade", str(bundles), "--out", str(out), "--pack", PACK, "--workers", "2", "--json")
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["points"] == POINTS and said["possible"] == 4 + 3 + 6 + 6
    assert {path.name for path in out.iterdir()} >= {
        "marks.jsonl",
        "junit.xml",
        "grades.csv",
        "canvas.csv",
        "class.html",
        "gradescope",
        "learners",
    }
    marks = [json.loads(line) for line in (out / "marks.jsonl").read_text().splitlines()]
    found = {(mark.get("learner"), mark.get("exercise")): mark.get("mistake") for mark in marks}
    assert found["4713", "posterior"] == "prior_forgotten"
    assert found["4712", "two-state-weather"] == "every_state_alike"
    for folder in file_names(CLASS).values():
        results = json.loads((out / "gradescope" / folder / "results.json").read_text())
        assert len(results["tests"]) == len(EXERCISES)

    own = tmp_path / "overrides.csv"
    with own.open("w", newline="") as file:
        csv.writer(file).writerows(
            [("learner", "exercise", "points", "reason"), ("4713", "posterior", 2, "on paper")]
        )
    again = ("grade", str(bundles), "--out", str(out), "--pack", PACK, "--overrides", str(own), "--json")
    regraded = json.loads(tutor(*again).stdout)
    assert regraded["points"] == POINTS | {"4713": 2.0}
    assert [(c["learner"], c["exercise"]) for c in regraded["changed"]] == [("4713", "posterior")]


def test_sealed_it_names_the_same_and_holds_no_solution(
    tutor, source: Path, bundles: Path, tmp_path: Path
) -> None:
    toml = source / "pack.toml"
    toml.write_text(toml.read_text().replace('version = "1.0"', 'version = "1.1"'))
    built = tutor.json("pack", "build", str(source), "--sealed", "--out", str(tmp_path))
    with zipfile.ZipFile(built["file"]) as file:
        assert not [name for name in file.namelist() if name.endswith(("reference.py", "mistakes.py"))]
    replaced = tutor("pack", "install", built["file"])
    assert "In place of version 1.0" in replaced.stdout
    wrong = tutor.json("check", f"{PACK}:posterior", "-", stdin=FORGOTTEN.encode())
    assert wrong["message"].startswith("For an even prior your result is right")
    assert tutor("check", f"{PACK}:posterior", "-", stdin=RIGHT.encode()).returncode == 0

    assert tutor("pack", "remove", PACK).returncode == 0
    assert PACK not in tutor("pack", "list").stdout
    assert tutor("check", f"{PACK}:posterior", "-", stdin=RIGHT.encode()).returncode == 2
    assert tutor("pack", "install", str(source)).returncode == 0
    courses = {course["id"]: course for course in tutor.json("list")["courses"]}
    kept = {e["id"]: e["status"] for unit in courses[PACK]["units"] for e in unit["exercises"]}
    assert kept["posterior"] == "passed" and kept["moments"] == "new"
