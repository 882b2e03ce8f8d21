"""Typed values as bytes: what crosses between the service and a cell, in both directions.

None, bool, int, float, str, NumPy arrays of plain numbers, and list, tuple and dict (with str keys) of
these. No pickle, no code, nothing that runs on arrival. A reader never allocates more than the bytes it
was given, whatever they claim, and raises only WireError.

A value is one tag byte and its body; numbers are little-endian:

    N | T | F              None, True, False
    i u16 digits           int of any size, as text (at most MAX_DIGITS)
    d f64                  float
    s u32 utf-8            str
    a u8 u8 u64* raw       array: code of its dtype, number of dimensions, shape, data in C order
    l u32 value*           list;  t: tuple;  m u32 (s value)*: dict
"""

from __future__ import annotations

import math
import struct
from collections.abc import Callable
from typing import Any

import numpy as np

DTYPES = ("<f8", "<f4", "<i8", "<i4", "|b1", "<f2", "|u1", "<i2", "|i1", "<c8", "<c16", "<u2", "<u4", "<u8")
CODES = {dtype: code for code, dtype in enumerate(DTYPES)}
MAX_DEPTH = 8
MAX_DIMENSIONS = 8
MAX_ITEMS = 1_000_000
MAX_SIDES = 1 << 16  # entries that an array without any would have if its sides of length 0 had length 1
MAX_DIGITS = 40
_NATIVE = {np.dtype(dtype): code for code, dtype in enumerate(DTYPES)}
_CODED = tuple(_NATIVE)
_F64, _U32, _U16 = struct.Struct("<d"), struct.Struct("<I"), struct.Struct("<H")
_KIND = struct.Struct("<BB")  # of an array: code of its dtype, number of dimensions
_SHAPES = [struct.Struct(f"<{n}Q") for n in range(MAX_DIMENSIONS + 1)]


class WireError(Exception):
    """A value that may not be sent, or bytes that are not a value."""


def encode(value: Any) -> bytes:
    """`value` as bytes. Raises WireError for anything but the plain types above, by exact type."""
    parts: list[bytes] = []
    _write(value, parts, 0)
    return b"".join(parts)


def _write(value: Any, parts: list[bytes], depth: int) -> None:
    if depth > MAX_DEPTH:
        raise WireError(f"something nested deeper than {MAX_DEPTH}")
    kind = type(value)
    if value is None or kind is bool:
        parts.append(b"N" if value is None else b"T" if value else b"F")
    elif kind is float:
        parts.append(b"d" + _F64.pack(value))
    elif kind is int:
        _write_int(value, parts)
    elif kind is str:
        text = value.encode("utf-8", "replace")
        parts.append(b"s" + _U32.pack(len(text)) + text)
    elif kind is np.ndarray:
        _write_array(value, parts)
    elif kind is list or kind is tuple:
        parts.append((b"l" if kind is list else b"t") + _U32.pack(len(value)))
        for item in value:
            _write(item, parts, depth + 1)
    elif kind is dict:
        parts.append(b"m" + _U32.pack(len(value)))
        for key, item in value.items():
            if type(key) is not str:
                raise WireError(f"a key of type {type(key).__name__[:80]}")
            _write(key, parts, depth + 1)
            _write(item, parts, depth + 1)
    else:
        raise WireError(f"a value of type {kind.__name__[:80]}")


def _write_int(value: int, parts: list[bytes]) -> None:
    if value.bit_length() > 120:
        raise WireError("an integer of more than 120 bits")
    digits = str(value).encode()
    parts.append(b"i" + _U16.pack(len(digits)) + digits)


def _write_array(value: np.ndarray[Any, Any], parts: list[bytes]) -> None:
    code = _NATIVE.get(value.dtype)
    if code is None:  # of the other byte order, or of no kind that is carried
        code = CODES.get(value.dtype.newbyteorder("<").str)
        if code is None:
            raise WireError(f"an array of dtype {str(value.dtype)[:80]}")
        value = value.astype(_CODED[code])
    if value.ndim > MAX_DIMENSIONS:
        raise WireError(f"an array of more than {MAX_DIMENSIONS} dimensions")
    if hollow(value.shape):
        raise WireError(f"an array of shape {value.shape}, which has no entry")
    parts.append(b"a" + _KIND.pack(code, value.ndim) + _SHAPES[value.ndim].pack(*value.shape))
    parts.append(value.tobytes())


def hollow(shape: tuple[int, ...]) -> bool:
    """Whether an array of this shape has no entry and yet sides that no memory could hold the sums over."""
    return 0 in shape and math.prod(max(side, 1) for side in shape) > MAX_SIDES


def decode(data: bytes | memoryview) -> Any:
    """The one value that `data` holds; arrays are read-only views of it. Raises WireError."""
    return decode_counted(data, MAX_ITEMS)[0]


def decode_counted(data: bytes | memoryview, most: int) -> tuple[Any, int]:
    """The one value that `data` holds and the number of items in it, at most `most`. Raises WireError."""
    reader = _Reader(memoryview(data), most)
    try:
        value = reader.value(0)
    except (struct.error, IndexError) as problem:
        raise WireError("cut short") from problem
    if reader.at != len(reader.data):
        raise WireError("bytes after the end of the value")
    return value, reader.items


class _Reader:
    def __init__(self, data: memoryview, most: int) -> None:
        self.data = data
        self.most = most
        self.at = 0
        self.items = 0

    def take(self, count: int) -> memoryview:
        end = self.at + count
        if count < 0 or end > len(self.data):
            raise WireError("cut short")
        piece = self.data[self.at : end]
        self.at = end
        return piece

    def unpacked(self, form: struct.Struct) -> tuple[Any, ...]:
        values = form.unpack_from(self.data, self.at)
        self.at += form.size
        return values

    def value(self, depth: int) -> Any:
        self.items += 1
        if depth > MAX_DEPTH or self.items > self.most:
            raise WireError("nested too deep or too many items")
        read = _READ.get(self.data[self.at])
        if read is None:
            raise WireError("unknown tag")
        self.at += 1
        return read(self, depth)

    def count(self) -> int:
        """A number of items, each of which takes at least one byte."""
        (count,) = self.unpacked(_U32)
        if count > len(self.data) - self.at:
            raise WireError("cut short")
        return int(count)

    def integer(self) -> int:
        (length,) = self.unpacked(_U16)
        digits = bytes(self.take(length))
        if length > MAX_DIGITS or not digits.lstrip(b"-").isdigit():
            raise WireError("not an integer")
        try:
            return int(digits)
        except ValueError as problem:
            raise WireError("not an integer") from problem

    def text(self) -> str:
        return str(self.take(*self.unpacked(_U32)), "utf-8", "replace")

    def array(self) -> np.ndarray[Any, Any]:
        code, dimensions = self.unpacked(_KIND)
        if code >= len(DTYPES) or dimensions > MAX_DIMENSIONS:
            raise WireError("unknown dtype or too many dimensions")
        shape, dtype = self.unpacked(_SHAPES[dimensions]), _CODED[code]
        if hollow(shape):
            raise WireError("impossible shape")
        raw = self.take(math.prod(shape) * dtype.itemsize)
        try:
            return np.frombuffer(raw, dtype).reshape(shape)
        except ValueError as problem:  # a dimension of zero beside one beyond the address space
            raise WireError("impossible shape") from problem

    def items_at(self, depth: int) -> list[Any]:
        return [self.value(depth + 1) for _ in range(self.count())]

    def mapping(self, depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for _ in range(self.count()):
            key = self.value(depth + 1)
            if not isinstance(key, str) or key in result:
                raise WireError("a key that is no text, or twice")
            result[key] = self.value(depth + 1)
        return result


_READ: dict[int, Callable[[_Reader, int], Any]] = {
    ord("N"): lambda reader, depth: None,
    ord("T"): lambda reader, depth: True,
    ord("F"): lambda reader, depth: False,
    ord("d"): lambda reader, depth: reader.unpacked(_F64)[0],
    ord("i"): lambda reader, depth: reader.integer(),
    ord("s"): lambda reader, depth: reader.text(),
    ord("a"): lambda reader, depth: reader.array(),
    ord("l"): lambda reader, depth: reader.items_at(depth),
    ord("t"): lambda reader, depth: tuple(reader.items_at(depth)),
    ord("m"): _Reader.mapping,
}
