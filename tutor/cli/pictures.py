"""The plots of a page for plain lines: each asked of the service, where its sliders start or are set."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from tutor.service import client
from tutor.text.plot.plain import plot_names, with_plots
from tutor.words import _


def told(page: dict[str, Any], settings: Sequence[str] = ()) -> str:
    """The page's Markdown with a sentence and a table for each plot.

    A setting `T=4` moves the slider T of every plot that has one. Raises UsageError for one that no plot
    has, ServiceError.
    """
    wanted = dict(map(_setting, settings))
    names = plot_names(page["text"])
    first = {name: _asked(page["id"], name, {}) for name in names}
    known = {slider["name"] for said in first.values() for slider in said.get("sliders", ())}
    for slider in wanted:
        if slider not in known:
            said = _("No picture of this page has a slider {name}. Its sliders: {known}.")
            raise click.UsageError(said.format(name=slider, known=", ".join(sorted(known)) or _("none")))
    for name in names:
        own = {
            slider["name"]: wanted[slider["name"]]
            for slider in first[name].get("sliders", ())
            if slider["name"] in wanted
        }
        if own:
            first[name] = client.call("plot", page=page["id"], name=name, values=own)
    return with_plots(page["text"], first)


def _asked(page: str, name: str, values: dict[str, str]) -> dict[str, Any]:
    """The service's answer, or `{"error": why}`: one picture that is broken takes nothing from the page."""
    try:
        return client.call("plot", page=page, name=name, values=values)
    except client.ServiceError as problem:
        return {"error": str(problem)}


def _setting(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not (name and sign and value):
        raise click.UsageError(_("--set takes SLIDER=VALUE, as in --set T=4."))
    return name.strip(), value.strip()
