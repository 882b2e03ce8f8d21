"""Markdown for the screen: formulas as text that a terminal can show, our fences as kinds of token."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tutor.text import math
from tutor.text.page import PageError, front_matter
from tutor.text.terminal import printable

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

FENCES = ("quiz", "exercise", "plot")
_WIDE = "[\u2e80-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60]"
_WIDE_LAST, _WIDE_FIRST = re.compile(_WIDE + r"\Z"), re.compile(_WIDE)


def page_text(markdown: str) -> str:
    """A page without its front matter and without anything that acts on a terminal.

    Front matter that cannot be read is shown as it stands: the author's check says what is wrong with it.
    """
    try:
        markdown = front_matter(markdown)[1]
    except PageError:
        pass
    return printable(markdown, limit=None)


def plain_inline(markdown: str) -> str:
    """One paragraph without its markup: emphasis goes, formulas are readable, code keeps its marks."""
    (token,) = screen_parser().parseInline(" ".join(markdown.split()))
    return "".join(_plain(child) for child in token.children or [])


def screen_parser() -> MarkdownIt:
    """A parser of CommonMark with tables, in whose tokens inline formulas are emphasised text.

    Displayed formulas have the type `formula`, and fences for the tutor the types `quiz`, `exercise` and
    `plot`, with the rest of the fence's first line as `info`. The LaTeX of an inline formula is the `tex`
    in the `meta` of its text. Footnotes are numbered paragraphs below a line.
    """
    from markdown_it import MarkdownIt
    from mdit_py_plugins.dollarmath import dollarmath_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark").enable("table")
    parser.use(dollarmath_plugin, allow_digits=False, double_inline=True).use(footnote_plugin)
    parser.core.ruler.before("inline", "last_digit", _guard_last_digit)
    parser.core.ruler.push("for_the_screen", _for_the_screen)
    return parser


def shown_inline(tex: str) -> str:
    """A formula on one line; as it was written where it cannot be read."""
    try:
        return math.inline(tex)
    except math.FormulaError:
        return " ".join(tex.split())


def _guard_last_digit(state: StateCore) -> None:
    """Lets a text that begins with a formula end with a digit.

    The plugin wants no digit before the first dollar sign; where nothing stands before it, it looks at the
    last character of the text instead.
    """
    for token in state.tokens:
        if token.type == "inline" and token.content.startswith("$") and token.content[-1:].isdigit():
            token.content += " "


def _for_the_screen(state: StateCore) -> None:
    state.tokens[:] = _without_footnote_blocks(state.tokens)
    for token in state.tokens:
        word, _space, rest = token.info.strip().partition(" ")
        if token.type == "inline":
            token.children = _readable(token.children or [])
            if token.children and token.children[-1].type == "text":
                token.children[-1].content = token.children[-1].content.rstrip(" ")
        elif token.type in ("math_block", "math_block_label"):
            token.type = "formula"
        elif token.type == "fence" and word in FENCES:
            token.type, token.info = word, rest.strip()


def _without_footnote_blocks(tokens: list[Token]) -> list[Token]:
    """Footnotes as paragraphs under a line, each with its number before its first words."""
    from markdown_it.token import Token

    kept: list[Token] = []
    number = 0
    for token in tokens:
        if token.type == "footnote_block_open":
            kept.append(Token("hr", "hr", 0))
        elif token.type == "footnote_open":
            number = token.meta["id"] + 1
        elif token.type == "inline" and number:
            mark = Token("text", "", 0, content=f"[{number}] ")
            token.children, number = [mark, *(token.children or [])], 0
        if not token.type.startswith("footnote_"):
            kept.append(token)
    return kept


def _readable(children: list[Token]) -> list[Token]:
    from markdown_it.token import Token

    shown: list[Token] = []
    for n, child in enumerate(children):
        if child.type in ("math_inline", "math_inline_double"):
            text = Token("text", "", 0, content=shown_inline(child.content), meta={"tex": child.content})
            shown += [Token("em_open", "em", 1), text, Token("em_close", "em", -1)]
        elif child.type == "footnote_ref":
            shown.append(Token("text", "", 0, content=f"[{child.meta['id'] + 1}]"))
        elif child.type == "footnote_anchor" or (child.type == "softbreak" and _between_wide(children, n)):
            continue
        else:
            shown.append(child)
    return shown


def _between_wide(children: list[Token], n: int) -> bool:
    """Whether a line break stands between two characters that are written without spaces."""
    before = children[n - 1].content if n else ""
    after = children[n + 1].content if n + 1 < len(children) else ""
    return bool(_WIDE_LAST.search(before) and _WIDE_FIRST.match(after))


def _plain(token: Token) -> str:
    if token.type == "code_inline":
        return f"`{token.content}`"
    if token.type in ("softbreak", "hardbreak"):
        return " "
    return token.content if token.type in ("text", "image") else ""
