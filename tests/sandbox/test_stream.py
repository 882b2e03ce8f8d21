"""The reader of a cell's frames keeps its limits whatever the bytes are and however they are cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.sandbox import stream
from tutor.sandbox.stream import DONE, ERROR, HEADER, READY, VALUE, Reader, StreamError, pack


def good(count: int) -> bytes:
    return pack(READY, 0) + b"".join(pack(VALUE, n, float(n)) for n in range(count)) + pack(DONE, count)


@given(st.lists(st.integers(1, 40), max_size=30))
def test_frames_arrive_however_they_are_cut(sizes: list[int]) -> None:
    data, reader, frames = good(5), Reader([100] * 5), []
    for size in [*sizes, len(data)]:
        frames += reader.feed(data[:size])
        data = data[size:]
    assert [f.value for f in frames] == [0.0, 1.0, 2.0, 3.0, 4.0, None]
    assert reader.done and reader.ready


@given(st.binary(max_size=300))
def test_any_bytes_give_frames_or_a_stream_error(data: bytes) -> None:
    reader = Reader([50, 50])
    try:
        reader.feed(data)
    except StreamError:
        pass
    assert len(reader.buffer) <= len(data)


@pytest.mark.parametrize(
    "data",
    [
        pack(DONE, 0),
        pack(VALUE, 1, 1.0),
        pack(VALUE, 0, 1.0) + pack(VALUE, 0, 1.0),
        pack(VALUE, 0, 1.0) + pack(VALUE, 1, 1.0) + pack(VALUE, 2, 1.0),
        good(2) + b"x",
        good(2) + pack(VALUE, 2, 1.0),
        pack(VALUE, 0, "x" * 200),
        HEADER.pack(VALUE, 0, 2**63),
        HEADER.pack(ERROR, 0, stream.ERROR_LIMIT + 1),
        HEADER.pack(b"P", 0, 4),
        pack(ERROR, 0, ["no", "description"]),
        pack(READY, 0) + pack(READY, 0),
    ],
    ids=range(12),
)
def test_what_breaks_the_protocol_is_refused(data: bytes) -> None:
    with pytest.raises(StreamError):
        Reader([100, 100]).feed(data)


def test_a_length_over_the_limit_is_refused_before_the_body_is_kept() -> None:
    reader = Reader([10])
    with pytest.raises(StreamError):
        reader.feed(HEADER.pack(VALUE, 0, 11))
    assert len(reader.buffer) <= HEADER.size


def test_the_total_of_a_free_stream_is_bounded() -> None:
    reader = Reader(1 << 20, total=1000)
    with pytest.raises(StreamError):
        reader.feed(b"x" * 1001)
