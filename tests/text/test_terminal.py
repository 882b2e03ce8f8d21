"""Foreign text is harmless on a terminal, and lines are measured in cells."""

import unicodedata
from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tutor.text.terminal import cells, clip, pad, printable, wrap

NASTY = st.text(
    st.one_of(st.characters(codec="utf-8"), st.sampled_from("\x1b\x9b[]m;\x07\r\b\u202e\u200b\n\t中"))
)
PROSE = st.text(st.sampled_from("ab yz,.()中文字。，）（「」“”—1 é\u0301\n"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07after", "after"),
        ("\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x9b2Jgone", "gone"),
        ("50 %\r100 %\r\n", "50 %100 %\n"),
        ("a\x00\x08\x7f\x85b", "ab"),
        ("user\u202etxt.exe", "usertxt.exe"),
        ("\u2066a\u2069\u200e\u200f\u061c", "a"),
        ("pass\u200b\ufeff\u00adword\u2060", "password"),
        ("\u115f\u3164\uffa0\u034f\ufe0f", ""),
        ("\ue000\U000e0041\ud800\u0378", ""),
        ("tab\tand\nnewline", "tab\tand\nnewline"),
        ("e\u0301 π 中文　。", "e\u0301 π 中文　。"),
    ],
)
def test_what_acts_or_hides_goes_and_the_rest_stays(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(NASTY)
@example("\x1b\x1b[[31m")
def test_nothing_left_can_act_on_a_terminal(text: str) -> None:
    shown = printable(text)
    assert not any(unicodedata.category(c) in ("Cf", "Cs", "Co", "Cn", "Zl", "Zp") for c in shown)
    assert {c for c in shown if unicodedata.category(c) == "Cc"} <= {"\n", "\t"}
    assert printable(shown) == shown


def test_long_output_is_cut_and_says_so() -> None:
    assert printable("x" * 50, limit=10) == "x" * 10 + "…"
    assert printable("x" * 10, limit=10) == "x" * 10
    assert len(printable("é" * 99_999)) == 10_001
    assert len(printable("é" * 99_999, limit=None)) == 99_999


@pytest.mark.parametrize(
    ("text", "width"),
    [("abc", 3), ("中文", 4), ("e\u0301", 1), ("（）", 4), ("sᵢ·δᵢⱼ", 6), ("한", 2), ("a\x1bb", 2), ("", 0)],
)
def test_cells_are_what_a_terminal_takes(text: str, width: int) -> None:
    assert cells(text) == width


LATIN_GREEK_CYRILLIC, SIGNS, WIDE = (
    range(0xA1, 0x530),
    range(0x2070, 0x2600),
    [*range(0x3000, 0x302A), *range(0x3041, 0x3097), *range(0x4E00, 0x9FFF)],
)


@pytest.mark.parametrize("used", [LATIN_GREEK_CYRILLIC, SIGNS, WIDE], ids=["letters", "signs", "wide"])
def test_cells_agree_with_the_screens_own_measure_on_what_lessons_use(used: Iterable[int]) -> None:
    assigned = [c for c in map(chr, used) if unicodedata.category(c) not in ("Cn", "Cf")]
    assert [c for c in assigned if cells(c) != cell_len(c)] == []


@given(PROSE, st.integers(0, 12))
def test_clipped_text_fits_and_whole_text_is_left_alone(text: str, width: int) -> None:
    text = text.replace("\n", "")
    shown = clip(text, width)
    assert cells(shown) <= width
    assert shown == text or shown == "" or (shown.endswith("…") and text.startswith(shown[:-1]))


def test_padding_counts_cells() -> None:
    assert pad("中", 4) + "|" == "中  |"
    assert pad("long", 2) == "long"


@given(PROSE, st.integers(2, 30))
@settings(max_examples=300)
def test_no_line_is_wider_than_asked_and_nothing_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(cells(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(PROSE.map(lambda text: "".join(text.split())), st.integers(12, 30))
def test_a_line_begins_with_closing_punctuation_only_where_nothing_else_fits(text: str, width: int) -> None:
    for before, line in pairwise(wrap(text, width)):
        if line[0] in "，。）」”,.)—":
            # then the unit that it closes filled the line before on its own
            assert cells(before) >= width - 1


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two  three", 7, ["one two", "three"]),
        ("每一列之和为一，行却不是。", 14, ["每一列之和为", "一，行却不是。"]),
        ("用 softmax 算（每一行）的和", 12, ["用 softmax", "算（每一行）", "的和"]),
        ("a" * 7, 3, ["aaa", "aaa", "a"]),
        ("one\n\ntwo", 9, ["one", "", "two"]),
        ("", 9, [""]),
    ],
)
def test_lines_break_where_a_reader_expects_it(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


def test_prefixes_hang() -> None:
    assert wrap("one two three", 9, "- ") == ["- one two", "  three"]
    assert wrap("one two", 6, "> ", "> ") == ["> one", "> two"]
    assert wrap("a\n\nb", 9, "> ", "> ") == ["> a", ">", "> b"]
