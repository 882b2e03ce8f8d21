"""Where a link on a page leads: into the course, to a place on the page, or out into the world."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Literal, NamedTuple
from urllib.parse import unquote, urlsplit

OUTSIDE = ("http", "https", "mailto")
_NUMBER = re.compile(r"^\d\d-")
_PAGE_ID = re.compile(r"[a-z0-9-]+/[a-z0-9-]+")


class Target(NamedTuple):
    """`name` is an address, an exercise's id, a lesson's `unit/name`, or "" for this page.

    `place` is a heading on that page.
    """

    kind: Literal["outside", "exercise", "lesson", "page", "unknown"]
    name: str
    place: str = ""


def target(href: str, lesson: str = "") -> Target:
    """What `href` means on the page `lesson` (`unit/name`).

    `https://...`, `exercise:softmax`, `lesson:unit/name` or `unit/name`, a file such as
    `../03-unit/02-name.md`, and any of these pages with `#heading`.
    """
    try:
        parts = urlsplit(href)
    except ValueError:
        return Target("unknown", href)
    if parts.scheme in OUTSIDE:
        return Target("outside", href)
    path, place = unquote(parts.path), unquote(parts.fragment)
    if parts.scheme == "exercise":
        return Target("exercise", path, place)
    if parts.scheme == "lesson" or (not parts.scheme and _PAGE_ID.fullmatch(path)):
        return Target("lesson", path, place)
    if parts.scheme or parts.netloc or path.startswith("/"):
        return Target("unknown", href)
    if not path:
        return Target("page", "", place)
    return Target("lesson", page_id(path, lesson), place) if path.endswith(".md") else Target("unknown", href)


def page_id(path: str, lesson: str = "") -> str:
    """The id of the lesson in the file `path`, which is relative to the page `lesson`."""
    parts = [lesson.partition("/")[0]]
    for part in PurePosixPath(path).parts:
        if part == "..":
            parts = parts[:-1]
        elif part != ".":
            parts.append(_NUMBER.sub("", part))
    return "/".join(parts[-2:]).removesuffix(".md")
