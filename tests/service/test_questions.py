"""One question at a time: every form is judged by the judge, and the record keeps the first try alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tutor.packs.index import Index
from tutor.service import client
from tutor.text.quiz import parse, right_answers

ROOT = Path(__file__).parents[2]
TEXT = """## Choice

- [x] one
  > Because.
- [x] two
- [ ] three
  > Three is odd.

## Blank

The [[sigmoid|logistic]] of [[zero|0]].

## Number

= 0.25 ± 0.01

! 4 > Upside down.

:::explain
A quarter.
:::

## Shape

= (N, T)

## Order

1. first
2. second
3. third

## Match

- a -> one
- b -> two

## Formula

= x^2 + sigma
"""
QUIZ = parse(TEXT)


@pytest.fixture
def service(own_home: Path) -> Iterator[Path]:
    yield own_home
    client.stop()


def asked(question: str, answer: str) -> dict[str, object]:
    return client.call("question", TEXT.encode(), question=question, answer=answer)


def test_every_form_is_judged_and_explained(service: Path) -> None:
    for question, line in zip(QUIZ.questions, right_answers(QUIZ).splitlines(), strict=True):
        assert asked(question.id, line.partition(": ")[2])["status"] == "pass", question.id
    for name, answer, status, says in [
        ("choice", "c", "fail", "Three is odd."),
        ("choice", "a", "fail", "not all that holds"),
        ("choice", "a b", "pass", "Because."),
        ("number", "1/4", "pass", "A quarter."),
        ("number", "4", "fail", "Upside down."),
        ("number", "four", "invalid", "is no number"),
        ("formula", "sigma + x*x", "pass", ""),
        ("formula", "x^3 + sigma", "fail", "Is that what it should give?"),
        ("formula", "x +* 2", "invalid", "^"),
    ]:
        found = asked(name, answer)
        assert found["status"] == status, (name, answer, found)
        assert says in str(found["says"])


def test_the_first_try_in_an_exercise_is_the_one_that_is_kept(service: Path) -> None:
    about = {"exercise": "softmax-quiz", "question": "shift"}
    assert client.call("question", answer="a", **about)["first"] is True
    again = client.call("question", answer="c", **about)

    assert (again["status"], again["first"]) == ("pass", False)


def test_what_cannot_be_asked_is_one_sentence(service: Path) -> None:
    for blob, more in [
        (b"## Nothing\n", {"question": "nothing", "answer": "a"}),
        (TEXT.encode(), {"question": "gone", "answer": "a"}),
        (TEXT.encode(), {"question": "choice"}),
        (b"", {"exercise": "softmax", "question": "choice", "answer": "a"}),
    ]:
        with pytest.raises(client.ServiceError) as problem:
            client.call("question", blob, **more)
        assert problem.value.exit == 2


def test_a_summary_is_kept_until_the_exercise_or_the_program_changes(tmp_path: Path) -> None:
    folder = tmp_path / "exercises" / "softmax"
    source = ROOT / "exercises" / "softmax"
    for path in source.rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            kept = folder / path.relative_to(source)
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(path.read_bytes())
    file = tmp_path / "cache" / "exercises.json"
    index = Index(file, "one")
    first = index.summary(folder, "course", "en")
    index.keep()
    assert Index(file, "one").summary(folder, "course", "en") == first
    spec = folder / "exercise.toml"
    spec.write_text(spec.read_text().replace("never overflows", "is new"))
    assert Index(file, "one").summary(folder, "course", "en")["title"] == "Softmax that is new"
    file.write_text("{")

    assert Index(file, "two").summary(folder, "course", "en")["title"] == "Softmax that is new"
