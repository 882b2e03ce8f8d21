"""What an exercise builds on: the exercises that it uses, and those that these use."""

from __future__ import annotations

from collections.abc import Callable

from tutor.model import Exercise


def foundations(exercise: Exercise, find: Callable[[str], Exercise]) -> list[Exercise]:
    """The exercises that this one uses, directly or not, each after those that it uses itself.

    `find` gives the exercise of a name `pack:id`, and may raise what it likes.
    """
    found: dict[str, Exercise] = {}

    def visit(one: Exercise) -> None:
        for used in one.uses:
            other = find(used if ":" in used else f"{one.pack}:{used}")
            key = f"{other.pack}:{other.id}"
            if key not in found:
                visit(other)
                found[key] = other

    visit(exercise)
    return list(found.values())


def module_name(exercise: Exercise) -> str:
    """The name under which an answer to `exercise` is part of `mynn`."""
    return exercise.id.replace("-", "_")
