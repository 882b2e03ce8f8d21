"""Likeness is found through new names and another layout, and short or given answers are left in peace."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from judged_class import RIGHT, RIGHT_RENAMED, STEPS

from tutor.homework.export import likeness
from tutor.homework.marks import Run, Submission
from tutor.homework.plain import passages, words
from tutor.homework.similar import similar
from tutor.model import Exercise

OWN_WAY = """import numpy as np

def softmax(x, axis=-1):
    moved = np.moveaxis(np.asarray(x, dtype=float), axis, 0)
    out = np.zeros(moved.shape)
    for place in np.ndindex(moved.shape[1:]):
        column = moved[(slice(None), *place)]
        best = column[0]
        for entry in column:
            best = entry if entry > best else best
        weights = [np.exp(entry - best) for entry in column]
        out[(slice(None), *place)] = np.array(weights) / sum(weights)
    return np.moveaxis(out, 0, axis)
"""
COPIED = '''import numpy

def softmax(scores, axis=-1):
    """My very own softmax."""
    a = numpy.moveaxis(numpy.asarray(scores, dtype=float), axis, 0)   # first axis


    b = numpy.zeros(a.shape)
    for p in numpy.ndindex(a.shape[1:]):
        c = a[(slice(None), *p)]
        top = c[0]
        for v in c:
            top = v if v > top else top
        w = [numpy.exp(v - top) for v in c]
        b[(slice(None), *p)] = (
            numpy.array(w) / sum(w)
        )
    return numpy.moveaxis(b, 0, axis)
'''
RUN = Run("p", "P <1>", "1", "0", 1, "0", {"softmax": "Softmax"}, {"softmax": 1.0})


@pytest.fixture(scope="module")
def softmax(exercise_named) -> Exercise:
    return exercise_named("softmax")


def found(exercise: Exercise, **answers: str):
    handed_in = [
        Submission(name, name, answers={exercise.id: text.encode()}) for name, text in answers.items()
    ]
    return similar(handed_in, {exercise.id: exercise})


def test_new_names_and_another_layout_do_not_hide_a_copy(softmax: Exercise) -> None:
    (like,) = found(softmax, ada=OWN_WAY, bob=COPIED, eve=RIGHT)
    assert (like.left, like.right, like.share) == (("ada", "bob"), (), 1.0)
    assert (like.left_text, like.right_text) == (OWN_WAY, COPIED)


def test_a_changed_copy_is_found_with_its_share(softmax: Exercise) -> None:
    changed = COPIED.replace("top = c[0]", "top = float(c[0])")
    (like,) = found(softmax, ada=OWN_WAY, bob=changed)
    assert (like.left, like.right) == (("ada",), ("bob",))
    assert 0.8 <= like.share < 1


def test_other_ways_of_writing_are_not_alike(exercise_named) -> None:
    for name in ("softmax", "layer-norm", "conv2d"):
        exercise = exercise_named(name)
        ways = {path: text for path, text in exercise.sources.items() if path.startswith("accept/")}
        assert len(ways) > 1
        unknown = {path: text for path, text in exercise.sources.items() if path not in ways}
        assert not found(replace(exercise, sources=unknown), **ways)


def test_what_the_pack_gives_is_nobodys_own(softmax: Exercise, exercise_named) -> None:
    assert not found(softmax, ada=RIGHT, bob=RIGHT_RENAMED), "two lines are alike by nature"
    for name in ("starter.py", "reference.py", "accept/loops.py"):
        assert not found(softmax, ada=softmax.sources[name], bob=softmax.sources[name])
    jacobian = exercise_named("softmax-jacobian")
    model = "\n".join(jacobian.derivation.model)
    assert not found(jacobian, ada=model, bob=model.replace(" ", "") + "  # mine")


def test_a_derivation_of_ones_own_is_found_without_its_spaces(exercise_named) -> None:
    jacobian = exercise_named("softmax-jacobian")
    line = "s[i]*(delta[i,j]*(1 + 2 - 2) + (exp(z[1])^2 - exp(2*z[1]))*cos(z[2]) - s[j])\n"
    (like,) = found(jacobian, ada=STEPS + line, bob=STEPS.replace(" ", "") + line.replace(" ", "") + "# own")
    assert (like.left, like.right) == (("ada", "bob"), ())


def test_what_a_tenth_of_the_class_writes_is_how_one_writes_it(softmax: Exercise) -> None:
    assert not found(softmax, **{f"learner{n}": OWN_WAY for n in range(11)})


def test_answers_that_python_cannot_read_are_compared_as_text(softmax: Exercise) -> None:
    broken = OWN_WAY.replace("return np", "return )np")
    (like,) = found(softmax, ada=broken, bob=broken.replace("    ", "\t"))
    assert like.share == 1.0


@settings(max_examples=50, deadline=None)
@given(st.text(), st.sampled_from(["code", "derivation"]))
def test_any_text_has_words_and_passages(text: str, kind) -> None:
    assert all(len(passage) <= 10 for passage in passages(words(text, kind)))


def test_deep_nesting_is_no_fault() -> None:
    for deep in ("(" * 5000, "-" * 4000 + "1", "x = " + "[" * 90 + "]" * 90, "a\0b"):
        assert words(deep, "code")


def test_two_hundred_answers_are_compared_through_an_index(softmax: Exercise) -> None:
    """All of one stock of lines, so that many share something, and two almost everything."""
    chance = random.Random(3)
    lines = [f"    v{n} = np.{op}(x * {n}) + {n}" for n in range(280) for op in ("sin", "cos", "exp")]
    answers = {}
    for n in range(200):
        own = "\n".join(chance.sample(lines, 12))
        answers[f"learner{n:03}"] = f"import numpy as np\ndef softmax(x, axis=-1):\n{own}\n    return v{n}\n"
    answers["copy"] = answers["learner007"].replace("v", "w")
    assert [like.left + like.right for like in found(softmax, **answers)] == [("copy", "learner007")]


def test_the_page_shows_both_texts_and_judges_nobody(softmax: Exercise, tmp_path: Path) -> None:
    evil = COPIED.replace("My very own", "</pre><script>")
    handed_in = [
        Submission(name, name, answers={"softmax": text.encode()})
        for name, text in {"ada": OWN_WAY, "王小明": evil}.items()
    ]
    (path,) = likeness.write(tmp_path, RUN, handed_in, {"softmax": softmax})
    document = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(path.read_text("utf-8"))
    assert [pre.text for pre in document.iter("pre")] == [OWN_WAY, evil]
    assert not list(document.iter("script"))
    assert "nothing here has touched a mark" in " ".join("".join(document.itertext()).split())
