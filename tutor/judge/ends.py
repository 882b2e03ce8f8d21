"""Why an answer did not come to its end, or raised: told apart, with the learner's own line."""

from __future__ import annotations

import signal
from collections.abc import Mapping
from dataclasses import replace

from tutor.judge import show, words
from tutor.judge.drawn import Drawn
from tutor.judge.raised import Raised
from tutor.judge.reading import syntax_words
from tutor.judge.returned import Returned, not_begun
from tutor.model import Exercise, Finding, Status
from tutor.sandbox import stream
from tutor.sandbox.outcome import LIVED_ON, Outcome
from tutor.words import _

RUNS = "runs"


def of(exercise: Exercise, drawn: Drawn, order: list[int], outcome: Outcome) -> tuple[Status, Finding] | None:
    """Status and finding where the answer could not begin or was stopped; None where it ran to its end."""
    described = not_begun(outcome)
    if described is not None:
        return _not_begun(exercise, described)
    if outcome.end == "done":
        return None
    status, message, advice = _stopped(exercise, outcome)
    reached = len(outcome.frames)
    finding = Finding(RUNS, "fail", message, advice)
    if 0 < reached < len(order) or (reached == 0 and outcome.ready):
        case = drawn.every[order[reached]]
        finding = replace(finding, case=show.case(case.name, case.inputs))
    return status, finding


def _not_begun(exercise: Exercise, raised: Raised) -> tuple[Status, Finding]:
    if raised.stage == "missing":
        return "error", Finding(RUNS, "fail", *words.of_missing(exercise, raised))
    if raised.unreadable:
        said = syntax_words(raised.message, raised.line, raised.column, raised.text or None)
        return "invalid", Finding(RUNS, "fail", *said)
    return _with_status(exercise, raised)


def _with_status(exercise: Exercise, raised: Raised) -> tuple[Status, Finding]:
    message, advice = words.of_exception(exercise, raised)
    finding = Finding(RUNS, "fail", message, "\n".join(filter(None, [advice, _way(raised)])))
    return ("violation" if raised.refused else "error"), finding


def _way(raised: Raised) -> str:
    """The learner's lines that led to an exception, the outermost first; "" where the message has them."""
    if len(raised.places) < 2:
        return ""
    return "\n".join([_("The way there:"), *map(str, raised.places)])


def _stopped(exercise: Exercise, outcome: Outcome) -> tuple[Status, str, str]:
    if outcome.end == "timeout":
        message = _("Your code did not finish within {seconds} seconds.").format(
            seconds=f"{exercise.limits.seconds:g}"
        )
        return (
            "timeout",
            message,
            _("Which loop might never end? What does it count, and where does it stop?"),
        )
    if outcome.end == "violation":
        return (
            "violation",
            _("Your code made a system call that the sandbox does not allow, and was ended."),
            "",
        )
    if outcome.end == "protocol":
        message = _("What came out of your code's process is no answer: {detail}.").format(
            detail=outcome.detail
        )
        return "violation", message, _("An answer only defines functions and returns their results.")
    if outcome.end == "flood":
        return (
            "error",
            _("Your code printed more than a megabyte and was ended."),
            _("Print less, or inside one case only."),
        )
    if outcome.end == "early_exit" and outcome.detail == LIVED_ON:
        message = _("Your code closed the file on which its results are handed over.")
        return "error", message, _("Close only files that you have opened yourself.")
    if outcome.end == "early_exit":
        message = _("Your code ended its process before it returned a result.")
        return "error", message, _("A function returns; it does not call exit.")
    name = _signal_name(outcome.signal)
    if outcome.end == "killed":
        return (
            "error",
            _("Your code was ended by the system ({signal}): too much memory or time.").format(signal=name),
            "",
        )
    return "error", _("Your code crashed its interpreter ({signal}).").format(signal=name), ""


def _signal_name(number: int) -> str:
    """SIGSEGV and the like; a real-time signal has only its number."""
    return signal.Signals(number).name if number in list(signal.Signals) else str(number or "?")


def first_raised(
    exercise: Exercise, drawn: Drawn, results: Mapping[int, Returned]
) -> tuple[Status, Finding] | None:
    """Status and finding of the lowest authored case on which the answer raised."""
    for index, case in enumerate(drawn.cases):
        result = results.get(index)
        if result is not None and result.raised is not None:
            status, finding = _with_status(exercise, result.raised)
            return status, replace(finding, case=show.case(case.name, case.inputs))
    return None


def lacks_torch(outcome: Outcome) -> bool:
    """Whether the answer failed for want of torch, which a NumPy host does not have."""
    return any(
        frame.kind == stream.ERROR
        and frame.value.get("type") == "ModuleNotFoundError"
        and "'torch'" in str(frame.value.get("message"))
        for frame in outcome.frames
    )
