"""Answers that Python cannot read: what an input method left behind and blanks are named with their line."""

from __future__ import annotations

import pytest

from tutor.judge.reading import Unreadable, check_syntax, text_of


def said(text: str) -> tuple[str, str]:
    with pytest.raises(Unreadable) as caught:
        check_syntax(text)
    return str(caught.value), caught.value.help


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("def f（x):\n    return x\n", "Line 1 has a full-width （. Python needs ( here."),
        ("x = 1\ny = “a”\n", 'Line 2 has a full-width “. Python needs " here.'),
        ("x = f(1，2)\n", "Line 1 has a full-width ，. Python needs , here."),
        ("if x：\n    y\n", "Line 1 has a full-width ：. Python needs : here."),
        ("x\u3000= 1\n", "Line 1 has a full-width space. Python needs a space here."),
        ("x = 'abc’\n", "Line 1: the text that begins with ' ends with the full-width ’."),
    ],
)
def test_a_full_width_mark_has_a_sentence_of_its_own(text: str, message: str) -> None:
    assert said(text)[0] == message


def test_the_caret_stands_under_the_mark_also_after_wide_letters() -> None:
    assert said("名字 = （1)\n")[1] == "名字 = （1)\n       ^"


@pytest.mark.parametrize(
    "text", ["x = '（，）'\n", "x = 1  # （中文）：“”\n", '"""“引号”"""\n', "名字 = 1\n"]
)
def test_full_width_marks_in_text_and_comments_are_welcome(text: str) -> None:
    check_syntax(text)


def test_other_errors_keep_pythons_own_words() -> None:
    assert said("x = (1\n")[0] == "Python cannot read line 1: '(' was never closed."


def test_a_blank_that_is_left_is_named_with_its_line() -> None:
    assert said("def f(x):\n    return x - ____\n")[0] == "Line 2 still has a blank: ____."


def test_accents_that_pile_up_are_refused_with_their_line() -> None:
    with pytest.raises(Unreadable, match="Line 2 holds a letter with more accents"):
        text_of(("x = 1\ny" + "\u0301" * 31 + " = 2\n").encode())


@pytest.mark.parametrize("text", ["# " + "e\u0301" * 500, "名" * 500 + " = 1", "y" + "\u0301" * 30 + " = 2"])
def test_languages_with_accents_and_long_chinese_lines_are_welcome(text: str) -> None:
    assert text_of(text.encode()) == text
