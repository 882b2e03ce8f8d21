"""A passed exercise asked again: each form is drawn by its seed, and its right answer is judged right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.authors.code import uses_of
from tutor.judge.code import Draws
from tutor.judge.derivation import judge_derivation
from tutor.judge.variant import slip
from tutor.judge.variant.choose import FORMS, variant
from tutor.judge.variant.fill import fill
from tutor.judge.variant.form import Bench, Past, Variant
from tutor.judge.variant.judge import judged
from tutor.judge.variant.listing import diff, hunks, mended, wrong_lines
from tutor.judge.variant.own_mistake import own_mistake
from tutor.judge.variant.planted import planted
from tutor.judge.variant.questions import questions
from tutor.judge.variant.renamed import in_text, names_for, renamed
from tutor.judge.variant.shape import shape
from tutor.model import Attempt, Exercise
from tutor.progress.entries import Event

Named = Callable[[str], Exercise]
HEAD = "import numpy as np\ndef softmax(x, axis=-1):\n    x = np.asarray(x, float)  # scores\n"
WRONG = HEAD + "    e = np.exp(x - x.max())\n    return e / e.sum()\n"
RIGHT = HEAD + "    e = np.exp(x - x.max(axis, keepdims=True))\n    return e / e.sum(axis, keepdims=True)\n"


@pytest.fixture(scope="module")
def bench(draws: Draws) -> Bench:
    return Bench(draws, uses_of)


def attempt(n: int, status: Any, answer: str, mistake: str | None = None, **more: Any) -> Attempt:
    at = f"2026-03-0{n}T09:00:00.000000+00:00"
    base = (f"{n}", at, "course", "softmax", "code", status, 0.5, 1, mistake, True, "h", answer, {}, "0")
    return replace(Attempt(*base), **more)


MADE = Past(
    (attempt(1, "fail", WRONG, "normalised_over_everything"), attempt(2, "pass", RIGHT)),
)


def says(asked: Variant, answer: str, bench: Bench) -> str:
    return judged(asked, answer.encode(), bench).outcome


# -------------------------------------------------------------------------------------------------- code


def test_a_mistake_once_made_comes_back_in_the_learners_own_words(
    bench: Bench, exercise_named: Named
) -> None:
    asked = variant(exercise_named("softmax"), 5, MADE, bench)
    assert (asked.form, asked.own, asked.mistake) == ("find", True, "normalised_over_everything")
    lines = asked.source.splitlines()
    assert "np.exp(x - x.max())" in lines[asked.wrong[0] - 1] or "e.sum()" in lines[asked.wrong[0] - 1]
    assert "# scores" not in asked.source and "5  " in asked.statement
    found = judged(asked, f"line {asked.wrong[0]}".encode(), bench)
    assert (found.outcome, found.message) == ("right", asked.says)
    assert "All entries of your result together sum to 1" in found.message


def test_putting_only_the_wrong_lines_right_makes_the_answer_pass(
    bench: Bench, exercise_named: Named
) -> None:
    source = WRONG.replace("return e / e.sum()", "total = e.sum()\n    return e / total")
    better = source.replace("x.max()", "x.max(axis, keepdims=True)").replace(
        "sum()", "sum(axis, keepdims=True)"
    )
    past = Past((attempt(1, "fail", source, "normalised_over_everything"), attempt(2, "pass", better)))
    asked = own_mistake(exercise_named("softmax"), 5, past, bench)
    assert asked is not None and len(asked.wrong) <= 2
    right = dict(
        zip(asked.wrong, [row[2:] for row in asked.right.splitlines() if row[0] == "+"], strict=True)
    )
    assert all(row in better for row in right.values())


def test_an_answer_that_was_written_anew_is_no_riddle(bench: Bench, exercise_named: Named) -> None:
    sources = exercise_named("softmax").sources
    other = max((text for name, text in sources.items() if name.startswith("accept/")), key=len)
    past = Past((attempt(1, "fail", WRONG, "normalised_over_everything"), attempt(2, "pass", other)))
    asked = own_mistake(exercise_named("softmax"), 5, past, bench)
    assert asked is None


def test_a_mistake_that_came_back_makes_room_for_others(bench: Bench, exercise_named: Named) -> None:
    data = {"outcome": "right", "mistake": "normalised_over_everything", "variant": "find"}
    done = replace(
        MADE, events=(Event("u", "2026-03-09T09:00:00+00:00", "course", "softmax", "review", data),)
    )
    forms = {variant(exercise_named("softmax"), seed, done, bench).form for seed in range(8)}
    assert forms == {"find", "fill", "shape"}


def test_a_planted_line_fails_and_the_line_that_was_there_passes(bench: Bench, exercise_named: Named) -> None:
    exercise = exercise_named("softmax")
    for seed in range(3):
        asked = planted(exercise, seed, MADE, bench)
        assert asked is not None and asked == planted(exercise, seed, MADE, bench)
        [n] = asked.wrong
        other = 1 if n > 1 else 2
        assert says(asked, str(n), bench) == "right"
        assert says(asked, str(other), bench) == "wrong"


def test_another_line_that_puts_it_right_is_right_too(bench: Bench, exercise_named: Named) -> None:
    asked = own_mistake(exercise_named("softmax"), 5, MADE, bench)
    assert asked is not None
    lines = asked.source.splitlines()
    free = next(n for n, line in enumerate(lines, 1) if "asarray" in line)
    e = "np.exp(x - x.max(axis, keepdims=True))"
    whole = f"x = np.asarray(x, float); return {e} / {e}.sum(axis, keepdims=True)"
    assert says(asked, f"{free}: {whole}", bench) == "right"
    assert says(asked, f"{free}: x = x", bench) == "wrong"


@pytest.mark.parametrize("answer", ["", "first", "0", "999", "3.5", "-", "3 4", "\x00", "9" * 90])
def test_what_names_no_line_costs_no_try(answer: str, bench: Bench, exercise_named: Named) -> None:
    asked = own_mistake(exercise_named("softmax"), 5, MADE, bench)
    assert asked is not None
    found = judged(asked, answer.encode(), bench)
    assert found.outcome == "open" and found.message


def test_the_blanks_are_in_the_learners_own_answer_and_judged_as_a_whole(
    bench: Bench, exercise_named: Named
) -> None:
    asked = fill(exercise_named("softmax"), 1, MADE, bench)
    assert asked is not None and asked.starter.count("____") == 2 and "# scores" in asked.starter
    assert says(asked, asked.starter, bench) == "open", "nothing was put in yet"
    assert says(asked, RIGHT, bench) == "right"
    assert says(asked, "def softmax(:", bench) == "open"


def test_the_shape_of_a_new_case_is_asked(bench: Bench, exercise_named: Named) -> None:
    exercise = exercise_named("softmax")
    asked = {seed: shape(exercise, seed, Past(), bench) for seed in range(4)}
    assert len({each.right for each in asked.values() if each}) > 1
    for each in asked.values():
        assert each is not None
        assert [says(each, text, bench) for text in (each.right, "(7, 7, 7, 7, 7)")] == ["right", "wrong"]
    assert shape(exercise_named("batch-norm"), 1, Past(), bench) is None


# -------------------------------------------------------------------------------------------- derivations


@pytest.mark.parametrize("name", ["softmax-jacobian", "gaussian-mean-mle", "attention-query-gradient"])
def test_under_other_names_the_old_answer_fails_and_the_renamed_one_passes(
    name: str, bench: Bench, exercise_named: Named
) -> None:
    exercise = exercise_named(name)
    asked = renamed(exercise, 3, Past(), bench)
    assert exercise.derivation is not None and asked is not None and asked.task.derivation is not None
    assert says(asked, asked.right, bench) == "right"
    assert says(asked, "\n".join(exercise.derivation.model), bench) != "right"
    kept = asked.task.derivation.names.keys() & exercise.derivation.names.keys()
    assert len(kept) <= 1, "the letters of the alphabet may run out"


def test_a_planted_slip_is_found_by_its_line_and_named(bench: Bench, exercise_named: Named) -> None:
    exercise = exercise_named("softmax-jacobian")
    asked = slip.slipped(exercise, 2, Past(), bench)
    assert asked is not None and asked.mistake in {each.name for each in exercise.derivation.slips}
    assert judged(asked, str(asked.wrong[0]).encode(), bench).message == asked.says
    assert says(asked, str(asked.wrong[0] % len(asked.source.splitlines()) + 1), bench) == "wrong"


def test_the_learners_own_slip_comes_back(bench: Bench, exercise_named: Named) -> None:
    exercise = exercise_named("softmax-jacobian")
    model = list(exercise.derivation.model)
    answer = "# mine\n" + "\n".join([*model[:3], "", "= s[i]*(1 - s[j])", model[4]])
    assert judge_derivation(exercise, answer, 1).mistake == "delta-forgotten"
    past = Past((attempt(1, "fail", answer, "delta-forgotten"),))
    asked = variant(exercise, 2, past, bench)
    assert (asked.form, asked.own, asked.wrong, asked.mistake) == ("find", True, (4,), "delta-forgotten")
    assert "For i different from j" in asked.says


@given(st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_new_names_are_new_and_two_names_stay_two(exercise_named: Named, chance: Any) -> None:
    declared = exercise_named("softmax-jacobian").derivation
    names = names_for(declared, chance)
    assert names.keys() == declared.names.keys()
    assert len(set(names.values())) == len(names)
    assert not set(names.values()) & {*declared.names, "s", "e", "E", "delta"}
    back = {new: old for old, new in names.items()}
    for line in declared.model:
        assert in_text(in_text(line, names), back) == line


# --------------------------------------------------------------------------------------------------- quiz


def test_questions_that_went_wrong_before_are_asked_first_with_new_numbers(
    bench: Bench, exercise_named: Named
) -> None:
    exercise = exercise_named("softmax-quiz")
    every = questions(exercise, 1, Past(), bench)
    assert every is not None
    last = every.questions[-1].id
    event = Event(
        "u", "2026-03-09T09:00:00+00:00", "course", "q", "question", {"question": last, "right": False}
    )
    again = [questions(exercise, seed, Past((), (event,)), bench) for seed in range(4)]
    assert {each.questions[0].id for each in again if each} == {last}
    assert len({each.right for each in again if each}) > 1
    for each in again:
        assert each is not None and says(each, each.right, bench) == "right"


def test_a_question_without_an_answer_costs_nothing(bench: Bench, exercise_named: Named) -> None:
    asked = questions(exercise_named("softmax-quiz"), 1, Past(), bench)
    assert asked is not None
    found = judged(asked, asked.right.splitlines()[0].encode(), bench)
    assert found.outcome == "open" and "2, 3" in found.message


# ------------------------------------------------------------------------------------------------ all kinds


def test_the_pack_may_say_which_forms(bench: Bench, exercise_named: Named) -> None:
    only = replace(exercise_named("softmax"), variants=("shape",))
    assert {variant(only, seed, MADE, bench).form for seed in range(3)} == {"shape"}
    assert {form for forms in FORMS.values() for form in forms} == {
        "find",
        "fill",
        "shape",
        "rename",
        "questions",
    }


def test_where_no_shorter_form_fits_all_of_it_is_asked(bench: Bench, exercise_named: Named) -> None:
    only = replace(exercise_named("batch-norm"), variants=("shape",))
    asked = variant(only, 1, Past(), bench)
    assert (asked.form, asked.starter) == ("whole", only.sources["starter.py"])


LINES = st.lists(st.sampled_from(["a", "b", "c", "d", "e"]), min_size=1, max_size=8)


@given(LINES, LINES)
def test_putting_every_hunk_right_gives_the_other_text(wrong: list[str], right: list[str]) -> None:
    different = hunks(wrong, right)
    assert mended(wrong, different) == "\n".join(right)
    numbers = wrong_lines(wrong, different)
    assert bool(numbers) == (wrong != right) and all(1 <= n <= len(wrong) for n in numbers)
    assert len(diff(wrong, different).splitlines()) >= len(different)
