"""An author's sentence as HTML: code spans and formulas, where learners' own code may be quoted."""

from __future__ import annotations

import re
from functools import lru_cache

from tutor.homework.export.markup import Markup, join, tag
from tutor.model import Kind
from tutor.text.formula import plain_inline, shown_inline

_SPANS = re.compile(r"`([^`\n]+)`|\$(?! )([^$\n]+)(?<! )\$")


@lru_cache(maxsize=4096)
def prose(text: str, kind: Kind) -> Markup:
    """`text` with its code and formulas; a quiz's, which quotes no code, with all of its Markdown read.

    Elsewhere `a*b*c` may be the learner's product and no emphasis.
    """
    text = plain_inline(text) if kind == "quiz" else text
    parts: list[str] = []
    end = 0
    for found in _SPANS.finditer(text):
        code, tex = found.groups()
        parts += [text[end : found.start()], tag("code", code) if code else tag("em", shown_inline(tex))]
        end = found.end()
    return join(*parts, text[end:])
