"""Search over pages: every word of the query somewhere on a line, titles before headings before text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from unicodedata import normalize

from tutor.text.formula import page_text, shown_inline

MOST, MOST_OF_A_PAGE, LONGEST_QUERY = 60, 4, 200
BEFORE = 20  # letters that are shown before what was found in a long line
_MATH = re.compile(r"\$\$?([^$]+)\$?\$")
_MARKUP = re.compile(r"^\s*(?:#{1,6}\s+|>\s?|[-+]\s+|\d+\.\s+)|[*`]|<!--.*?-->")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_FENCE = re.compile(r"\s*(```+|~~~+)\s*(\w*)")
_RULE = re.compile(r"^[\s|:-]*$")


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be searched: its place in the course, and what it says by line of its text (from 0)."""

    kind: str
    name: str
    title: str
    unit: str
    lines: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A line that was found; `line` is None where the title of the page is meant."""

    page: Page
    line: int | None
    text: str


def page_of(kind: str, name: str, title: str, unit: str, markdown: str) -> Page:
    """A page from its Markdown. What would answer the questions of a quiz is left out."""
    return Page(kind, name, title, unit, tuple(_lines(page_text(markdown))))


def search(pages: Iterable[Page], query: str) -> list[Hit]:
    """The best hits, in the order of the course among equals; none for a query without words."""
    words = folded(query[:LONGEST_QUERY]).split()
    if not words:
        return []
    found: list[tuple[int, int, Hit]] = []
    for n, page in enumerate(pages):
        found += [(rank, n, hit) for rank, hit in _hits(page, words)]
    return [hit for _rank, _n, hit in sorted(found, key=lambda each: each[:2])][:MOST]


def folded(text: str) -> str:
    """`text` as it is compared: without case and accents, full-width and small letters as plain ones.

    The marks of scripts go as well, so that `x_i` finds what is shown with a small i.
    """
    return "".join(
        c for c in normalize("NFKD", text).casefold() if not "\u0300" <= c <= "\u036f" and c not in "_^"
    )


def _hits(page: Page, words: list[str]) -> Iterator[tuple[int, Hit]]:
    title = folded(f"{page.title} {page.name}")
    if _has(title, words):
        yield (0 if folded(page.title).startswith(words[0]) else 1), Hit(page, None, page.title)
    # The heading that repeats the title is no second place.
    body = [(n, text) for n, text in page.lines if text.removeprefix("§ ") != page.title]
    lines = [Hit(page, n, text) for n, text in body if _has(folded(text), words)]
    heading = {n for n, text in page.lines if text.startswith("§ ")}
    for hit in lines[:MOST_OF_A_PAGE]:
        yield (2 if hit.line in heading else 3), Hit(page, hit.line, _excerpt(hit.text, words))
    whole = folded(" ".join([title, *(text for _n, text in page.lines)]))
    if not lines and not _has(title, words) and _has(whole, words):
        rest = [word for word in words if word not in title]
        some = (line for line in body if any(word in folded(line[1]) for word in rest))
        first = next(some, (0, page.title))
        yield 4, Hit(page, first[0], _excerpt(first[1], rest))


def _excerpt(text: str, words: list[str]) -> str:
    """A line from a little before the first word that is found in it."""
    text = text.removeprefix("§ ")
    at = min((place for word in words if (place := folded(text).find(word)) >= 0), default=0)
    return "…" + text[at - BEFORE :] if at > 2 * BEFORE else text


def _has(text: str, words: list[str]) -> bool:
    return all(word in text for word in words)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """What a reader sees of each line; a heading begins with a section sign."""
    fence = quiz = ""
    for n, line in enumerate(text.splitlines()):
        mark = _FENCE.match(line)
        if mark and (not fence or (line.strip() == mark[1] and mark[1].startswith(fence))):
            fence, quiz = ("", "") if fence else (mark[1], mark[2])
            continue
        heading = line.startswith("#") and (not fence or quiz == "quiz")
        if (quiz == "quiz" and not heading) or _RULE.match(line):
            continue
        shown = line.strip() if fence and quiz != "quiz" else _shown(line)
        if shown:
            yield n, ("§ " if heading else "") + shown


def _shown(line: str) -> str:
    line = _MATH.sub(lambda found: shown_inline(found[1]), line)
    line = _LINK.sub(r"\1", _MARKUP.sub("", line))
    return " ".join(line.strip().strip("|").replace("|", "·").split())
