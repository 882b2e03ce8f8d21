"""The HTML reports: well-formed, harmless, complete, and telling what is right first."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from judged_class import CHINESE, CLASS, FORMULA, MARKUP, Judged, judged_class

from tutor.homework.export import learner, overview
from tutor.homework.export.chart import class_width, classes
from tutor.homework.export.markup import tag
from tutor.homework.export.prose import prose
from tutor.homework.totals import by_learner

START = "<!DOCTYPE html><html><head><title>t</title></head><body>"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def judged(exercise_named, draws) -> Judged:
    return judged_class(exercise_named, draws)


@pytest.fixture(scope="module")
def out(judged: Judged, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    learner.write(folder, judged.run, judged.marks)
    overview.write(folder, judged.run, judged.marks)
    return folder


def parsed(text: str) -> Element:
    """The document; an HTML5 parser that forgives nothing read it."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)


def page_of(judged: Judged, name: str, feedback: str = "full") -> str:
    run = replace(judged.run, feedback=feedback)
    return learner.report(run, name, by_learner(run, judged.marks)[name])


def words(element: Element) -> str:
    return " ".join("".join(element.find("body").itertext()).split())


def test_every_report_is_html_that_a_strict_parser_takes(out: Path) -> None:
    pages = list(out.rglob("*.html"))
    assert len(pages) == len(CLASS) + 1
    for page in pages:
        parsed(page.read_text("utf-8"))


def test_no_report_runs_anything_or_loads_anything(out: Path) -> None:
    for page in out.rglob("*.html"):
        document = parsed(page.read_text("utf-8"))
        for element in document.iter():
            assert element.tag not in {"script", "link", "img", "iframe", "form", "object", "base"}
            assert not {key for key in element.attrib if key.startswith("on") or key in ("src", "style")}
            target = unquote(element.get("href", ""))
            assert not target or (out / target).is_file()
        policy = document.find(".//meta[@http-equiv]").get("content")
        style = document.find(".//style").text
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        assert policy.startswith("default-src 'none'") and f"'sha256-{digest}'" in policy
        assert "url(" not in style and "@import" not in style


def test_what_learners_wrote_stays_text(judged: Judged, out: Path) -> None:
    document = parsed((out / "class.html").read_text("utf-8"))
    assert {MARKUP, FORMULA, CHINESE} <= {link.text for link in document.iter("a")}
    broken = page_of(judged, "Carl Friedrich")
    assert "<b>&" not in broken and "&lt;b&gt;" in broken
    assert not re.search("[\x00-\x08\x1b\u202e]", broken)


def test_what_is_right_comes_before_what_is_not(judged: Judged) -> None:
    said = words(parsed(page_of(judged, FORMULA)))
    first, second = said.index("Right: shape; non_negative"), said.index("Not right: values; sums_to_one")
    assert (
        first
        < second
        < said.index("Which axis holds the classes?")
        < said.index("yours")
        < said.index("What helps")
    )
    assert "4 of 7" not in said and "of 8.5 points" in said


def test_the_help_is_folded(judged: Judged) -> None:
    document = parsed(page_of(judged, FORMULA))
    folded = ["".join(element.itertext()) for element in document.iter("details")]
    assert any("the axis that the argument names" in text for text in folded)
    assert not any("open" in element.attrib for element in document.iter("details"))


def test_a_derivation_shows_every_line_with_its_mark(judged: Judged) -> None:
    document = parsed(page_of(judged, FORMULA))
    rows = [row.findall("td") for row in document.findall(".//table[@class='lines']//tr")]
    assert [cells[1].text for cells in rows] == ["✓", "✓", "✗", "✓"]
    assert "".join(rows[2][2].itertext()).startswith("delta[i,j]*s[i] + s[i]*s[j]does not follow")


def test_lateness_and_an_override_are_told(judged: Judged) -> None:
    assert words(parsed(page_of(judged, "Emmy"))).count("25 % of the points are lost") == 3
    said = words(parsed(page_of(judged, "Niels")))
    assert "An instructor set this to 2 of 4 points: the colon was <lost> in the mail" in said
    assert "not handed in" in said
    assert "The points are not final yet" in words(parsed(page_of(judged, "emmy")))


def test_a_homework_may_keep_feedback_back(judged: Judged) -> None:
    expected, helps, question = "0.090031", "argument names", "Which axis holds the classes?"
    full = page_of(judged, FORMULA)
    assert all(text in full for text in (expected, helps, question))
    symptom = page_of(judged, FORMULA, "symptom")
    assert "yours" in symptom and expected not in symptom and helps not in symptom
    for level in ("status", "none"):
        status = page_of(judged, FORMULA, level)
        assert question not in status and "2.29 of 4 points" in status
        assert "wrong_axis" not in status and "delta[i,j]" not in status


def test_the_class_report_has_everybody_and_every_mistake(judged: Judged, out: Path) -> None:
    document = parsed((out / "class.html").read_text("utf-8"))
    sections = {section.find("h2").text: words_of(section) for section in document.iter("section")}
    assert set(sections) == {"Points", "Exercises", "Mistakes", "Learners"}
    assert "1. wrong_axis 2 22 %" in sections["Mistakes"]
    assert "sign-of-the-quotient-rule" in sections["Mistakes"]
    rows = document.findall(".//section[4]//tbody/tr")
    assert [row.find("th/a").text for row in rows] == sorted(CLASS)
    chart = list(document.find(f".//{SVG}svg[@role='img']"))
    counts = [int(after.text) for bar, after in pairwise(chart) if bar.tag == f"{SVG}rect"]
    assert sum(counts) == 8, "the absent and the unsettled are in no bar"


def words_of(element: Element) -> str:
    return " ".join(" ".join(element.itertext()).split())


@settings(max_examples=50, deadline=None)
@given(st.text(), st.text())
def test_no_text_becomes_markup(text: str, attribute: str) -> None:
    document = parsed(START + tag("p", text, title=attribute))
    paragraph = document.find("body/p")
    assert len(paragraph) == 0 and len(document.find("body")) == 1


@settings(max_examples=50, deadline=None)
@given(st.text("ab`$*<&\\{}^_ \n"), st.sampled_from(["code", "quiz", "derivation"]))
def test_any_sentence_can_be_shown(text: str, kind) -> None:
    parsed(f"{START}<p>{prose(text, kind)}</p></body></html>")


def test_a_product_in_code_is_no_emphasis() -> None:
    assert prose("line 2 (y = a*b*c)", "code") == "line 2 (y = a*b*c)"
    assert prose("use `keepdims`, $e^7$ < 1", "code") == "use <code>keepdims</code>, <em>e⁷</em> &lt; 1"
    assert prose("*Adding* leaves $e^7$", "quiz") == "Adding leaves e⁷"


@settings(max_examples=50, deadline=None)
@given(st.floats(0.1, 5000), st.lists(st.floats(0, 1)))
def test_every_value_lies_in_one_class(top: float, shares: list[float]) -> None:
    values = [share * top for share in shares]
    step = class_width(top)
    counts = classes(values, top, step)
    assert sum(counts) == len(values)
    assert len(counts) <= 12 and (len(counts) - 1) * step <= top <= len(counts) * step * (1 + 1e-6)
