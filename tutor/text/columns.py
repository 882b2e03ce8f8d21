"""How wide the columns of a table are: words stay whole for as long as there is room for them."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.text.terminal import cells, longest_part

NARROWEST = 6


def column_widths(rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """The width in cells of each column, in all at most `room` while that leaves two cells for each.

    Every column is as wide as its widest text where that fits. Otherwise the widest one gives way first,
    down to its longest word; only when all have come to that are words broken.
    """
    columns = list(zip(*rows, strict=True))
    wide = [max(1, *map(cells, column)) for column in columns]
    words = [max(1, *(longest_part(text) for text in column)) for column in columns]
    for least in (words, [min(NARROWEST, word) for word in words], [2] * len(wide)):
        while sum(wide) > room:
            free = [n for n, width in enumerate(wide) if width > least[n]]
            if not free:
                break
            wide[max(free, key=wide.__getitem__)] -= 1
    return wide
