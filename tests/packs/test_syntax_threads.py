"""Answers are read in many threads at once, which Python's own parser does not stand."""

from __future__ import annotations

import ast
import gc
import sys
from concurrent.futures import ThreadPoolExecutor

from tutor.packs.syntax import tree_of

SOURCE = "x = [" + ", ".join(f"(({n} + a) * b[{n}], {{c: -d}})" for n in range(300)) + "]\n"


class Waste:
    """Garbage whose end runs Python code, in the middle of whatever made the collector run."""

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        sum(range(200))


def parsed(text: str) -> ast.Module:
    for _ in range(50):
        Waste()
    return tree_of(text)


def test_many_threads_may_parse_at_once() -> None:
    before, thresholds = sys.getswitchinterval(), gc.get_threshold()
    sys.setswitchinterval(1e-6)
    gc.set_threshold(20, 5, 5)
    try:
        with ThreadPoolExecutor(4) as pool:
            trees = list(pool.map(parsed, [SOURCE] * 40))
    finally:
        sys.setswitchinterval(before)
        gc.set_threshold(*thresholds)
    assert {ast.unparse(tree) for tree in trees} == {ast.unparse(ast.parse(SOURCE))}
