"""What many get wrong in the same way becomes one group and a mistake that only lacks its words."""

from __future__ import annotations

import ast
import csv
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from judged_class import HALVED, HALVED_LONGER, RIGHT, Judged, judged_class
from shared_fixtures import EXERCISES

from tutor.homework.draft import drafted
from tutor.homework.export import drafts, write_unnamed
from tutor.homework.marks import Mark, Submission
from tutor.homework.unnamed import Found, Wrong, unnamed, without_name
from tutor.judge.code import Draws, judge_code
from tutor.model import Exercise
from tutor.packs.check import check_pack
from tutor.packs.load import load_exercise

SQUARED = RIGHT.replace("return e /", "return e**2 /")
SQUARED_TORCH = """import torch

def squared(t):
    return t * t

def softmax(x, axis=-1):
    x = torch.as_tensor(x).double()
    e = torch.exp(x - x.amax(dim=axis, keepdim=True))
    return squared(e) / e.sum(dim=axis, keepdim=True)
"""
DIES_LATER = "def softmax(x, axis=-1):\n    import os\n    os._exit(3)\n"


@pytest.fixture(scope="module")
def judged(exercise_named, draws) -> Judged:
    return judged_class(exercise_named, draws)


@pytest.fixture(scope="module")
def groups(exercise_named, draws):
    softmax = exercise_named("softmax")
    answers = {
        "ada": HALVED,
        "bob": SQUARED,
        "cem": HALVED_LONGER,
        "dan": SQUARED_TORCH,
        "eve": SQUARED,
        "fay": RIGHT,
        "gus": DIES_LATER,
        "hal": RIGHT.replace("e.sum(", "e.mean("),
    }
    found = unnamed([Wrong(learner, softmax, text) for learner, text in answers.items()], 3, draws)
    assert not found.untried
    return found.groups


def test_equal_outputs_make_a_group_however_they_were_computed(groups) -> None:
    assert [group.learners for group in groups] == [("bob", "dan", "eve"), ("ada", "cem"), ("hal",)]
    assert [group.source for group in groups[:2]] == [SQUARED, HALVED], "the shortest answer stands for all"


def test_what_is_right_or_never_ends_belongs_to_no_group(groups) -> None:
    assert not {"fay", "gus"} & {learner for group in groups for learner in group.learners}


def test_a_group_has_a_counterexample_that_a_person_can_read(groups) -> None:
    shown = groups[1].counterexample
    assert shown.case == {"name": "one slice", "x": "[0, 1, 2]"}
    assert shown.given == "[0.045015, 0.12236, 0.33262]"
    assert shown.expected == "[0.090031, 0.24473, 0.66524]"


def test_the_same_run_gives_the_same_groups(groups, exercise_named, draws: Draws) -> None:
    again = unnamed([Wrong("ada", exercise_named("softmax"), HALVED)], 3, draws).groups
    assert (again[0].seed, again[0].counterexample) == (groups[1].seed, groups[1].counterexample)
    assert unnamed([], 3, draws) == Found((), {})


def test_a_slow_exercise_does_not_hold_the_class_up(exercise_named, draws: Draws) -> None:
    softmax = exercise_named("softmax")
    wrong = [Wrong(name, softmax, HALVED if name == "ada" else SQUARED) for name in ("ada", "bob", "cem")]
    assert unnamed(wrong, 3, draws, seconds=-1) == Found((), {"softmax": 3})


@pytest.fixture(scope="module")
def handed_in(judged: Judged) -> list[Submission]:
    return [
        Submission(learner, learner, answers={name: text.encode() for name, text in own.items()})
        for learner, own in judged.answers.items()
    ]


def test_only_wrong_code_without_a_name_is_picked(judged: Judged, handed_in: list[Submission]) -> None:
    picked = without_name(judged.marks, handed_in, judged.exercises)
    assert [(one.learner, one.exercise.id, one.source) for one in picked] == [
        ("Emmy", "softmax", HALVED),
        ("emmy", "softmax", HALVED_LONGER),
    ]


SPEC = 'format = 1\nid = "{id}"\nkind = "code"\ntitle = "{id}"\nfunctions = ["{name}"]\nuses = {uses}\n'
CASES = 'import numpy as np\ndef cases(rng):\n    yield "two", {"x": np.array([1.0, 2.0])}\n'
DOUBLE = "def double(x):\n    return 2 * x\n"
AFTER = "from mynn import double\ndef after(x):\n    return double(x) + 1\n"


def small(folder: Path, name: str, function: str, reference: str, uses: list[str]) -> Exercise:
    place = folder / name
    place.mkdir(parents=True)
    (place / "exercise.toml").write_text(SPEC.format(id=name, name=function, uses=uses))
    (place / "reference.py").write_text(reference)
    (place / "starter.py").write_text(f"def {function}(x):\n    raise NotImplementedError\n")
    (place / "cases.py").write_text(CASES)
    (place / "statement.md").write_text(f"# {name}\n")
    return load_exercise(place, "small")


def test_an_answer_runs_on_the_learners_own_passed_answers(draws: Draws, tmp_path: Path) -> None:
    double = small(tmp_path, "double-it", "double", DOUBLE, [])
    after = small(tmp_path, "after-it", "after", AFTER, ["double-it"])
    twice = b"double = lambda x: x + x"
    wrong, other_way = AFTER.replace("+ 1", "+ 2"), "import mynn\nafter = lambda x: 2 + mynn.double(x)\n"
    handed_in = [
        Submission("ada", "ada", answers={"double-it": DOUBLE.encode(), "after-it": wrong.encode()}),
        Submission("bob", "bob", answers={"double-it": twice, "after-it": other_way.encode()}),
        Submission("cem", "cem", answers={"double-it": b"double = abs", "after-it": wrong.encode()}),
    ]
    marks = [
        Mark(one.learner, name, "code", "pass" if passed else "fail", 0, 0, 1, 1)
        for one in handed_in
        for name, passed in (("double-it", one.learner != "cem"), ("after-it", False))
    ]
    exercises = {"double-it": double, "after-it": after}
    picked = without_name(marks, handed_in, exercises, {"after-it": {"double_it": DOUBLE}})
    assert [(one.learner, one.exercise.id) for one in picked] == [
        ("ada", "after-it"),
        ("bob", "after-it"),
        ("cem", "double-it"),
    ], "what cem's answer builds on has not passed"
    (group, _alone) = unnamed(picked, 3, draws).groups
    assert (group.learners, group.counterexample.given) == (("ada", "bob"), "[4, 6]")


def test_drafts_and_a_table_of_all_groups_are_written(groups, tmp_path: Path) -> None:
    written = drafts.write(tmp_path, Found(groups, {"conv2d": 4}))
    assert [path.name for path in written] == ["softmax-1.py", "softmax-2.py", "softmax-3.py", "groups.csv"]
    first = written[0].read_text("utf-8")
    assert first.startswith("# 3 learners, no name yet: softmax\n")
    assert "def unnamed_softmax_1(x, axis=-1):" in first
    with open(written[-1], encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["learners"], row["names"]) for row in rows[:2]] == [
        ("3", "bob; dan; eve"),
        ("2", "ada; cem"),
    ]
    assert drafts.write(tmp_path / "none", Found((), {})) == []


def test_the_unnamed_answers_of_a_class_are_found_and_written(
    judged: Judged, handed_in: list[Submission], draws: Draws, tmp_path: Path
) -> None:
    written = write_unnamed(tmp_path, judged.run, judged.marks, handed_in, judged.exercises, draws)
    assert [path.name for path in written] == ["softmax-1.py", "groups.csv"]
    assert "# 2 learners, no name yet: softmax" in written[0].read_text("utf-8")


def test_a_finished_draft_names_the_answers_and_an_unfinished_one_is_refused(
    groups, draws: Draws, tmp_path: Path
) -> None:
    folder = tmp_path / "exercises" / "softmax"
    shutil.copytree(EXERCISES / "softmax", folder)
    mistakes = folder / "mistakes.py"
    before = mistakes.read_text("utf-8")
    draft = drafts.text(groups[0], 1)
    mistakes.write_text(before + "\n\n" + draft, encoding="utf-8")
    problems = [str(problem) for problem in check_pack(folder)]
    assert len(problems) == 1 and "unnamed_softmax_1" in problems[0] and "two paragraphs" in problems[0]

    place = draft.index('"""')
    end = draft.index('"""', place + 3)
    finished = draft[: place + 3] + "No slice sums to 1. Why?\n\n    Do not square." + draft[end:]
    mistakes.write_text(before + "\n\n" + finished, encoding="utf-8")
    assert not check_pack(folder)
    verdict = judge_code(load_exercise(folder, "course"), SQUARED_TORCH.encode(), 11, draws)
    assert (verdict.mistake, verdict.message) == ("unnamed_softmax_1", "No slice sums to 1. Why?")


@pytest.mark.parametrize(
    ("source", "kept", "gone"),
    [
        ('"""By Ada."""\n# Ada\ndef f(x):\n    "of Ada"\n    return x  # Ada\n', "return x", "Ada"),
        (
            "import numpy as np\nEPS = 1e-3\ndef f(x):\n    return x + EPS\n",
            "    EPS = 0.001",
            "def f(",
        ),
        ("def f(n):\n    return n and n * f(n - 1)\n", "n * m(n - 1)", "f(n - 1) "),
        ("from __future__ import annotations\ndef f(x):\n    '''x'''\n", "def m(x)", "__future__"),
    ],
)
def test_a_draft_keeps_the_code_and_loses_the_person(source: str, kept: str, gone: str) -> None:
    text = drafted(source, "f", "m")
    assert text is not None and kept in text and gone not in text
    (function,) = [node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)]
    assert function.name == "m" and "\n\n" not in ast.get_docstring(function)


@pytest.mark.parametrize(
    "source",
    [
        "",
        "def f(x:\n",
        "g = 1\n",
        "@g\ndef f(x): return x\n",
        "def f(x):\n    global y\n    y = x\n",
        "class f: pass\n",
    ],
)
def test_what_is_no_plain_function_is_not_drafted(source: str) -> None:
    assert drafted(source, "f", "m") is None


def test_an_answer_of_several_functions_is_shown_and_never_pasted(groups, tmp_path: Path) -> None:
    group = replace(
        groups[0],
        exercise=replace(groups[0].exercise, functions=("f", "g")),
        source="x = '''\n\"\"\"\nimport os\n'''\r\x0bimport os\n",
    )
    assert all(line.startswith("#") for line in drafts.text(group, 1).splitlines())
