"""JUnit XML as Surefire and the CI servers' readers take it: a suite a learner, a test case an exercise.

The form is that of the xUnit plugin's `junit-10.xsd`
(https://github.com/jenkinsci/xunit-plugin/tree/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

from tutor.homework.export.files import save
from tutor.homework.export.told import told
from tutor.homework.marks import Mark, Run
from tutor.homework.numbers import number
from tutor.homework.totals import by_learner, passed, possible, total
from tutor.text.terminal import printable

# An answer that was judged and is not right is a failure; one that never came to a judgement is an error.
OUTCOMES = {"pass": "", "fail": "failure", "missing": "skipped"}


def write(out: Path, run: Run, marks: Sequence[Mark]) -> list[Path]:
    """Write `junit.xml`. Raises OSError."""
    return [save(out / "junit.xml", text(run, marks))]


def text(run: Run, marks: Sequence[Mark]) -> str:
    """The whole document."""
    root = ElementTree.Element("testsuites", name=_harmless(run.title))
    suites = [_suite(run, learner, own) for learner, own in by_learner(run, marks).items()]
    for key in ("tests", "failures", "errors"):
        root.set(key, str(sum(int(suite.get(key, "0")) for suite in suites)))
    root.extend(suites)
    ElementTree.indent(root)
    document = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{document}\n'


def _suite(run: Run, learner: str, marks: Sequence[Mark]) -> ElementTree.Element:
    outcomes = [outcome(mark) for mark in marks]
    suite = ElementTree.Element(
        "testsuite",
        name=_harmless(learner),
        tests=str(len(marks)),
        failures=str(outcomes.count("failure")),
        errors=str(outcomes.count("error")),
        skipped=str(outcomes.count("skipped")),
    )
    if learner in run.submitted:
        suite.set("timestamp", _harmless(run.submitted[learner]))
    facts = ElementTree.SubElement(suite, "properties")
    for name, value in (("points", total(marks)), ("possible", possible(run))):
        ElementTree.SubElement(facts, "property", name=name, value=number(value))
    suite.extend(_case(run, mark, found) for mark, found in zip(marks, outcomes, strict=True))
    return suite


def outcome(mark: Mark) -> str:
    """The element that tells the outcome of a test case; "" for one that passed."""
    return "" if passed(mark) else OUTCOMES.get(mark.status, "error") or "failure"


def _case(run: Run, mark: Mark, found: str) -> ElementTree.Element:
    # With the learner in it: some readers look at class and name alone, and take equal ones for one test.
    case = ElementTree.Element(
        "testcase", name=mark.exercise, classname=_harmless(f"{run.pack}.{mark.learner}")
    )
    if found:
        said = told(mark)
        kind = ElementTree.SubElement(case, found, type=_harmless(mark.mistake or mark.status))
        kind.set("message", _harmless(mark.message or said))
        if found != "skipped":
            kind.text = said
    return case


def _harmless(value: str) -> str:
    """Text on one line without what XML 1.0 cannot hold: controls, lone surrogates, non-characters."""
    return " ".join(printable(value, None).split())
