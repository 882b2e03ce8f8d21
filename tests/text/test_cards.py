"""Cards for Anki: every field survives the published rules of its text import."""

from __future__ import annotations

import csv
import html as standard
import io
import re

from hypothesis import given
from hypothesis import strategies as st

from tutor.text.cards import SHORT, Card, anki, html, in_short

STATEMENT = """# Softmax

Turns *scores* into shares, for $T < 1$ & more:

$$p_i = \\frac{e^{x_i}}{\\sum_j e^{x_j}}$$

<script>alert(1)</script>

```plot scores
```
"""
CARD = Card(
    id="byhand:course:softmax",
    title="Softmax <b>",
    statement=STATEMENT,
    signature=["softmax(x, axis=-1)"],
    worked="Because of $e^x > 0$.",
    code='def softmax(x):\n\treturn "<x>"  # tab\n',
    tags=["unit::soft max", "due"],
)


def read(text: str) -> tuple[dict[str, str], list[list[str]]]:
    """Headers and notes, as the manual says: `#key:value` lines first, then tab-separated, quoted fields."""
    lines = text.split("\n")
    count = next(n for n, line in enumerate(lines) if not line.startswith("#"))
    headers = dict(line[1:].split(":", 1) for line in lines[:count])
    return headers, list(csv.reader(io.StringIO("\n".join(lines[count:]), newline=""), delimiter="\t"))


def test_the_headers_say_how_to_read_the_rest() -> None:
    headers, [row] = read(anki([CARD], "by\thand"))
    assert (headers["separator"], headers["html"], headers["deck"]) == ("tab", "true", "by hand")
    assert row[int(headers["guid column"]) - 1] == "byhand:course:softmax"
    assert row[int(headers["tags column"]) - 1] == "unit::soft-max due"


def test_formulas_are_for_mathjax_and_everything_else_is_escaped() -> None:
    _headers, [[_id, front, back, _tags]] = read(anki([CARD], "byhand"))
    assert "\\(T &lt; 1\\)" in front and "\\[p_i = \\frac{e^{x_i}}{\\sum_j e^{x_j}}\\]" in front
    assert "<script" not in front and "&lt;script&gt;" in front and "Softmax &lt;b&gt;" in front
    assert "<em>scores</em>" in front and "plot" not in front and "<code>softmax(x, axis=-1)</code>" in front
    assert '\treturn "&lt;x&gt;"' in standard.unescape(back).replace("<x>", "&lt;x&gt;")
    assert "\\(e^x &gt; 0\\)" in back


def test_a_bare_carriage_return_ends_no_row() -> None:
    _headers, rows = read(anki([Card("byhand:course:relu", "Re\rLU", "\r0", code="\r0")], "d"))
    assert [len(row) for row in rows] == [4]


def test_what_was_not_passed_tells_nothing() -> None:
    _headers, [[_id, _front, back, _tags]] = read(
        anki([Card("byhand:course:relu", "ReLU", "# R\n\nWrite.")], "d")
    )
    assert back == "Not passed yet, so nothing is told here: tutor start relu"


def test_a_long_statement_is_cut_after_a_whole_block() -> None:
    paragraphs = [f"Paragraph {n} " + "word " * 40 for n in range(9)]
    short = in_short("# Title\n\n" + "\n\n".join(paragraphs))
    assert short.endswith("…") and SHORT <= len(short) < 2 * SHORT and "Title" not in short
    assert in_short("# Title\n\nOnly this.") == "Only this."


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60) | st.sampled_from(
    ["$a<b$", "<img src=x onerror=1>", '"quoted"\tand\nbroken', "$$\\frac{1}{2}$$", "| a |\n|---|\n| $b$ |"]
)


@given(
    st.lists(st.builds(Card, st.just("byhand:a:b"), TEXTS, TEXTS, st.lists(TEXTS, max_size=2), TEXTS, TEXTS))
)
def test_any_text_comes_back_as_four_fields_a_row(cards: list[Card]) -> None:
    headers, rows = read(anki(cards, "byhand"))
    assert headers["notetype"] == "Basic"
    assert [len(row) for row in rows] == [4] * len(cards)
    for row in rows:
        tags = set(re.findall(r"<\s*(\w+)", row[1] + row[2]))
        assert not tags & {"script", "img", "iframe"}


@given(TEXTS)
def test_no_html_of_a_pack_becomes_html_of_a_card(text: str) -> None:
    assert "<img" not in html(text)
