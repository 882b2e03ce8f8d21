"""A derivation under other names, begun at a later line: the same steps, not the same letters to remember."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from random import Random

from tutor.algebra.errors import AlgebraError
from tutor.algebra.grammar import parse_step
from tutor.algebra.tokens import tokenize
from tutor.algebra.vocabulary import CONSTANTS, FORMS, FUNCTIONS, KRONECKER, plain_name
from tutor.judge.derivation import judge_derivation
from tutor.judge.variant.form import Bench, Past, Variant
from tutor.judge.variant.given import given
from tutor.model import Derivation, Exercise, Name, Slip
from tutor.words import _

INDICES = tuple("ijklmnpqrtuvwcdfgh")
SMALL = tuple("abcghpqrtuvwxyz")
CAPITALS = tuple("ABCDFGHMPQRSUVWXYZ")
MINUTES = 3
_MARKUP = re.compile(r"[^\W\d]\w*(?=\[)")
_WORD = re.compile(r"[^\W\d]\w*")


def renamed(exercise: Exercise, seed: int, past: Past, bench: Bench) -> Variant | None:
    """Derive the same under other names. None where the model does not pass any more. Raises AlgebraError."""
    chance = Random(seed)
    declared = exercise.derivation or Derivation()
    other = _under(declared, names_for(declared, chance))
    starts = _starts(other)
    chance.shuffle(starts)
    for start in [*starts, 0]:
        begun = _begun(other, start)
        task = replace(exercise, derivation=replace(begun, code=None, code_names={}), names=begun.names)
        if _passes(task, seed):
            said = _("The same derivation, under other names.")
            statement = f"# {exercise.title}\n\n{said}\n\n{given(begun)}\n"
            model = "\n".join(begun.model)
            return Variant("rename", exercise.id, seed, statement, MINUTES, task, right=model)
    return None


def names_for(declared: Derivation, chance: Random) -> dict[str, str]:
    """A new name for each declared one, of the same kind of letter; no two alike, none with a meaning."""
    texts = [*declared.definitions, *declared.definitions.values(), *declared.model, *_ends(declared)]
    taken = {
        plain_name(word) for text in [*texts, *(declared.goal_uses or ())] for word in _WORD.findall(text)
    }
    taken |= {*map(plain_name, declared.names), *FUNCTIONS, *FORMS, *CONSTANTS, KRONECKER, *declared.sizes}
    taken |= {dimension for name in declared.names.values() for dimension in name.shape}
    found: dict[str, str] = {}
    for name, what in declared.names.items():
        pool = [letter for letter in _letters(name, what) if letter not in taken]
        if pool:
            found[plain_name(name)] = chance.choice(pool)
            taken.add(found[plain_name(name)])
    return found


def _letters(name: str, what: Name) -> tuple[str, ...]:
    if what.kind == "index":
        return INDICES
    return CAPITALS if what.kind == "matrix" or name[:1].isupper() else SMALL


def _ends(declared: Derivation) -> list[str]:
    return [text for text in (declared.start, declared.goal) if text is not None]


def _under(declared: Derivation, names: Mapping[str, str]) -> Derivation:
    """The derivation with every name replaced. Raises AlgebraError for a text that cannot be read."""

    def of(text: str) -> str:
        return in_text(text, names)

    def lines(texts: Iterable[str]) -> tuple[str, ...]:
        return tuple(map(of, texts))

    slips = (_slip(slip, names) for slip in declared.slips)
    return replace(
        declared,
        start=None if declared.start is None else of(declared.start),
        goal=None if declared.goal is None else of(declared.goal),
        goal_uses=None if declared.goal_uses is None else lines(declared.goal_uses),
        solve_for=None if declared.solve_for is None else of(declared.solve_for),
        names={of(name): what for name, what in declared.names.items()},
        definitions={of(head): of(body) for head, body in declared.definitions.items()},
        slips=tuple(slip for slip in slips if slip is not None),
        model=lines(declared.model),
        accept=tuple(map(lines, declared.accept)),
    )


def in_text(text: str, names: Mapping[str, str]) -> str:
    """A line with its names replaced and all else as it was written. Raises AlgebraError."""
    found = text
    for token in reversed(tokenize(text)):
        if token.kind == "name" and token.text in names:
            found = found[: token.start] + names[token.text] + found[token.end :]
    return found


def _slip(slip: Slip, names: Mapping[str, str]) -> Slip | None:
    """A slip under other names; None where its words name something that cannot be told from a word."""
    says = _MARKUP.sub(lambda found: names.get(plain_name(found[0]), found[0]), slip.says)
    rest = {plain_name(word) for word in _WORD.findall(_MARKUP.sub("", slip.says))}
    indexed = re.findall(r"\[([^\]]*)\]", slip.says)
    if rest & names.keys() or any(names.keys() & set(_WORD.findall(inside)) for inside in indexed):
        return None
    return replace(slip, line=in_text(slip.line, names), says=says)


def _starts(declared: Derivation) -> list[int]:
    """The lines of the model (from 1) that may stand in the place of the start: equal to it, not the last."""
    if declared.start is None:
        return []
    known = frozenset(map(plain_name, declared.names)) | {
        head.partition("[")[0] for head in declared.definitions
    }
    relations = [parse_step(line, known).relation for line in declared.model]
    wanted = "<=>" if declared.solve_for is not None else "="
    if any(relation != wanted for relation in relations):
        return []
    return list(range(1, len(declared.model)))


def _begun(declared: Derivation, at: int) -> Derivation:
    """The derivation from line `at` of its model on; 0 is its own start."""
    if at == 0:
        return declared
    start = declared.model[at - 1].strip().removeprefix("<=>").removeprefix("=").strip()
    left = declared.model[at:]
    least = 1 if len(left) == 1 else max(2, min(declared.min_lines, len(left)))
    return replace(declared, start=start, model=left, accept=(), min_lines=least)


def _passes(task: Exercise, seed: int) -> bool:
    assert task.derivation is not None
    if not task.derivation.model:
        return True
    try:
        return judge_derivation(task, "\n".join(task.derivation.model), seed).status == "pass"
    except AlgebraError:
        return False
