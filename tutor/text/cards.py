"""Exercises as cards of Anki's text import: fields of HTML between tabs, formulas for its MathJax.

The headers and the rules of quoting are those of the Anki manual, "Importing: Text Files". A first column of
ids of our own makes a second import update the cards of the first.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Any

from tutor.text.page import front_matter
from tutor.text.terminal import printable
from tutor.words import _

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

HEADERS = ("#separator:tab", "#html:true", "#notetype:Basic", "#guid column:1", "#tags column:4")
SHORT = 600  # characters of a statement; the block that goes beyond is the last


@dataclass(frozen=True, slots=True)
class Card:
    """One exercise: `id` stays the same for ever; the texts are Markdown; `code` is shown as it stands."""

    id: str
    title: str
    statement: str
    signature: Sequence[str] = ()
    worked: str = ""
    code: str = ""
    tags: Sequence[str] = ()


def anki(cards: Iterable[Card], deck: str) -> str:
    """The file that Anki's File, Import reads."""
    file = io.StringIO()
    file.write("".join(f"{line}\n" for line in (*HEADERS, f"#deck:{' '.join(deck.split())}")))
    rows = csv.writer(file, delimiter="\t", lineterminator="\n")
    for card in cards:
        fields = [card.id, _front(card), _back(card), " ".join(map(_tag, card.tags))]
        # Anki ends a row at a bare carriage return, which Python before 3.13 leaves without quotes.
        rows.writerow(field.replace("\r\n", "\n").replace("\r", "\n") for field in fields)
    return file.getvalue()


def html(markdown: str) -> str:
    """Markdown as HTML; what was HTML in it is shown as text, and $ becomes \\( \\) and \\[ \\]."""
    made: str = _parser().render(printable(front_matter(markdown)[1], limit=None))
    return made.strip()


def in_short(markdown: str) -> str:
    """The beginning of a statement without its title: whole blocks up to about `SHORT` characters."""
    text = front_matter(markdown)[1]
    lines = text.split("\n")
    blocks = [token for token in _parser().parse(text) if token.level == 0 and token.map]
    begin = end = next((t.map[1] for t in blocks[:1] if t.map and t.type == "heading_open"), 0)
    for token in blocks:
        if token.map and token.map[1] > begin and len("\n".join(lines[begin:end])) < SHORT:
            end = token.map[1]
    rest = "\n\n…" if "".join(lines[end:]).strip() else ""
    return "\n".join(lines[begin:end]).strip() + rest


def _front(card: Card) -> str:
    rows = "<br>".join(f"<code>{escape(row)}</code>" for row in card.signature)
    return "\n".join(filter(None, [f"<b>{escape(card.title)}</b>", rows, html(in_short(card.statement))]))


def _back(card: Card) -> str:
    name = card.id.rpartition(":")[2]
    if not card.worked and not card.code:
        return escape(_("Not passed yet, so nothing is told here: tutor start {id}").format(id=name))
    code = f"<pre><code>{escape(card.code.rstrip())}</code></pre>" if card.code else ""
    return "\n".join(filter(None, [code, html(card.worked) if card.worked else ""]))


def _tag(words: str) -> str:
    """A tag; spaces would end it."""
    return "-".join(words.split())


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.dollarmath import dollarmath_plugin

    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.use(dollarmath_plugin, allow_digits=False)
    for name, form in (("math_inline", "\\({}\\)"), ("math_block", "<p>\\[{}\\]</p>")):
        parser.add_render_rule(name, _formula(form))
    parser.add_render_rule("fence", _fence)
    return parser


def _formula(form: str) -> Any:
    def render(_renderer: Any, tokens: Any, index: int, _options: Any, _env: Any) -> str:
        return form.format(escape(tokens[index].content.strip(), quote=False))

    return render


def _fence(_renderer: Any, tokens: Any, index: int, _options: Any, _env: Any) -> str:
    """Code as it stands; pictures, quizzes and links to exercises are nothing on a card."""
    token = tokens[index]
    if token.info.split()[:1] in (["plot"], ["quiz"], ["exercise"]):
        return ""
    return f"<pre><code>{escape(token.content.rstrip())}</code></pre>\n"
