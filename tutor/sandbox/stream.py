"""The frames in which a cell answers: value after value, then an end.

`R` comes first and says that the cell is locked up and foreign code may begin. Then for each question,
numbered from 0, `V` with a `wire` value or `E` with a dict that describes an exception; `D` ends. Each
frame is its letter, u32 number, u64 length, body. The reader takes bytes as they come, accepts exactly
the next number, and refuses a length over its limit before a byte of the body is kept.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Any

from tutor.sandbox import wire

HEADER = struct.Struct("<cIQ")
READY, VALUE, ERROR, DONE = b"R", b"V", b"E", b"D"
ERROR_LIMIT = 32 << 10
# Each item becomes an object of up to 400 bytes here, from as little as one byte on the wire.
ITEMS_LIMIT = 200_000


class StreamError(Exception):
    """A cell that does not keep to the protocol."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame: `kind` is VALUE, ERROR or DONE (READY is not handed on)."""

    kind: bytes
    number: int
    value: Any


def pack(kind: bytes, number: int, value: Any = None) -> bytes:
    """A frame as bytes; `value` may be encoded already. Raises WireError for what may not be sent."""
    body = b"" if kind in (READY, DONE) else value if type(value) is bytes else wire.encode(value)
    return HEADER.pack(kind, number, len(body)) + body


class Reader:
    """Turns the bytes of one cell into frames.

    `limits[n]` bounds the body of value n; a single number bounds each value and their count is free,
    with `total` as the bound on all bytes together. All values together hold at most ITEMS_LIMIT items.
    """

    def __init__(self, limits: list[int] | int, total: int = 64 << 20) -> None:
        self.limits = limits
        self.left = total
        self.items = ITEMS_LIMIT
        self.buffer = bytearray()
        self.at = 0  # where in it the next frame begins
        self.next = 0
        self.ready = False
        self.done = False

    def feed(self, data: bytes) -> list[Frame]:
        """The frames that `data` completes. Raises StreamError."""
        self.left -= len(data)
        if self.left < 0 or (self.done and data):
            raise StreamError("more bytes than an answer may have")
        self.buffer += data
        frames = []
        with memoryview(self.buffer) as held:
            while (frame := self._frame(held)) is not None:
                frames.append(frame)
        del self.buffer[: self.at]
        self.at = 0
        return frames

    def _frame(self, held: memoryview) -> Frame | None:
        """The next frame of what is held, where it is there as a whole."""
        begin = self.at + HEADER.size
        if self.done and self.at < len(held):
            raise StreamError("bytes after the end")
        if len(held) < begin:
            return None
        kind, number, length = HEADER.unpack_from(held, self.at)
        if kind == READY and not self.ready:
            self.ready = True
            self.at = begin
            return self._frame(held)
        if length > self._limit(kind, number):
            raise StreamError("a frame longer than its limit")
        if len(held) < begin + length:
            return None
        self.at = begin + length
        if kind == DONE:
            self.done = True
            return Frame(kind, number, None)
        self.next += 1
        try:
            value, items = wire.decode_counted(bytes(held[begin : self.at]), self.items)
        except wire.WireError as problem:
            raise StreamError(str(problem)) from problem
        self.items -= items
        if kind == ERROR and not isinstance(value, dict):
            raise StreamError("an error that is no description")
        return Frame(kind, number, value)

    def _limit(self, kind: bytes, number: int) -> int:
        if number != self.next or kind not in (VALUE, ERROR, DONE):
            raise StreamError("a frame out of order or of no kind")
        if kind == DONE:
            if isinstance(self.limits, list) and number != len(self.limits):
                raise StreamError("an end before the last answer")
            return 0
        if kind == ERROR:
            return ERROR_LIMIT
        if isinstance(self.limits, int):
            return self.limits
        if number >= len(self.limits):
            raise StreamError("more answers than questions")
        return self.limits[number]
