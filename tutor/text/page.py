"""A lesson or statement in plain lines, for pipes and screen readers; and the front matter above it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextvars import ContextVar
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from tutor.text import math
from tutor.text.columns import column_widths
from tutor.text.terminal import cells, printable, wrap
from tutor.words import _

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

    from tutor.text.quiz.question import Quiz

SOFT_BREAK = "\0"
# How formulas are written, spoken or in ASCII: every block may hold one, however deep it lies in the page.
_how: ContextVar[tuple[bool, bool]] = ContextVar("how", default=(False, False))
WIDE = "[\u2e80-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60]"


class PageError(ValueError):
    """A page that cannot be read; its text is one sentence with the line and the remedy."""


def front_matter(text: str) -> tuple[dict[str, str | list[str]], str]:
    """The `name: value` lines between two `---` lines at the very top, and the text below them.

    A value in brackets is a list of words; quotes around a value go. Without a first `---` there are none.
    Raises `PageError`.
    """
    lines = text.removeprefix("\ufeff").splitlines(keepends=True)
    found: dict[str, str | list[str]] = {}
    if not lines or lines[0].strip() != "---":
        return found, "".join(lines)
    for n, line in enumerate(lines[1:], 2):
        if line.strip() == "---":
            return found, "".join(lines[n:])
        if line.strip() and not line.lstrip().startswith("#"):
            name, value = _field(line, n)
            if name in found:
                raise PageError(_("line {n}: {name} is there twice; keep one.").format(n=n, name=name))
            found[name] = value
    raise PageError(_("line 1: the front matter has no end; close it with a line ---."))


def plain_page(markdown: str, width: int = 78, spoken: bool = False, ascii: bool = False) -> str:  # noqa: A002
    """The page as lines of at most `width` cells, without a last newline; the front matter is left out.

    Formulas are drawn, with `spoken` said in words, with `ascii` drawn without other signs. Code, and
    tables of very many columns, keep their own width. Answers in quiz blocks are not shown. Raises
    `PageError` for front matter that cannot be read.
    """
    from markdown_it.tree import SyntaxTreeNode

    text = printable(front_matter(markdown)[1], limit=None)
    _how.set((spoken, ascii))
    return "\n".join(_stack(SyntaxTreeNode(_parser().parse(text)).children, max(width, 20)))


def plain_quiz(quiz: Quiz, width: int = 78, spoken: bool = False, ascii: bool = False) -> str:  # noqa: A002
    """The questions of a quiz as lines, its formulas as `plain_page` has them; nothing answers them."""
    _how.set((spoken, ascii))
    return "\n".join(_questions(quiz, max(width, 20)))


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.dollarmath import dollarmath_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark").enable("table").use(footnote_plugin)
    return parser.use(dollarmath_plugin, allow_digits=False)


def _field(line: str, n: int) -> tuple[str, str | list[str]]:
    name, colon, value = (part.strip() for part in line.partition(":"))
    if not colon or not name.isidentifier():
        raise PageError(_("line {n}: write `name: value`, as in `title: Why divide by T?`.").format(n=n))
    if value.startswith("[") != value.endswith("]") or (name == "introduces" and not value.startswith("[")):
        raise PageError(_("line {n}: write a list as `{name}: [one, two]`.").format(n=n, name=name))
    if value.startswith("["):
        words = (word.strip(" \"'") for word in value[1:-1].split(","))
        return name, [word for word in words if word]
    return name, value.strip("\"'")


def _stack(nodes: Iterable[SyntaxTreeNode], width: int, tight: bool = False) -> list[str]:
    """Blocks under each other, with an empty line between them unless they belong together."""
    lines: list[str] = []
    for node in nodes:
        block = _block(node, width)
        if lines and block and not tight:
            lines.append("")
        lines += block
    return lines


def _block(node: SyntaxTreeNode, width: int) -> list[str]:
    match node.type:
        case "heading":
            return wrap(_inline(node), width, "#" * int(node.tag[1:]) + " ")
        case "paragraph":
            return wrap(_inline(node), width)
        case "bullet_list" | "ordered_list":
            return _list(node, width)
        case "blockquote":
            return _prefixed(_stack(node.children, width - 2), "> ", "> ")
        case "fence":
            return _fence(node, width)
        case "code_block":
            return _code(node.content)
        case "table":
            return _table(node, width)
        case "math_block" | "math_block_label":
            return _displayed(node.content, width)
        case "footnote_block":
            return [line for note in node.children for line in _footnote(note, width)]
        case "hr":
            return ["* * *"]
        case _:
            content = re.sub(r"<!--.*?-->|<[^>]*>", "", node.content, flags=re.DOTALL).strip()
            return wrap(content, width) if content else []  # HTML, without its tags


def _displayed(tex: str, width: int) -> list[str]:
    """A formula on lines of its own; one that cannot be read stands as it was written."""
    spoken, ascii_ = _how.get()
    if spoken:
        return wrap(_formula(tex), width, "    ")
    try:
        return [f"    {row}".rstrip() for row in math.display(tex, width - 4, ascii_)]
    except math.FormulaError:
        return wrap(tex, width, "    ")


def _formula(tex: str) -> str:
    """A formula between words."""
    spoken, ascii_ = _how.get()
    try:
        return math.spoken(tex) if spoken else math.inline(tex, ascii_)
    except math.FormulaError:
        return " ".join(tex.split())


def _footnote(node: SyntaxTreeNode, width: int) -> list[str]:
    mark = f"[{node.meta['id'] + 1}] "
    return _prefixed(_stack(node.children, width - len(mark), tight=True), mark, " " * len(mark))


def _prefixed(lines: Iterable[str], first: str, rest: str) -> list[str]:
    return [((rest if n else first) + line).rstrip() for n, line in enumerate(lines)]


def _list(node: SyntaxTreeNode, width: int) -> list[str]:
    blocks = [child for item in node.children for child in item.children]
    tight = all(child.hidden for child in blocks if child.type == "paragraph")
    number = int(node.attrs.get("start", 1))
    lines: list[str] = []
    for n, item in enumerate(node.children):
        mark = f"{number + n}. " if node.type == "ordered_list" else "- "
        block = _prefixed(_stack(item.children, width - len(mark), tight) or [""], mark, " " * len(mark))
        lines += block if tight or not lines else ["", *block]
    return lines


def _code(text: str) -> list[str]:
    return [f"    {line}".rstrip() for line in text.rstrip("\n").expandtabs(4).split("\n")]


def _fence(node: SyntaxTreeNode, width: int) -> list[str]:
    word, _space, name = node.info.strip().partition(" ")
    if word == "quiz":
        return list(_quiz(node.content, width))
    if word == "exercise":
        return wrap(_("Exercise: {name} (tutor start {name})").format(name=name.strip()), width)
    if word == "plot":
        return wrap(_("Picture: {name} (drawn in the app)").format(name=name.strip()), width)
    return _code(node.content)


def _table(node: SyntaxTreeNode, width: int) -> list[str]:
    rows = [row.children for part in node.children for row in part.children]
    texts = [[_inline(cell).replace("\n", " ") for cell in row] for row in rows]
    right = ["right" in str(cell.attrs.get("style", "")) for cell in rows[0]]
    wide = column_widths(texts, width - 2 * (len(texts[0]) - 1))
    head, *body = [_row(row, wide, right) for row in texts]
    return [*head, "  ".join("-" * w for w in wide), *(line for row in body for line in row)]


def _row(texts: Sequence[str], wide: Sequence[int], right: Sequence[bool]) -> list[str]:
    lines = []
    for pieces in zip_longest(*map(wrap, texts, wide), fillvalue=""):
        gaps = [" " * (w - cells(piece)) for piece, w in zip(pieces, wide, strict=True)]
        shown = (gap + piece if r else piece + gap for piece, gap, r in zip(pieces, gaps, right, strict=True))
        lines.append("  ".join(shown).rstrip())
    return lines


def _quiz(text: str, width: int) -> Iterator[str]:
    """The questions of a quiz block without what would answer them."""
    from tutor.text.quiz.reading import QuizError, parse

    try:
        yield from _questions(parse(text), width)
    except QuizError as error:
        yield from wrap(_("This quiz cannot be read: {problems}").format(problems=error), width)


def _questions(quiz: Quiz, width: int) -> Iterator[str]:
    from tutor.text.quiz.showing import plain

    shown, fenced = printable(plain(quiz), limit=None), False
    for line in shown.split("\n"):
        bare = line.lstrip()
        if bare.startswith("```"):
            fenced = not fenced
        elif fenced:
            yield f"    {line}"
        elif len(bare) > 4 and bare.startswith("$$") and bare.endswith("$$"):
            yield from _displayed(bare[2:-2].strip(), width)
        else:
            indent = line[: len(line) - len(bare)]
            hang = "   " if bare[1:3] == ") " else ""
            yield from wrap(_inline_of(bare), width, indent, indent + hang)


def _inline_of(text: str) -> str:
    from markdown_it.tree import SyntaxTreeNode

    return _inline(SyntaxTreeNode(_parser().parseInline(text)).children[0])


def _inline(node: SyntaxTreeNode) -> str:
    text = "".join(map(_inline_piece, node.children))
    # Lines of the source flow together, with a space unless both sides are written without spaces.
    return re.sub(rf"(?<={WIDE}){SOFT_BREAK}(?={WIDE})", "", text).replace(SOFT_BREAK, " ")


def _inline_piece(node: SyntaxTreeNode) -> str:
    match node.type:
        case "text":
            return node.content
        case "code_inline":
            return f"`{node.content}`"
        case "softbreak":
            return SOFT_BREAK
        case "hardbreak":
            return "\n"
        case "math_inline" | "math_inline_double":
            return _formula(node.content)
        case "footnote_ref":
            return f"[{node.meta['id'] + 1}]"
        case "footnote_anchor":
            return ""
        case "image":
            return _("[picture: {words}]").format(words=node.content or node.attrs.get("src", ""))
        case "link":
            words, target = "".join(map(_inline_piece, node.children)), str(node.attrs.get("href", ""))
            return words if words == target else f"{words} ({target})"
        case _:
            return "".join(map(_inline_piece, node.children))
