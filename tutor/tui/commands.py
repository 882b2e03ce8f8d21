"""The palette's way to every lesson and exercise by a few letters of its name."""

from __future__ import annotations

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from tutor.tui.frame import Frame
from tutor.tui.route import Step
from tutor.words import _


class CourseCommands(Provider):
    """Finds steps of the course by title or id."""

    async def discover(self) -> Hits:
        """What follows the current place, before anything is typed."""
        frame = self.app
        if isinstance(frame, Frame) and frame.where.last:
            step = frame.route.after(frame.where.last.name)
            if step is not None:
                yield DiscoveryHit(
                    _("Next: {title}").format(title=step.title), partial(frame.open_step, step)
                )

    async def search(self, query: str) -> Hits:
        """All steps that match."""
        frame, matcher = self.app, self.matcher(query)
        if not isinstance(frame, Frame):
            return
        for step in frame.route.steps:
            text = f"{_label(step)}  {step.place.name}"
            score = matcher.match(text)
            if score > 0:
                yield Hit(score, matcher.highlight(text), partial(frame.open_step, step))


def _label(step: Step) -> str:
    form = _("Do: {title}") if step.status else _("Read: {title}")
    return form.format(title=step.title)
