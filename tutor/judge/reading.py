"""An answer's bytes as text, or the sentence that says why they cannot be read."""

from __future__ import annotations

from tutor.answers import SOURCE_LIMIT
from tutor.packs.syntax import tree_of
from tutor.text.terminal import printable
from tutor.words import _


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
    return text.replace("\r\n", "\n")


def check_syntax(text: str) -> None:
    """Raise Unreadable where Python cannot read `text`. What exhausts the parser is left to the cell."""
    try:
        tree_of(text)
    except SyntaxError as problem:
        raise Unreadable(
            *syntax_words(problem.msg, problem.lineno, problem.offset, problem.text)
        ) from problem
    except ValueError as problem:
        raise Unreadable(
            _("Python cannot read the answer: {what}.").format(what=printable(str(problem), 200))
        ) from problem
    except (RecursionError, MemoryError):
        pass


def syntax_words(what: str | None, line: int | None, column: int | None, text: str | None) -> tuple[str, str]:
    """A syntax error as a sentence, and the line with a caret under the place."""
    message = _("Python cannot read line {line}: {what}.").format(line=line, what=printable(what or "", 200))
    if not text:
        return message, ""
    shown = printable(text.rstrip("\n"), 200).expandtabs(4)
    return message, f"{shown}\n{' ' * max(0, min(column or 1, len(shown) + 1) - 1)}^"
