"""A mark in words, for exports that have no room for more than lines of text."""

from __future__ import annotations

from tutor.homework.marks import Mark
from tutor.homework.numbers import number, percent
from tutor.text.terminal import printable, wrap
from tutor.text.verdict import plain
from tutor.words import _

WIDTH = 78


def told(mark: Mark) -> str:
    """What was found, what lateness took and what an instructor decided, in lines of at most 78 cells."""
    return "\n".join([judged(mark), *(line for text in remarks(mark) for line in wrap(text, WIDTH))])


def judged(mark: Mark) -> str:
    """The verdict in plain lines: what is right, the best message, what shows it."""
    if mark.status == "missing":
        return _("Nothing was handed in.")
    if not mark.verdict:
        return "\n".join(wrap(printable(mark.message), WIDTH))
    # The help with a derivation's wrong line is that line mended: nobody reads it unasked.
    return plain(mark.verdict, WIDTH, help=mark.kind != "derivation", closing=False)


def remarks(mark: Mark) -> list[str]:
    """A sentence each for what else made the points what they are."""
    said = []
    if mark.late > 0:
        said.append(_("Handed in late: {share} % of the points are lost.").format(share=percent(mark.late)))
    if mark.override is not None:
        sentence = _("An instructor set this to {points} of {possible} points: {reason}")
        reason = " ".join(printable(mark.override.reason).split())
        said.append(
            sentence.format(
                points=number(mark.override.points), possible=number(mark.possible), reason=reason
            )
        )
    return said
