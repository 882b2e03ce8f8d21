"""An answer's bytes as text, or the sentence that says why they cannot be read."""

from __future__ import annotations

import ast

from tutor.answers import SOURCE_LIMIT
from tutor.packs.blanks import BLANK, first_blank
from tutor.packs.marks import piled
from tutor.packs.syntax import tree_of
from tutor.text.terminal import cells, printable
from tutor.words import _

# What a Chinese input method writes for the marks of Python, and what Python reads.
HALF_WIDTH = dict(
    zip(
        "（）［］｛｝，：；。＝＋－＊／＜＞！＠％＆｜～＂＇“”‘’、　",
        "()[]{},:;.=+-*/<>!@%&|~\"'\"\"''," + " ",
        strict=True,
    )
)


class Unreadable(Exception):
    """The answer cannot be read; costs no attempt. `help` is the remedy."""

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.help = advice


def text_of(data: bytes, size: int | None = None) -> str:
    """The answer as text. `size` is the file's size where only its beginning was sent. Raises Unreadable."""
    size = len(data) if size is None else size
    if size > SOURCE_LIMIT:
        raise Unreadable(
            _("The answer has {size} bytes; at most {limit} are read.").format(size=size, limit=SOURCE_LIMIT),
            _("Is this the right file? An answer is a short text."),
        )
    if b"\0" in data:
        raise Unreadable(
            _("The answer is not a text file: it holds a zero byte."), _("Is this the right file?")
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data[: problem.start].count(b"\n") + 1
        raise Unreadable(
            _("The answer is not UTF-8: line {line} holds the byte {byte}.").format(
                line=line, byte=f"0x{data[problem.start]:02x}"
            ),
            _("Save it as UTF-8 in your editor."),
        ) from problem
    if not text.strip():
        raise Unreadable(_("The answer is empty."), _("Was the file saved?"))
    if (row := piled(text)) is not None:
        raise Unreadable(
            _("Line {line} holds a letter with more accents than any language has.").format(line=row),
            _("Write that line again."),
        )
    return text.replace("\r\n", "\n")


def check_syntax(text: str) -> ast.Module | None:
    """The syntax tree of `text`; None for what exhausts the parser, which is left to the cell.

    Raises Unreadable where Python cannot read it.
    """
    try:
        tree = tree_of(text)
    except SyntaxError as problem:
        raise Unreadable(*_explained(problem)) from problem
    except ValueError as problem:
        raise Unreadable(
            _("Python cannot read the answer: {what}.").format(what=printable(str(problem), 200))
        ) from problem
    except (RecursionError, MemoryError):
        return None
    _check_blanks(tree)
    return tree


def _check_blanks(tree: ast.Module) -> None:
    line = first_blank(tree)
    if line is not None:
        raise Unreadable(
            _("Line {line} still has a blank: {blank}.").format(line=line, blank=BLANK),
            _("Write in its place what the line around it needs."),
        )


def _explained(problem: SyntaxError) -> tuple[str, str]:
    """What to say where Python cannot read a line; what an input method leaves behind is named."""
    message, place = syntax_words(problem.msg, problem.lineno, problem.offset, problem.text)
    row, column = problem.text or "", (problem.offset or 1) - 1
    char = row[column : column + 1]
    quote = next((char for char in row[column:] if HALF_WIDTH.get(char) in ("'", '"')), "")
    if problem.msg.startswith("unterminated string") and quote:
        said = _("Line {line}: the text that begins with {opened} ends with the full-width {char}.")
        message = said.format(line=problem.lineno, opened=char, char=quote)
    elif problem.msg.startswith("invalid") and char in HALF_WIDTH:
        plain = HALF_WIDTH[char].replace(" ", _("a space"))
        said = _("Line {line} has a full-width {char}. Python needs {plain} here.")
        message = said.format(line=problem.lineno, char=char.replace("\u3000", _("space")), plain=plain)
    return message, place


def syntax_words(what: str | None, line: int | None, column: int | None, text: str | None) -> tuple[str, str]:
    """A syntax error as a sentence, and the line with a caret under the place."""
    message = _("Python cannot read line {line}: {what}.").format(line=line, what=printable(what or "", 200))
    if not text:
        return message, ""
    shown = printable(text.rstrip("\n"), 200).expandtabs(4)
    before = shown[: max(0, (column or 1) - 1)]
    return message, f"{shown}\n{' ' * cells(before)}^"
