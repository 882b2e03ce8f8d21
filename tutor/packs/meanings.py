"""What each key of a pack's TOML files means, in one line for an author's editor."""

from __future__ import annotations

from tutor.words import _


def of_key(table: str, key: str) -> str:
    """The meaning of `key` in the table that the spec called `table` reads; empty where it has none."""
    said = _meanings()
    return said.get(f"{table}.{key}") or said.get(key, "")


def _meanings() -> dict[str, str]:
    return _common() | _pack() | _code() | _derivation()


def _common() -> dict[str, str]:
    return {
        "format": _("The version of this format: 1."),
        "id": _("The name of the exercise's folder. It never changes: learners' progress hangs on it."),
        "kind": _("What an answer is: code, derivation or quiz."),
        "title": _("What learners see, on one line."),
        "concepts": _("What it teaches."),
        "needs": _("Ids of exercises that help. Advice, never a lock."),
        "bridge": _("The id of an easier exercise for somebody who is stuck."),
        "minutes": _("How long it takes, in minutes."),
        "points": _("What it is worth."),
        "source": _("Where in the course it comes from."),
        "variants": _("The forms in which a review may ask it. Without it: all that fit."),
        "mistakes": _("Words of known mistakes, by their names in mistakes.py."),
        "message": _("What the output shows, ending in a question."),
        "help": _("The remedy in one sentence, never code."),
        "starter": _("The starter with its comments translated; the code stays the same."),
    }


def _pack() -> dict[str, str]:
    return {
        "PackSpec.id": _("The pack's id. It never changes: learners' progress hangs on it."),
        "version": _('The pack\'s version, such as "1.2.0".'),
        "languages": _('Codes of the languages it is written in, such as ["en", "zh"].'),
        "needs_tutor": _('Which versions of the program can read it, such as ">=0.1".'),
        "units": _("Titles of the units, by the names of their folders without the number."),
        "homework": _("What is handed in, until when, and what counts."),
        "exercises": _("Ids of the exercises that are handed in."),
        "HomeworkTable.points": _(
            "Points of an exercise instead of its own: a number, or a table by output or question."
        ),
        "due": _("Until when: a date and time with its zone, unquoted."),
        "late": _("What an answer after the due moment is still worth. Without it: nothing."),
        "grace_minutes": _("Minutes after the due moment in which nothing is lost."),
        "per_day": _("The share of the points, 0 to 1, that each day begun costs."),
        "until": _("When even late answers end: a date and time with its zone."),
        "attempts": _("How many counted tries each exercise allows. Without it: any number."),
        "solutions_from": _("When solutions open: a date and time with its zone."),
        "identify_by": _("What learners put on what they hand in."),
        "feedback": _("How much of a verdict learners see."),
    }


def _code() -> dict[str, str]:
    return {
        "functions": _("Names that an answer must define."),
        "returns": _("Names of the outputs, where the function returns several."),
        "libraries": _("What an answer may import."),
        "uses": _("Ids of exercises whose passed answers can be imported from `mynn`."),
        "properties": _("Named properties that are judged beside the values."),
        "seeds": _("How many seeds the author's own test runs."),
        "limits": _("How long an answer may take, and how much memory."),
        "seconds": _("Seconds for all cases together."),
        "memory_mb": _("Memory in MiB."),
        "tolerance": _("How far an answer may be off, instead of the judge's own tolerance."),
        "rtol": _("Relative tolerance."),
        "atol": _("Absolute tolerance."),
        "rules": _("What the statement asks to do without."),
        "forbid": _("Names that an answer must not use."),
        "loops": _("Whether an answer may loop."),
    }


def _derivation() -> dict[str, str]:
    return {
        "start": _("The expression that the first line follows from."),
        "goal": _("What the last line must equal. Without it, any lines that follow are right."),
        "goal_uses": _("Names and functions that the last line may mention. Without it: any."),
        "solve_for": _("The unknown, where the lines are equations."),
        "min_lines": _("The fewest lines that count as a derivation."),
        "names": _("The names that formulas use, and what each of them is."),
        "definitions": _("What a name stands for, written as an expression."),
        "sizes": _("Sizes of the dimensions that are tried; lists of equal length."),
        "slips": _("Wrong lines that you expect, each with a question."),
        "TranslationSpec.slips": _("What is said about a slip, by its name."),
        "model": _("One right derivation, line by line."),
        "accept": _("Other right derivations, a list of lines each."),
        "code": _("exercise-id:output of the code that the last line must equal."),
        "code_names": _("Which name of the derivation is which input of that code."),
        "scalar": _("true: a single number."),
        "vector": _('The dimension of a vector, such as "K".'),
        "matrix": _('The two dimensions of a matrix, such as ["n", "d"].'),
        "index": _("The dimension that an index runs over."),
        "domain": _("Where its values lie."),
        "name": _("The slip's name."),
        "line": _("The wrong line."),
        "says": _("A question about that one step."),
    }
