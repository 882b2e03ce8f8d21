"""Columns of a table keep their words whole for as long as there is room."""

from hypothesis import given
from hypothesis import strategies as st

from tutor.text.columns import column_widths
from tutor.text.terminal import cells, line_spans, longest_part, wrap

TEXT = st.text(st.sampled_from("ab 中，。（）c"), max_size=40)


def test_what_fits_is_not_squeezed() -> None:
    assert column_widths([["a", "bb"], ["ccc", "d"]], 20) == [3, 2]


def test_the_widest_gives_way_first_and_words_stay_whole() -> None:
    rows = [["symbol", "shape", "what it is"], ["x", "(D, D)", "one two three four five six seven"]]
    assert column_widths(rows, 30) == [6, 6, 18]
    rows = [["covariance", "a b c d e f g h", "i j k l m n o p"]]
    assert column_widths(rows, 18)[0] == 10
    rows = [["Σ", "(D, D)", "每个类别的均值，由该类别的所有样本求平均得到"]]
    assert column_widths(rows, 30) == [1, 6, 23]


@given(
    st.integers(1, 5).flatmap(lambda n: st.lists(st.lists(TEXT, min_size=n, max_size=n), min_size=1)),
    st.integers(10, 80),
)
def test_columns_never_take_more_than_there_is(rows: list[list[str]], room: int) -> None:
    wide = column_widths(rows, room)
    assert sum(wide) <= max(room, 2 * len(wide))


@given(TEXT, st.integers(4, 20))
def test_spans_break_where_lines_are_wrapped(text: str, width: int) -> None:
    lines = [" ".join(text[start:end].split()) for start, end in line_spans(text, width)]
    once = " ".join(text.split())
    assert [once[a:b] for a, b in line_spans(once, width)] == wrap(once, width)
    assert all(cells(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_no_line_begins_with_a_closing_mark() -> None:
    text = "你的结果每一列之和为一，每一行却不是。类别在哪个轴上？"
    for width in range(6, 40):
        lines = [text[a:b] for a, b in line_spans(text, width)]
        assert not any(line[0] in "，。？" for line in lines)


def test_the_longest_part_is_what_cannot_be_broken() -> None:
    assert [longest_part(text) for text in ("", "one three", "均值，由", "(D, D)")] == [0, 5, 4, 3]
