"""What a cell says of an exception and of printed text: plain data, whatever foreign code tries."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.sandbox import chance, wire
from tutor.sandbox.console import Console
from tutor.sandbox.programs import FRAMES, NAMES, describe, make_mynn, module_from


@pytest.fixture(autouse=True)
def modules() -> Iterator[None]:
    """Modules that a test makes are gone after it."""
    before = dict(sys.modules)
    yield
    for name in set(sys.modules) - set(before):
        del sys.modules[name]


def described(source: str) -> dict[str, Any]:
    """What is said of the exception that `run()` of this file raises."""
    module = module_from("answer", source)
    try:
        module.run()
    except BaseException as problem:
        return describe(problem, "case", "answer.py")
    raise AssertionError("it raised nothing")


def test_shapes_belong_to_the_line_and_to_its_own_variables() -> None:
    said = described(
        "import numpy as np\nW = np.ones(9)\ndef run():\n    q, k = np.ones((2, 3)), np.ones((4, 3))\n"
        "    unused, other = np.ones(5), 1\n    return q @ k + W + other\n"
    )
    assert said["frames"] == [
        {
            "line": 6,
            "text": "return q @ k + W + other",
            "function": "run",
            "shapes": {"q": [2, 3], "k": [4, 3]},
        }
    ]


def test_only_exact_types_are_measured() -> None:
    said = described(
        "import numpy as np\nclass A(np.ndarray):\n    shape = property(lambda self: 1 / 0)\n"
        "class L(list):\n    def __len__(self):\n        raise SystemExit\n"
        "def run():\n    a, l, t, n = np.ones(3).view(A), L(), (1, 2), [4, 5]\n    a, l, t, n, nothing\n"
    )
    assert said["type"] == "NameError" and said["frames"][-1]["shapes"] == {"n": 2}


def test_an_exception_that_cannot_be_shown_is_still_described() -> None:
    said = described(
        "class Odd(Exception):\n    def __str__(self):\n        raise SystemExit\ndef run():\n    raise Odd\n"
    )
    assert said["type"] == "Odd" and said["line"] == 5 and "cannot be printed" in said["message"]


def test_a_class_body_with_a_namespace_of_its_own_is_not_asked() -> None:
    said = described(
        "class Space(dict):\n    def get(self, *a):\n        raise SystemExit\n    __getitem__ = get\n"
        "class Meta(type):\n    @classmethod\n    def __prepare__(cls, *a):\n        return Space()\n"
        "def run():\n    class C(metaclass=Meta):\n        x = 1 / 0\n"
    )
    assert said["type"] in ("SystemExit", "ZeroDivisionError")
    assert all(frame["shapes"] == {} for frame in said["frames"])


@given(st.integers(1, 12), st.integers(0, 20))
def test_a_description_is_small_and_can_be_sent(depth: int, names: int) -> None:
    variables = ", ".join(f"v{i}" for i in range(names)) or "None"
    source = "import numpy as np\n"
    source += f"def run(n={depth}):\n"
    source += "".join(f"    v{i} = np.ones((1, {i}))\n" for i in range(names))
    source += f"    return run(n - 1) if n else ({variables}, 1 / n)\n"
    said = described(source)
    assert len(said["frames"]) <= FRAMES
    assert all(len(frame["shapes"]) <= NAMES for frame in said["frames"])
    assert wire.decode(wire.encode(said)) == said


def test_mynn_holds_public_names_and_is_there_while_it_is_made() -> None:
    make_mynn({"one": "_secret = 1\ndef f():\n    return 1\n", "two": "from mynn import f\ng = f\n"})
    mynn = sys.modules["mynn"]
    assert mynn.g is mynn.f and not hasattr(mynn, "_secret")  # type: ignore[attr-defined]


def test_without_uses_there_is_no_mynn() -> None:
    make_mynn({})
    assert "mynn" not in sys.modules


def test_chance_is_fixed_even_where_no_seed_is_given() -> None:
    import random

    def sampled() -> list[float]:
        chance.fix(11)
        return [
            random.random(),
            np.random.random(),
            np.random.default_rng().random(),
            np.random.Generator(np.random.PCG64()).random(),
        ]

    entropy = np.random.bit_generator.randbits  # type: ignore[attr-defined]
    try:
        assert sampled() == sampled()
        assert np.random.default_rng().random() != np.random.default_rng().random()
    finally:
        np.random.bit_generator.randbits = entropy  # type: ignore[attr-defined]


def test_the_console_counts_bytes_and_hides_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    monkeypatch.setattr(sys, "stdout", sys.stdout)
    monkeypatch.setattr(sys, "stderr", sys.stderr)
    console = Console()
    for raw in console.raw:
        raw.fd = writing
    print("µ", end="")
    assert console.printed() == [2, 0]
    print("x", file=sys.stderr)
    print("\udc80")
    assert console.printed() == [2 + len(b"\\udc80\n"), 2]
    os.close(writing)
    with open(reading, "rb") as file:
        assert file.read() == "µx\n\\udc80\n".encode()
