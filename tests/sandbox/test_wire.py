"""The wire carries plain values both ways, and any bytes at all give a value or a WireError."""

from __future__ import annotations

import math
import struct
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.sandbox import wire

numbers = st.integers(-(2**100), 2**100) | st.floats() | st.booleans() | st.none() | st.text(max_size=20)
arrays = st.builds(
    lambda shape, code, seed: np.frombuffer(
        np.random.default_rng(seed).bytes(math.prod(shape) * np.dtype(wire.DTYPES[code]).itemsize),
        wire.DTYPES[code],
    ).reshape(shape),
    st.lists(st.integers(0, 4), max_size=3).map(tuple),
    st.sampled_from([0, 1, 2, 3, 5, 6, 9, 10]),
    st.integers(0, 2**32),
)
values = st.recursive(
    numbers | arrays,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)


def same(a: Any, b: Any) -> bool:
    if type(a) is not type(b):
        return False
    if isinstance(a, np.ndarray):
        return a.dtype == b.dtype and a.shape == b.shape and a.tobytes() == b.tobytes()
    if isinstance(a, (list, tuple)):
        return len(a) == len(b) and all(same(x, y) for x, y in zip(a, b, strict=True))
    if isinstance(a, dict):
        return a.keys() == b.keys() and all(same(a[k], b[k]) for k in a)
    return bool(a == b) or (a != a and b != b)


@given(values)
def test_what_is_sent_arrives(value: Any) -> None:
    assert same(wire.decode(wire.encode(value)), value)


@given(st.binary(max_size=400))
def test_any_bytes_are_a_value_or_refused(data: bytes) -> None:
    try:
        wire.decode(data)
    except wire.WireError:
        pass


@given(values, st.integers(0, 10**6), st.integers(0, 255))
def test_one_changed_byte_is_a_value_or_refused(value: Any, at: int, byte: int) -> None:
    data = bytearray(wire.encode(value))
    data[at % len(data)] = byte
    try:
        wire.decode(bytes(data))
    except wire.WireError:
        pass


@pytest.mark.parametrize(
    "data",
    [
        b"a" + struct.pack("<BBQ", 0, 1, 2**62),
        b"a" + struct.pack("<BB8Q", 0, 8, *[2**60] * 8),
        b"a" + struct.pack("<BBQQ", 0, 2, 0, 2**63),
        b"l" + struct.pack("<I", 2**32 - 1),
        b"m" + struct.pack("<I", 2**32 - 1),
        b"s" + struct.pack("<I", 2**32 - 1),
        b"l\x01\0\0\0" * 20 + b"N",
        b"i" + struct.pack("<H", 40) + b"-" * 40,
        b"i" + struct.pack("<H", 3) + "²".encode() + b"1",
        b"",
        b"NN",
        b"Z",
    ],
    ids=lambda d: repr(d[:8]),
)
def test_what_claims_more_than_it_is_gets_refused(data: bytes) -> None:
    with pytest.raises(wire.WireError):
        wire.decode(data)


@pytest.mark.parametrize(
    "value", [object(), {1: 2}, 2**200, np.array([object()]), 1j, {"a": {"b": object()}}]
)
def test_what_is_not_plain_is_not_sent(value: Any) -> None:
    with pytest.raises(wire.WireError):
        wire.encode(value)


def test_subclasses_are_not_sent_by_their_looks() -> None:
    class Sly(float):
        def __eq__(self, other: object) -> bool:
            return True

        __hash__ = float.__hash__

    with pytest.raises(wire.WireError):
        wire.encode(Sly(1.0))


def test_big_endian_arrays_arrive_as_numbers() -> None:
    assert wire.decode(wire.encode(np.array([1.5, 2.5], ">f8"))).tolist() == [1.5, 2.5]
