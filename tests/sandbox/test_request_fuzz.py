"""Any bytes from a cell give a verdict and any request an answer: never an exception, never much memory."""

from __future__ import annotations

import random
import struct
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tutor.judge.code import Draws, judge_code
from tutor.judge.contract import as_json
from tutor.model import Exercise, Limits
from tutor.packs.load import load_exercise
from tutor.sandbox import stream, wire
from tutor.sandbox.stream import HEADER, Reader, StreamError
from tutor.service.jobs import Jobs

EXERCISES = Path(__file__).parents[2] / "exercises"
CASES = 14  # of softmax: thirteen, and one again
MEMORY_LIMIT = 24 << 20  # bytes that judging one hostile stream may take at its peak
EXITS = (
    "os._exit(0)",
    "os._exit(7)",
    "os.close(3)",
    "os.kill(os.getpid(), 11)",
    "os.abort()",
    "raise SystemExit",
    "pass",
    "import ctypes; ctypes.string_at(0)",
    "import ctypes; ctypes.CDLL(None).unshare(0)",
)

plain = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(2**100), 2**100),
        st.floats(),
        st.text(max_size=20),
        st.sampled_from(["load", "missing", "case", "SyntaxError", "PermissionError", "\x1b[2J"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(tuple),
        st.dictionaries(st.sampled_from(["out", "inputs", "stage", "type", "line", "x"]), inner, max_size=4),
    ),
    max_leaves=12,
)
described = st.fixed_dictionaries(
    {},
    optional={
        name: st.one_of(plain, st.sampled_from(["load", "missing", "case", "SyntaxError", "softmax"]))
        for name in ("stage", "type", "message", "line", "column", "frames", "missing", "defined", "file")
    },
)
answers = st.fixed_dictionaries(
    {"out": plain, "inputs": st.one_of(plain, st.dictionaries(st.just("x"), plain))}
)


@st.composite
def streams(draw: Any) -> bytes:
    """A good stream of wrong answers, with some of its frames exchanged and some of its bytes mutated."""
    frames = []
    for number in range(draw(st.integers(0, CASES))):
        value = draw(st.one_of(answers, plain))
        frames.append(stream.pack(stream.VALUE, number, value))
    if draw(st.booleans()):
        frames.append(stream.pack(stream.ERROR, len(frames), draw(described)))
    if draw(st.booleans()):
        frames.append(stream.pack(stream.DONE, len(frames)))
    if draw(st.booleans()):
        draw(st.randoms()).shuffle(frames)
    data = bytearray(b"".join(frames))
    for _ in range(draw(st.integers(0, 3))):
        if data:
            data[draw(st.integers(0, len(data) - 1))] = draw(st.integers(0, 255))
    return bytes(data) + draw(st.binary(max_size=20))


@pytest.fixture(scope="module")
def softmax() -> Exercise:
    exercise = load_exercise(EXERCISES / "softmax", "course")
    return replace(exercise, limits=Limits(1.0, 128))


def hostile(data: bytes, leave: str) -> bytes:
    """An answer that writes `data` where its frames belong, and then leaves in that way."""
    view = f"view = memoryview(bytes.fromhex({data.hex()!r}))"
    write = "while view:\n    view = view[os.write(3, view):]"
    return f"import os\n{view}\n{write}\n{leave}\n".encode()


@given(data=streams(), leave=st.sampled_from(EXITS))
@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_bytes_from_a_cell_give_a_verdict_that_is_no_pass(
    softmax: Exercise, draws: Draws, data: bytes, leave: str
) -> None:
    verdict = judge_code(softmax, hostile(data, leave), 1, draws)
    assert verdict.status in ("fail", "error", "violation", "invalid", "timeout")
    assert verdict.message
    assert as_json(verdict)["status"] == verdict.status


def frame(body: bytes, claimed: int | None = None) -> bytes:
    return HEADER.pack(b"V", 0, len(body) if claimed is None else claimed) + body


BOMBS = {
    "a long claim": frame(b"", (1 << 64) - 1),
    "a large array": frame(b"a" + struct.pack("<BBQ", 0, 1, 1 << 50)),
    "a long list": frame(b"l" + struct.pack("<I", 0xFFFFFFFF) + b"N" * 60_000),
    "many empty lists": frame(b"l" + struct.pack("<I", 13_000) + b"l\0\0\0\0" * 13_000),
    "many empty arrays": frame(b"l" + struct.pack("<I", 6_000) + (b"a\0\1" + bytes(8)) * 6_000),
    "endless bytes": b"V" * (1 << 20),
    "a full value": frame(b"s" + struct.pack("<I", 65_000) + b"x" * 65_000),
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=list(BOMBS))
def test_judging_hostile_bytes_takes_little_memory(softmax: Exercise, draws: Draws, bomb: bytes) -> None:
    # Short enough for an answer's 64 KiB: repeated pieces are made in the cell.
    source = f"import os, zlib\ndata = zlib.decompress(bytes.fromhex({_packed(bomb)!r}))\n".encode()
    source += b"view = memoryview(data)\nwhile view:\n    view = view[os.write(3, view):]\nos._exit(0)\n"
    judge_code(softmax, source, 1, draws)
    tracemalloc.start()
    try:
        verdict = judge_code(softmax, source, 1, draws)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert verdict.status in ("error", "violation", "fail")
    assert peak < MEMORY_LIMIT


def _packed(data: bytes) -> str:
    import zlib

    return zlib.compress(data, 9).hex()


def test_a_pack_cannot_turn_few_bytes_into_many_objects() -> None:
    item = b"a" + struct.pack("<BB", wire.DTYPES.index("|u1"), 0) + b"x"
    count = stream.ITEMS_LIMIT // 2
    body = b"l" + struct.pack("<I", count) + item * count
    reader = Reader(16 << 20)
    assert len(reader.feed(HEADER.pack(b"V", 0, len(body)) + body)[0].value) == count
    with pytest.raises(StreamError, match="too many items"):
        reader.feed(HEADER.pack(b"V", 1, len(body)) + body)


def test_many_tiny_frames_are_refused_before_they_fill_the_memory() -> None:
    reader = Reader(16 << 20)
    number = 0
    with pytest.raises(StreamError, match="too many items"):
        while number <= stream.ITEMS_LIMIT:
            frames = b"".join(stream.pack(b"V", number + n) for n in range(1000))
            reader.feed(frames)
            number += 1000


@pytest.fixture(scope="module")
def jobs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Jobs]:
    """The service's own table of requests, in a home of its own."""
    patch = pytest.MonkeyPatch()
    patch.setenv("TUTOR_HOME", str(tmp_path_factory.mktemp("fuzz") / "home"))
    made = Jobs()
    yield made
    made.close()
    patch.undo()


OPS = ("ping", "check", "run", "list", "exercise", "starter", "hint", "solution", "page", "quiz", "attempts")
KEYS = ("exercise", "seed", "size", "page", "path", "language", "file", "key", "value", "n", "id", "plain")
requests = st.dictionaries(
    st.one_of(st.sampled_from(KEYS), st.text(max_size=8)),
    st.one_of(
        plain, st.sampled_from(["softmax", "softmax-quiz", "sigmoid-derivative", "nosuch", "course:softmax"])
    ),
    max_size=6,
)


@given(
    op=st.one_of(st.sampled_from([*OPS, "note", "state"]), st.text(max_size=10)),
    request=requests,
    blob=st.one_of(st.binary(max_size=200), st.just(b"def softmax(x, axis=-1):\n    return x\n")),
)
@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_request_is_answered_by_a_dict(jobs: Jobs, op: str, request: dict[str, Any], blob: bytes) -> None:
    said = jobs.answer(op, dict(request), blob, lambda part: None)
    assert isinstance(said, dict)
    fault = str(said.get("error", ""))
    assert "fault of the program" not in fault, (op, request, fault)


def test_random_bytes_never_break_the_reader() -> None:
    """The reader alone, on far more streams than could go through cells."""
    chance = random.Random(7)
    good = b"".join(stream.pack(b"V", n, {"out": [1.0, (2, "x")], "inputs": {"x": None}}) for n in range(4))
    good += stream.pack(b"D", 4)
    for _ in range(5_000):
        data = bytearray(good)
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            Reader([1000] * 4).feed(bytes(data))
        except StreamError:
            pass
