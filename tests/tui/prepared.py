"""Answers of the service that several tests show."""

from __future__ import annotations

import copy
from typing import Any

from exercise_parts import BOTH_SIDES, SLOPE, STARTER, served, verdict
from fake_gate import LISTING, QUIZ, FakeGate, entry

from tutor.text.search import page_of, search

WAY = {
    "id": "chain",
    "minutes": 24,
    "stops": [
        {"kind": "page", "id": "scores/shift", "title": "Shifting", "minutes": 4, "done": False},
        {"kind": "exercise", "id": "shift", "title": "Shift", "minutes": 10, "done": True},
        {"kind": "exercise", "id": "chain", "title": "Chain", "minutes": 20, "done": False},
    ],
}


def full() -> dict[str, Any]:
    """The small course with numbers, needs, something due and a page that leads to a new exercise."""
    listing = copy.deepcopy(LISTING)
    scores, slopes = listing["courses"][0]["units"]
    scores["number"], slopes["number"] = 3, 12
    scores["exercises"][0]["due"] = True
    slopes["lessons"][0]["exercises"] = ["chain"]
    slopes["exercises"] = [entry("chain", needs=["scale", "shift"])]
    return listing


def fading() -> dict[str, Any]:
    """The same with something half forgotten, a unit that two exercises would prove, and one placed."""
    listing = full()
    scores, slopes = listing["courses"][0]["units"]
    scores["exercises"][0]["recall"] = 0.41
    scores["proof"] = {"exercises": ["scale", "shift-quiz"], "done": False}
    slopes["placed"] = True
    listing["days"] = {"run": 5, "today": True, "forecast": [1, 2, 0, 0, 1, 0, 4, 0]}
    return listing


def weak(concept: str, state: str, strength: float, **todo: Any) -> dict[str, Any]:
    """One of the weakest three as `mastery` names it."""
    base = {"kind": "exercise", "pack": "course", "minutes": 10}
    return {"concept": concept, "state": state, "strength": strength, "todo": base | todo}


UNITS = [{"id": "scores", "title": "Scores"}, {"id": "slopes", "title": "Slopes"}]
QUESTION = {
    "state": "asking",
    "n": 2,
    "of": 12,
    "minutes": 9,
    "unit": "Scores",
    "exercise": "shift-quiz",
    "pack": "course",
    "question": "shift-quiz#which-sums-to-one",
    "seed": 7,
    "text": QUIZ,
    "drawn": {},
    "context": "# Shares\n\nSoftmax makes shares of the scores of a row.",
}
PLACED = {
    "state": "placed",
    "units": UNITS,
    "known": ["Scores"],
    "questions": 5,
    "page": {"id": "slopes/chain", "title": "Chains"},
}


def place(asked: dict[str, Any]) -> dict[str, Any]:
    """A placement whose only question is which sums to one."""
    if asked.get("refuse"):
        return {"state": "refused", "units": UNITS}
    if "answer" in asked:
        return PLACED
    return QUESTION if "begin" in asked else {"state": "new", "units": UNITS}


MASTERY = {
    "format": 1,
    "problems": [],
    "courses": [
        {
            "id": "course",
            "weakest": [
                weak("shift-invariance", "fading", 0.21, id="shift", title="Shift"),
                weak("归一化", "begun", 0.5, kind="quiz", id="shift-quiz", title="Shift-quiz"),
                weak("slope", "new", 0, kind="lesson", id="slopes/chain", title="Chains", minutes=None),
            ],
        }
    ],
}


def ways(**answers: Any) -> FakeGate:
    """What home's ways on need."""
    return FakeGate(**{"list": full(), "path": WAY} | answers)


LONG_PAGE = (
    "# Shifting\n" + "\n\nfill" * 40 + "\n\nThe 温度 is high here, and softmax is flat.\n" + "\n\nmore" * 40
)
PAGES = [
    page_of("lesson", "scores/shift", "Shifting", "Scores", LONG_PAGE),
    page_of(
        "exercise", "course:shift", "Shift", "Scores", "# Shift\n\nSubtract with [brackets] from softmax.\n"
    ),
]


def found(asked: dict[str, Any]) -> dict[str, Any]:
    """What the search finds in two pages."""
    hits = search(PAGES, asked["query"])
    place = ("kind", "name", "title", "unit")
    rows = [{k: getattr(h.page, k) for k in place} | {"line": h.line, "text": h.text} for h in hits]
    return {"query": asked["query"], "hits": rows}


FRESH = {"stuck": False, "why": "", "rungs": ["worked"], "bridge": None, "returns": None, "due": False}
STUCK = FRESH | {
    "stuck": True,
    "why": "The same mistake, 3 times in a row.",
    "rungs": ["bridge", "blanks", "worked", "solution"],
    "bridge": "shift",
}
BLANKS = STARTER.replace("raise NotImplementedError", "return x / ____")
SOLUTION = {
    "shown": True,
    "worked": "# Why\n\nBecause of $e^x$.",
    "solution": "def softmax(x):\n    return 42\n",
}


def attempt(n: int, status: str, answer: str, message: str = "Look.") -> dict[str, Any]:
    """One attempt as `history` tells it."""
    checks = [{"name": "values", "status": "pass" if status == "pass" else "fail"}]
    at = f"2026-03-02T0{n}:00:00+00:00"
    return {
        "n": n,
        "at": at,
        "status": status,
        "counts": True,
        "answer": answer,
        "message": message,
        "checks": checks,
    }


def helped(**answers: Any) -> FakeGate:
    """An exercise whose learner is stuck."""
    return served(**{"ladder": STUCK, "completion": {"text": BLANKS}, "solution": SOLUTION} | answers)


JACOBIAN = SLOPE | {"title": "How a score moves a share", "derivation": BOTH_SIDES}
SLIP_LINES = ("s[i]*delta[i,j] - s[i]*s[j]", "= s[i]*(1 - s[j])")
SLIP = "They agree when i = j. What happened to delta?"
WRONG_LINE = {
    "n": 5,
    "text": SLIP_LINES[1],
    "verdict": "does_not_follow",
    "counterexample": {"at": {"i": 1, "j": 2, "z": [0, 0]}, "left": -0.25, "right": 0.25},
    "message": SLIP,
}
LINES = [{"n": 4, "text": SLIP_LINES[0], "verdict": "follows", "message": ""}, WRONG_LINE]
PROBLEM = {
    "problem": "The line ends too early.",
    "caret": "= s[i]*(1\n         ^",
    "suggestion": "Here ) is missing.",
}


def preview(asked: dict[str, Any]) -> dict[str, Any]:
    """A service that reads fractions only, and nothing that ends in an open bracket."""
    line = str(asked["text"])
    if line.count("(") > line.count(")"):
        return PROBLEM
    return {"latex": r"= \frac{s_i}{2}" if "s[i]" in line else "", "plain": line, "relation": "="}


def jacobian(**answers: Any) -> FakeGate:
    """A derivation whose second line is wrong."""
    judged = verdict(
        kind="derivation", lines=LINES, first_wrong=5, message=f"Line 5: {SLIP}", mistake="delta"
    )
    base = {"exercise": JACOBIAN, "check": judged, "lines": {"lines": LINES}, "preview": preview}
    return served(**base | answers)


VALUES = [0, 1, 2, 3, 4, 5]
WORDS = ["shared", "own"]


def drawn(asked: dict[str, Any]) -> dict[str, Any]:
    """Two bars and two sliders, as `plot` answers."""
    cat = asked["values"].get("cat", 2)
    kind = asked["values"].get("kind", "shared")
    plot = {
        "kind": "bars",
        "labels": ["cat", "dog"],
        "groups": [{"name": "", "values": [cat / 5, 0.2]}],
        "range": [0, 1],
        "sentence": f"The cat has {cat} of 5, {kind}.",
        "table": {"head": ["class", "share"], "rows": [["cat", str(cat)], ["dog", "1"]]},
    }
    sliders = [
        {"name": "cat", "values": VALUES, "at": VALUES.index(cat)},
        {"name": "kind", "values": WORDS, "at": WORDS.index(kind)},
    ]
    return {"plot": plot, "sliders": sliders}
