"""A gate that answers from a table, so that a screen can be tried without the service."""

from __future__ import annotations

import asyncio
import copy
from collections.abc import Callable
from typing import Any

from tutor.judge.quiz import judge_question
from tutor.service.client import ServiceError
from tutor.text.quiz import parse
from tutor.text.quiz.answers import AnswerError
from tutor.tui.gate import Gate

Answer = dict[str, Any] | Exception | Callable[[dict[str, Any]], dict[str, Any]]


def entry(id: str, kind: str = "code", status: str = "new", **more: Any) -> dict[str, Any]:  # noqa: A002
    """One exercise as `list` names it."""
    base = {"id": id, "kind": kind, "title": id.capitalize(), "minutes": 10, "points": 1.0}
    return base | {"status": status, "tries": 0, "changed": False} | more


LISTING: dict[str, Any] = {
    "format": 1,
    "problems": [],
    "courses": [
        {
            "id": "course",
            "title": "A small course",
            "version": "1",
            "units": [
                {
                    "id": "scores",
                    "title": "Scores",
                    "lessons": [
                        {
                            "id": "scores/shift",
                            "title": "Shifting",
                            "introduces": ["shift"],
                            "exercises": ["shift", "shift-quiz"],
                        },
                        {"id": "scores/scale", "title": "Scaling", "introduces": [], "exercises": ["scale"]},
                    ],
                    "exercises": [
                        entry("shift", status="passed"),
                        entry("shift-quiz", "quiz", "tried"),
                        entry("scale", changed=True),
                    ],
                },
                {
                    "id": "slopes",
                    "title": "Slopes",
                    "lessons": [{"id": "slopes/chain", "title": "Chains", "introduces": [], "exercises": []}],
                    "exercises": [],
                },
            ],
        }
    ],
}

PAGE = """---
title: Shifting
introduces: [shift]
---

# Shifting

Every score grows by $c$. What happens to $e^{x_i}$?

$$p_i = \\frac{e^{x_i}}{\\sum_j e^{x_j}} \\qquad m = \\max_j x_j$$

| symbol | shape |
|---|---|
| $x$ | (N, C) |

```quiz
## Which sums to one?

- [ ] The columns.
  > Only by chance.
- [x] The rows.
  > Each is one example.

## How many numbers has (2, 3)?

= 6

! 5 > That is the sum.
```

```exercise shift
```
"""

QUIZ = """## Which sums to one?

- [ ] The columns.
  > Only by chance.
- [x] The rows.

## A shape

How many axes has (2, 3)?

= 2
"""


def judged(quiz: Any, question: str, answer: str, **more: Any) -> dict[str, Any]:
    """What the judge itself finds about one answer."""
    text, drawn = (quiz, {}) if isinstance(quiz, str) else (quiz["text"], quiz["drawn"])
    asked = next(each for each in parse(text, drawn).questions if each.id == question)
    try:
        found = judge_question(asked, answer, 7)
    except AnswerError as problem:
        return {"status": "invalid", "says": str(problem), "first": False}
    return {"status": found.status, "says": found.help or found.message, "first": True}


class FakeGate(Gate):
    """Answers each request by its name; records what was asked. `hold` keeps everybody waiting."""

    def __init__(self, **answers: Answer) -> None:
        super().__init__()
        self.asked: list[tuple[str, bytes, dict[str, Any]]] = []
        self.hold: asyncio.Event | None = None
        self.answers: dict[str, Answer] = {
            "list": LISTING,
            "warm": {"tier": "namespaces"},
            "ping": {"hosts": ["numpy", "torch"]},
            "page": {"id": "scores/shift", "title": "Shifting", "text": PAGE, "exercises": ["shift"]},
            "exercise": entry("shift-quiz", "quiz")
            | {"pack": "course", "statement": QUIZ, "own_statement": False, "hints": 0, "functions": []},
            "quiz": {"id": "shift-quiz", "title": "Shift-quiz", "text": QUIZ, "drawn": {}, "seed": None},
            **answers,
        }

    async def ask(self, op: str, blob: bytes = b"", **asked: Any) -> dict[str, Any]:
        self.asked.append((op, blob, asked))
        if self.hold is not None:
            await self.hold.wait()
        await asyncio.sleep(0)
        if op == "question" and op not in self.answers:
            return judged(blob.decode() or self.answers["quiz"], **asked)
        answer = self.answers.get(op) or ServiceError(f"No answer to {op} is prepared.")
        if isinstance(answer, Exception):
            raise answer
        return answer(asked) if callable(answer) else copy.deepcopy(answer)
