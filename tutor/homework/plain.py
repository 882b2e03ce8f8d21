"""Answers without names and layout: the words that are left, and the passages that they make."""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from tutor.model import Kind
from tutor.packs.syntax import tree_of

PASSAGE = 10  # words: about two lines of a formula, one statement of Python
_WORD = re.compile(r"[^\W\d_]\w*|\d+(?:\.\d+)?|[^\s\w]|_\w*")
_BUILTIN = frozenset(dir(builtins))
# What NumPy and torch call by different names.
_SAME = {
    "amax": "max",
    "amin": "min",
    "dim": "axis",
    "keepdim": "keepdims",
    "torch": "numpy",
    "absolute": "abs",
}
# Fields of a syntax tree that say nothing of what is computed.
_IDLE = frozenset({"ctx", "annotation", "returns", "type_comment", "type_ignores", "type_params", "kind"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name that the learner chose; which one does not matter, only where it comes back."""

    text: str


Word = str | Name
Passage = tuple[str, ...]


def words(answer: str, kind: Kind) -> list[Word]:
    """The words of an answer: of Python its syntax tree's, of anything else the text's without comments.

    Python's comments, docstrings, imports, annotations and layout are gone, and torch reads like NumPy;
    what cannot be parsed is read as text.
    """
    if kind == "code":
        try:
            return list(_tree_words(tree_of(answer)))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            pass
    lines = (line.split("#")[0] for line in normalize("NFKC", answer).splitlines())
    return [word for line in lines for word in (*_WORD.findall(line), "\n") if line.strip()]


def passages(words: Sequence[Word]) -> set[Passage]:
    """Every run of ten words, its names numbered in their order in it.

    So a name that comes in somewhere does not change what stands before and after. Fewer words are one
    passage.
    """
    last = max(1, len(words) - PASSAGE + 1)
    return {_numbered(words[start : start + PASSAGE]) for start in range(last)} if words else set()


def _numbered(words: Sequence[Word]) -> Passage:
    order: dict[str, str] = {}
    return tuple(
        order.setdefault(word.text, f"name {len(order)}") if isinstance(word, Name) else word
        for word in words
    )


def _tree_words(tree: ast.Module) -> Iterator[Word]:
    """A walk along the tree with a stack: a learner's nesting may be deeper than Python's own."""
    known = _imported(tree)
    waiting: list[object] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.AST):
            if _is_idle(node):
                continue
            yield type(node).__name__
            fields = [value for name, value in ast.iter_fields(node) if name not in _IDLE]
            waiting += reversed([_value(node, value, known) for value in fields])
        elif isinstance(node, list):
            waiting += reversed(node)
        elif isinstance(node, (str, Name)):
            yield node


def _is_idle(node: ast.AST) -> bool:
    if isinstance(node, (ast.Import, ast.ImportFrom, ast.Pass)):
        return True
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _value(node: ast.AST, value: object, known: dict[str, str]) -> object:
    """A field as a word: an attribute and a keyword are the library's, a name is the learner's."""
    if isinstance(node, ast.Constant):
        return repr(value)[:40]
    if not isinstance(value, str):
        return value
    if isinstance(node, (ast.Attribute, ast.keyword)) or value in _BUILTIN:
        return _SAME.get(value, value)
    return _SAME.get(known.get(value, ""), known.get(value)) or Name(value)


def _imported(tree: ast.Module) -> dict[str, str]:
    """What imported names stand for, so that `np` and `numpy` are one."""
    known: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            known |= {alias.asname or alias.name.partition(".")[0]: alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            known |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    return known
