"""How a difference, an exception or a stopped cell is said to the learner: one sentence and its remedy."""

from __future__ import annotations

import ast
import difflib

import numpy as np

from tutor.judge import show
from tutor.judge.compare import Difference, same_anyhow
from tutor.judge.outputs import SINGLE_OUTPUT, Pair, described, shape_text
from tutor.judge.raised import Raised
from tutor.judge.relation.seen import Relation
from tutor.model import Exercise
from tutor.packs.syntax import tree_of
from tutor.words import _

BFLOAT_DIGITS = 2.0**-7  # the relative step between neighbouring bfloat16 numbers


def of_difference(
    exercise: Exercise, pair: Pair, differs: Difference | None, relation: Relation | None = None
) -> tuple[str, str]:
    """What is said of one wrong output, and what to look at; a `relation` is asked about before numbers."""
    subject = _("The result") if pair.name == SINGLE_OUTPUT else pair.name
    if differs is None:
        return pair.problem, _("Look at the last line of the function: what does it return?")
    if differs.aspect == "shape":
        message, advice = _of_shape(subject, differs)
        return message, relation.message if relation is not None else advice
    if differs.aspect == "kind":
        message = _("{subject} is {what}, where numbers are expected.")
        return message.format(subject=subject, what=described(differs.actual)), ""
    if differs.aspect == "dtype":
        return _of_dtype(subject, differs)
    if relation is not None:
        return relation.message, relation.help
    if differs.aspect == "nan":
        return _of_nan(subject, differs)
    return _of_values(subject, differs)


def _of_shape(subject: str, differs: Difference) -> tuple[str, str]:
    want, have = differs.expected, differs.actual
    message = _("{subject} has shape {have}; {want} is expected.").format(
        subject=subject, have=shape_text(have.shape), want=shape_text(want.shape)
    )
    if have.ndim >= 2 and same_anyhow(want, np.swapaxes(have, -1, -2)):
        return message, _("After transposing it would be right. Which axis comes first in the statement?")
    if have.size == want.size and same_anyhow(want, have.reshape(want.shape)):
        return message, _(
            "The numbers are right; only the axes differ. Which axis is one too many, or missing?"
        )
    if have.ndim == want.ndim and have.ndim >= 2 and have.shape == want.shape[::-1]:
        return message, _("The two axes are exchanged. Write the shape of every factor beside the formula.")
    return message, _("Write the shape of every intermediate result beside its line.")


def _of_dtype(subject: str, differs: Difference) -> tuple[str, str]:
    message = _("{subject} has dtype {have}; {want} is expected.").format(
        subject=subject, have=differs.actual.dtype, want=differs.expected.dtype
    )
    if differs.actual.dtype == np.float16:
        return message, _("Half precision keeps three digits. Compute in float32 or float64.")
    return message, ""


def _of_nan(subject: str, differs: Difference) -> tuple[str, str]:
    have = differs.actual[differs.where]
    want = differs.expected[differs.where]
    message = _("{subject} holds {have} at {where}, where {want} is expected.").format(
        subject=subject, have=show.number(have), where=index_text(differs.where), want=show.number(want)
    )
    if np.isfinite(want):
        advice = _(
            "Which intermediate value becomes infinite or 0/0 there? Try the inputs of this case by hand."
        )
        return message, advice
    return message, ""


def _of_values(subject: str, differs: Difference) -> tuple[str, str]:
    index = differs.where or ()
    want, have = differs.expected[index], differs.actual[index]
    if differs.expected.ndim == 0:
        message = _("{subject} is {have}; {want} is expected.")
    else:
        message = _("{subject} is {have} at {where}; {want} is expected.")
    shown, right = show.apart(have, want)
    said = message.format(subject=subject, have=shown, where=index_text(index), want=right)
    if _has_bfloat_digits(differs):
        return said, _(
            "These numbers have the two or three digits of bfloat16. Compute in float32 or float64."
        )
    return said, ""


def _has_bfloat_digits(differs: Difference) -> bool:
    """Whether the answer is the right one, as exactly as bfloat16 can hold it."""
    want, have = differs.expected, differs.actual
    if have.dtype != np.float32 or want.dtype.kind != "f":
        return False
    rounded = not (np.ascontiguousarray(have).view(np.uint32) & 0xFFFF).any()
    return rounded and bool(np.allclose(have, want, rtol=2 * BFLOAT_DIGITS, atol=BFLOAT_DIGITS))


def index_text(where: tuple[int, ...] | None) -> str:
    """An index as the learner would write it."""
    return "[" + ", ".join(map(str, where or ())) + "]"


def of_exception(exercise: Exercise, raised: Raised) -> tuple[str, str]:
    """What is said of an exception in the learner's code: their line, never our frames."""
    if raised.refused:
        return of_refusal(raised), ""
    if raised.type == "NotImplementedError" and "NotImplementedError" in raised.text:
        message = _("{name} is still to be written: it raises NotImplementedError.")
        advice = _("Replace that line by your own code; `tutor hint {id}` gives a first nudge.")
        return message.format(name=exercise.functions[0]), advice.format(id=exercise.id)
    if raised.type == "MemoryError" or "can't allocate memory" in raised.message:
        message = _("Your code ran out of memory ({limit} MiB){place}.").format(
            limit=exercise.limits.memory_mb, place=_place(raised)
        )
        return message, _("What is the shape of the largest array that you make?")
    if raised.type == "BdbQuit":
        message = _("Your code starts the debugger{place}, and nobody can type into it here.")
        return message.format(place=_place(raised)), _("Take that line out; print() shows values, too.")
    if raised.line is None:
        return _of_call(exercise, raised)
    advice = ""
    if raised.type == "EOFError":
        advice = _("Nobody types while an answer is judged: what it needs are its arguments.")
    if raised.type == "FileNotFoundError":
        advice = _("Answers run in a sandbox, in which only the allowed libraries can be read.")
    message = _("Your code raised {kind}{place}").format(kind=raised.type, place=_place(raised))
    said = raised.message.rstrip(". ")
    return (f"{message}: {said}." if said else f"{message}."), advice


def _of_call(exercise: Exercise, raised: Raised) -> tuple[str, str]:
    """An exception outside the learner's lines: the call itself, or what came back."""
    said = raised.message.rstrip(".")
    if raised.stage == "load":
        message = _("Your file, or an earlier answer that it uses, could not be run: {kind}: {said}.")
        return message.format(kind=raised.type, said=said), ""
    if raised.type != "TypeError":
        message = _("What your functions returned cannot be used as the statement says: {kind}: {said}.")
        advice = _("Compare what comes back with the statement: names, order and kinds.")
        return message.format(kind=raised.type, said=said), advice
    if said.startswith("the returned"):
        message = said[0].upper() + said[1:] + "."
        return message, _("Look at the last line of the function: what does it return?")
    message = _("The function cannot be called as the exercise calls it: {said}.").format(said=said)
    return message, _("Keep the signature of the starter: {signature}").format(signature=signature(exercise))


def _place(raised: Raised) -> str:
    if raised.line is None:
        return ""
    place = _(" in line {line}").format(line=raised.line)
    shapes = raised.places[-1].shapes if raised.places else ""
    told = "; ".join(filter(None, [raised.text.strip(), shapes]))
    return f"{place} ({told})" if told else place


def of_refusal(raised: Raised) -> str:
    """What is said where the sandbox refused a system call that the learner's code made."""
    guesses = {
        "socket": _("open a network connection"),
        "urlopen": _("open a network connection"),
        "connect": _("open a network connection"),
        "fork": _("start another process"),
        "Popen": _("start another program"),
        "subprocess": _("start another program"),
        "system": _("start another program"),
        "Thread": _("start a thread"),
        "open(": _("open a file outside its own folder"),
        "write": _("write a file outside its own folder"),
    }
    unknown = _("do something that the sandbox does not allow")
    what = next((said for word, said in guesses.items() if word in raised.text), unknown)
    return _("Your code tried to {what}{place}.").format(what=what, place=_place(raised))


def of_missing(exercise: Exercise, raised: Raised) -> tuple[str, str]:
    """What is said of a file that lacks a function it must define."""
    message = _("Your file does not define {names}.").format(names=", ".join(raised.missing))
    for name in raised.missing:
        alike = [d for d in raised.defined if d.lower() == name.lower()]
        close = alike or difflib.get_close_matches(name, raised.defined, 1, 0.6)
        if close:
            message += " " + _("It has {found}; did you mean {name}?").format(found=close[0], name=name)
    advice = _("The name and the parameters are fixed: {signature}")
    return message, advice.format(signature=signature(exercise))


def signature(exercise: Exercise) -> str:
    """The signatures of the starter's functions, as the learner should keep them."""
    try:
        tree = tree_of(exercise.sources.get("starter.py", ""))
    except SyntaxError:
        return ", ".join(exercise.functions)
    found = {
        node.name: f"{node.name}({ast.unparse(node.args)})"
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
    }
    return ", ".join(found.get(name, name) for name in exercise.functions)
