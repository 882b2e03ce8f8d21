"""The frame of every report: one HTML file that needs nothing else, runs nothing and asks nobody."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path

from tutor.homework.export.markup import Child, Markup, join, tag
from tutor.words import current_language


def page(title: str, *content: Child) -> str:
    """A whole document with its style inside. Its policy lets a browser load nothing and run no script."""
    style = _style()
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_policy(style)),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", title),
        tag("style", Markup(style)),
    )
    body = tag("body", tag("main", *content))
    return join(Markup("<!DOCTYPE html>\n"), tag("html", head, "\n", body, lang=current_language())) + "\n"


def table(head: list[Child], rows: list[list[Child]], numbers: set[int], class_: str | None = None) -> Markup:
    """A table whose first column names the row; the columns in `numbers` hold numbers."""

    def kind(column: int) -> str | None:
        return "number" if column in numbers else "name" if column == 0 else None

    heading = tag("tr", *(tag("th", cell, scope="col", class_=kind(n)) for n, cell in enumerate(head)))
    body = [
        tag(
            "tr",
            *(
                tag("th", cell, scope="row", class_=kind(0)) if n == 0 else tag("td", cell, class_=kind(n))
                for n, cell in enumerate(row)
            ),
        )
        for row in rows
    ]
    whole = tag("table", tag("thead", heading), tag("tbody", *body), class_=class_)
    return tag("div", whole, class_="scroll")


@cache
def _style() -> str:
    return Path(__file__).with_name("page.css").read_text("utf-8")


def _policy(style: str) -> str:
    """Our own style, known by its hash, and nothing else: what learners wrote could not do anything."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
