"""A homework whose second exercise builds on the first, and a crew in this process to judge it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import ParamSpec, TypeVar

import classroom

P = ParamSpec("P")
R = TypeVar("R")

SCALE = "def scale(x, c):\n    return c * x\n"
SHIFT = "from mynn import scale\n\n\ndef shift(x, c):\n    return scale(x, 1) + c\n"
HALF = "def scale(x, c):\n    return c * x / 2\n"
SQUARED = "def scale(x, c):\n    return c * x * x\n"
LOOP = "def scale(x, c):\n    while True:\n        pass\n"
MISTAKES = '''def halved(x, c):
    """Every entry is half of what it should be. Where does the half come from?

    Do not divide.
    """
    return c * x / 2
'''
HOMEWORK = """
due = 2026-11-02T20:00:00+01:00
[homework.late]
per_day = 0.25
[homework.points]
scale-it = 4
"""


def small_pack(folder: Path, mistakes: str = MISTAKES) -> Path:
    """The pack `lines`: scale-it, shift-it (which uses it) and a derivation of the course."""
    classroom.make_pack(folder, ["softmax-two-classes"])
    add(folder, "scale-it", "scale", SCALE, [], mistakes)
    add(folder, "shift-it", "shift", SHIFT, ["scale-it"])
    (folder / "pack.toml").write_text(
        'format = 1\nid = "week-one"\nversion = "1.0"\ntitle = "Week one"\n[homework]\n'
        f'exercises = ["scale-it", "shift-it", "softmax-two-classes"]{HOMEWORK}'
    )
    return folder


def add(pack: Path, name: str, function: str, reference: str, uses: list[str], mistakes: str = "") -> None:
    """An exercise with one function of `x` and `c`."""
    folder = pack / "exercises" / name
    folder.mkdir(parents=True)
    (folder / "exercise.toml").write_text(
        f'format = 1\nid = "{name}"\nkind = "code"\ntitle = "{name}"\n'
        f'functions = ["{function}"]\nuses = {uses}\n[limits]\nseconds = 1\n'
    )
    (folder / "reference.py").write_text(reference)
    (folder / "starter.py").write_text(f"def {function}(x, c):\n    raise NotImplementedError\n")
    (folder / "cases.py").write_text(
        "import numpy as np\n\n\ndef cases(rng):\n"
        '    yield "small", {"x": np.array([1.0, 2.0]), "c": 3.0}\n'
        '    yield "drawn", {"x": rng.normal(size=4), "c": float(rng.normal())}\n'
    )
    (folder / "statement.md").write_text(f"# {name}\n\nWrite it.\n")
    if mistakes:
        (folder / "mistakes.py").write_text(mistakes)


def lay(folder: Path, learner: str, **answers: str) -> None:
    """A learner's folder; `scale_it="..."` becomes scale_it.py, a name with `_txt` a text."""
    place = folder / learner
    place.mkdir(parents=True, exist_ok=True)
    for name, text in answers.items():
        file = f"{name.removesuffix('_txt')}.txt" if name.endswith("_txt") else f"{name}.py"
        (place / file).write_text(text, encoding="utf-8")


class Here:
    """A crew of one thread of this process; `deaths` says how often its worker dies at the next work."""

    lost: tuple[type[BaseException], ...] = (BrokenExecutor,)

    def __init__(self, count: int = 1) -> None:
        self.pool = ThreadPoolExecutor(1)
        self.handed: list[tuple[object, ...]] = []
        self.renewed = 0

    def size(self) -> int:
        return 1

    def submit(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        self.handed.append(args)
        return self.pool.submit(work, *args, **kwargs)

    def renew(self) -> None:
        self.renewed += 1

    def prove(self, code: bool) -> str:
        return "here"

    def stop(self) -> None:
        self.pool.shutdown()
