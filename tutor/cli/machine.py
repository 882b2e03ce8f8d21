"""Commands about this machine: doctor, service."""

from __future__ import annotations

from typing import Any

import click

from tutor.cli.output import CANNOT_JUDGE, note, say, say_json
from tutor.service import client
from tutor.words import _


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def doctor(as_json: bool) -> int:
    """What this machine can enforce, and where everything is."""
    said = client.call("doctor")
    note(said.pop("notice", ""))
    if as_json:
        say_json(said)
    else:
        _show(said)
    refused = any(host["tier"] == "refused" for host in said["sandbox"].values())
    return CANNOT_JUDGE if refused else 0


def _show(said: dict[str, Any]) -> None:
    say(f"tutor {said['tutor']}, Python {said['python']}, {said['system']}")
    say(", ".join(f"{name} {version or _('missing')}" for name, version in said["packages"].items()))
    say(_("your files: {home}").format(home=said["home"]))
    record = said["record"]
    if record["problem"]:
        say(_("record: {problem}").format(problem=record["problem"]))
    else:
        say(_("record: {path}, {n} attempts").format(path=record["path"], n=record["attempts"]))
    for name, host in said["sandbox"].items():
        say("")
        say(_("sandbox for {name}: {tier}").format(name=name, tier=host["tier"]))
        if host.get("problem"):
            say("  " + host["problem"])
            continue
        say(_("  layers: {layers}").format(layers=", ".join(host["layers"])))
        say(_("  tried at its start, and held: {canaries}").format(canaries=", ".join(host["proof"])))
        for sentence in host["not_stopped"]:
            say(_("  not stopped: {what}").format(what=sentence))
        for sentence in (host["better"], host["untested"]):
            if sentence:
                say("  " + sentence)


@click.group()
def service() -> None:
    """The background service."""


@service.command()
def stop() -> None:
    """End the background service; the next command starts it again."""
    say(_("The service has ended.") if client.stop() else _("No service was running."))
