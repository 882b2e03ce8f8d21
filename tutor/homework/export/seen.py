"""What a learner may see of a mark: `[homework] feedback` decides it, and the points are always told."""

from __future__ import annotations

from dataclasses import replace

from tutor.homework.feedback import told
from tutor.homework.marks import Mark, Run


def seen(run: Run, mark: Mark) -> Mark:
    """The mark without what the homework's feedback keeps back.

    A homework that says nothing before it is graded (`none`) says afterwards how each answer ended.
    """
    if run.feedback == "full" or not mark.verdict:
        return mark
    verdict = told(mark.verdict, "symptom" if run.feedback == "symptom" else "status")
    return replace(mark, message=verdict["message"], mistake=None, also=(), verdict=verdict)
