"""What home says about the row under the cursor, in a line or two."""

from __future__ import annotations

from collections.abc import Container

from tutor.tui.route import Route, Stage, Step
from tutor.words import _

FRESH = 0.9  # from here on what was passed needs no remark


def about_unit(route: Route, stage: Stage) -> str:
    """What a unit builds on, how much of it would be recalled, whether it may be skipped."""
    if stage.proved:
        return _("Known by proof; what you skipped comes back later, for review.")
    if stage.placed:
        return _("Placed: you need not do this unit, and nothing of it counts as passed.")
    said = []
    units = [f"{each.title} ({each.passed}/{len(each.exercises)})" for each in route.before(stage)]
    if units:
        said.append(_("Builds on {units}.").format(units="; ".join(units)))
    if stage.passed and stage.recalled < FRESH * stage.passed:
        percent = round(100 * stage.recalled / stage.passed)
        said.append(_("Of what you passed here about {n} % would come to mind now.").format(n=percent))
    if stage.proof and not all((step := route.find(name)) and step.passed for name in stage.proof):
        said.append(_("Known already? s skips it by proof."))
    return " ".join(said)


def about_step(route: Route, step: Step, opened: Container[str]) -> str:
    """What a page introduces, or what an exercise still needs."""
    if route.skimmed(step, opened):
        return _("You opened this page and have not tried its exercises yet.")
    if not step.status:
        new = ", ".join(step.introduces)
        return _("Introduces {words}.").format(words=new) if new else ""
    missing = ", ".join(each.title for each in route.missing(step))
    if missing and not step.passed:
        return _("Easier after: {titles}. That is advice; it is open.").format(titles=missing)
    return ""
