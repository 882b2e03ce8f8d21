"""An answer to a review's question judged: by the ordinary judge wherever it is a whole answer."""

from __future__ import annotations

import re
import unicodedata

from tutor.judge.code import judge_code
from tutor.judge.derivation import judge_derivation
from tutor.judge.quiz import judge_question
from tutor.judge.reading import Unreadable, text_of
from tutor.judge.variant.form import Bench, Outcome, Said, Variant
from tutor.model import Finding, Verdict
from tutor.text.quiz import Quiz
from tutor.text.quiz.answers import AnswerError, answers
from tutor.words import _

OUTCOMES: dict[str, Outcome] = {"pass": "right", "invalid": "open", "undecided": "open"}
_NUMBER = re.compile(r"\D{0,6}?(\d{1,4})\s*行?\s*(?::\s?(.*))?", re.DOTALL)


def judged(variant: Variant, data: bytes, bench: Bench, size: int | None = None) -> Said:
    """What becomes of the answer `data`. Raises PackBroken, CannotJudge, AlgebraError."""
    if variant.form in ("fill", "whole") and variant.task.kind == "code":
        return _whole(_code(variant, data, bench, size))
    try:
        text = text_of(data, size)
    except Unreadable as problem:
        return Said("open", str(problem), problem.help)
    match variant.form:
        case "find":
            return _line(variant, text, bench)
        case "shape":
            return _shape(variant, text)
        case "questions":
            return _questions(variant, text)
    return _whole(judge_derivation(variant.task, text, variant.seed))


def _code(variant: Variant, data: bytes, bench: Bench, size: int | None = None) -> Verdict:
    return judge_code(variant.task, data, variant.seed, bench.draws, bench.uses(variant.task), size)


def _whole(verdict: Verdict) -> Said:
    outcome = OUTCOMES.get(verdict.status, "wrong")
    return Said(outcome, verdict.message, verdict.help, verdict)


def _line(variant: Variant, text: str, bench: Bench) -> Said:
    """`3`, or `3: the line as it should be`: another line that puts the answer right is right as well."""
    found = _NUMBER.fullmatch(unicodedata.normalize("NFKC", text).strip())
    lines = variant.source.splitlines()
    if found is None or not 1 <= int(found[1]) <= len(lines):
        said = _("Answer with the number of a line, 1 to {n}.").format(n=len(lines))
        return Said("open", said)
    n, instead = int(found[1]), (found[2] or "").strip()
    if n in variant.wrong:
        return Said("right", variant.says, variant.help)
    if not instead or variant.task.kind != "code":
        return Said("wrong", _not_this(variant, n))
    indent = lines[n - 1][: len(lines[n - 1]) - len(lines[n - 1].lstrip())]
    lines[n - 1] = "\n".join(indent + row for row in instead.splitlines())
    verdict = _code(variant, "\n".join(lines).encode(), bench)
    if verdict.status == "pass":
        return Said("right", _("With this line the answer is right, too."), "", verdict)
    return Said("wrong", _("With this line the answer is not right yet: {why}").format(why=verdict.message))


def _not_this(variant: Variant, n: int) -> str:
    if variant.task.kind == "code":
        said = _("Line {n} is not the one. If you can put the answer right there, write {n}: and the line.")
        return said.format(n=n)
    return _("Line {n} is not the first that does not follow.").format(n=n)


def _shape(variant: Variant, text: str) -> Said:
    try:
        found = judge_question(variant.questions[0], " ".join(text.split()), variant.seed)
    except AnswerError as problem:
        return Said("open", str(problem))
    return Said(OUTCOMES.get(found.status, "wrong"), found.message or _("Right."))


def _questions(variant: Variant, text: str) -> Said:
    quiz = Quiz(variant.questions)
    try:
        given = answers(quiz, text)
        missing = [str(n) for n, each in enumerate(quiz.questions, 1) if each.id not in given]
        if missing:
            said = _("Not answered yet: {numbers}. Only the first try counts, so nothing was judged.")
            return Said("open", said.format(numbers=", ".join(missing)))
        found = tuple(
            judge_question(question, given[question.id], variant.seed, variant.task.names)
            for question in quiz.questions
        )
    except AnswerError as problem:
        return Said("open", str(problem))
    return _together(found)


def _together(found: tuple[Finding, ...]) -> Said:
    status = {finding.status for finding in found}
    if "undecided" in status and "fail" not in status:
        said = next(finding.message for finding in found if finding.status == "undecided")
        return Said("open", said, findings=found)
    if "fail" not in status:
        return Said("right", _("All questions are answered right."), findings=found)
    n, first = next((n, each) for n, each in enumerate(found, 1) if each.status == "fail")
    said = _("Question {n}: {message}").format(n=n, message=first.message)
    return Said("wrong", said, findings=found)
