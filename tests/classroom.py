"""A generated class: a homework made of exercises of the course, and what its learners hand in."""

from __future__ import annotations

import random
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from tutor.homework.bundle import Header, claim, write_bundle
from tutor.model import Exercise
from tutor.packs.hashing import pack_hash
from tutor.packs.load import load_exercise
from tutor.text.quiz import parse
from tutor.text.quiz.question import Blank, Choice, Formula, Number, Order, Question, Shape
from tutor.text.quiz.values import LETTERS

COURSE = Path(__file__).parents[1] / "exercises"
EXERCISES = ("softmax", "linear-backward", "softmax-jacobian", "softmax-quiz")
SUBMITTED = "2026-11-02T20:00:00+01:00"
Shares = Mapping[str, float]
MIXED: Shares = {"right": 0.55, "mistake": 0.3, "unreadable": 0.1, "raises": 0.04, "hanging": 0.01}


def make_pack(folder: Path, exercises: Sequence[str] = EXERCISES, homework: str = "") -> Path:
    """A pack in `folder` that sets these exercises of the course as homework."""
    for name in exercises:
        shutil.copytree(COURSE / name, folder / "exercises" / name)
    (folder / "pack.toml").write_text(
        'format = 1\nid = "week-one"\nversion = "1.0"\ntitle = "Week one"\n'
        f"[homework]\nexercises = {list(exercises)!r}\n{homework}".replace("'", '"')
    )
    return folder


def loaded(pack: Path) -> dict[str, Exercise]:
    """The exercises of a pack by id."""
    return {path.name: load_exercise(path, "week-one") for path in sorted((pack / "exercises").iterdir())}


def answer(exercise: Exercise, kind: str, chance: random.Random) -> bytes:
    """An answer that is right, a known mistake, unreadable, raises or hangs; right where there is no such."""
    if exercise.kind == "code":
        return _code(exercise, kind, chance).encode()
    if exercise.derivation is not None:
        slips = exercise.derivation.slips
        if kind == "mistake" and slips:
            return (chance.choice(slips).line + "\n").encode()
        lines = ["((" if kind == "unreadable" else line for line in exercise.derivation.model]
        return ("\n".join(lines) + "\n").encode()
    questions = parse(exercise.sources["quiz.md"], {}).questions
    given = [_given(question, kind == "mistake", chance) for question in questions]
    return "".join(f"{n}: {text}\n" for n, text in enumerate(given, 1)).encode()


def _given(question: Question, wrong: bool, chance: random.Random) -> str:
    form = question.form
    if isinstance(form, Choice):
        right = [letter for letter, option in zip("abcdefgh", form.options, strict=False) if option.right]
        return chance.choice("abc") if wrong else " ".join(right)
    if isinstance(form, Number):
        return f"{form.value + wrong:g}"
    if isinstance(form, Blank):
        return "; ".join(gap[0] for gap in form.gaps)
    if isinstance(form, Formula):
        return form.text
    if isinstance(form, Shape):
        return f"({', '.join(form.sizes)})"
    if isinstance(form, Order):
        return "; ".join(form.items)
    return " ".join(f"{LETTERS[n]}-{form.shown.index(n) + 1}" for n in range(len(form.pairs)))


def _code(exercise: Exercise, kind: str, chance: random.Random) -> str:
    sources = exercise.sources
    right = [text for name, text in sorted(sources.items()) if name.startswith("accept/")]
    if kind == "mistake" and len(exercise.functions) == 1:
        name = chance.choice(exercise.mistakes).name
        return f"{sources['mistakes.py']}\n\n{exercise.functions[0]} = {name}\n"
    if kind == "unreadable":
        return "def f(:\n    pass\n"
    if kind in ("raises", "hanging"):
        body = "raise ValueError('no')" if kind == "raises" else "while True:\n        pass"
        return "\n\n".join(f"def {name}(*x, **y):\n    {body}\n" for name in exercise.functions)
    return chance.choice(right)


def hand_in(
    folder: Path, learner: str, exercises: Mapping[str, Exercise], answers: Mapping[str, bytes], **header: str
) -> Path:
    """A bundle as `tutor submit` makes it, which claims that every answer passes."""
    hashes = {name: exercise.hash for name, exercise in exercises.items()}
    claims = {
        name: claim(name, exercises[name].kind, hashes[name], data, status="pass", attempts=1)
        for name, data in answers.items()
    }
    about = Header("week-one", "1.0", pack_hash(hashes), "0.1", learner, "name", SUBMITTED, claims)
    path = folder / f"{learner}.zip"
    write_bundle(path, replace(about, **header), answers)  # type: ignore[arg-type]
    return path


def make_class(folder: Path, pack: Path, learners: int, shares: Shares = MIXED, seed: int = 1) -> None:
    """Bundles of a class; no two answers are the same bytes, so that each has to be judged."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)
    exercises = loaded(pack)
    for n in range(learners):
        learner = f"learner-{n:04d}"
        answers = {}
        for name, exercise in exercises.items():
            kind = chance.choices(list(shares), list(shares.values()))[0]
            answers[name] = answer(exercise, kind, chance) + f"# {learner}\n".encode()
        hand_in(folder, learner, exercises, answers)
