"""Commands for those who write packs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tutor.cli.output import FAILED, WRONG_USE, say, say_json
from tutor.service import client
from tutor.words import _


@click.group()
def pack() -> None:
    """Write and test packs of lessons and exercises."""


@pack.command()
@click.argument("path", type=click.Path())
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def check(path: str, as_json: bool) -> int:
    """Test the pack (or the single exercise) in the folder PATH."""

    def on_part(part: dict[str, Any]) -> None:
        if not as_json:
            say(part["line"])

    said = client.call("pack_check", on_part=on_part, path=str(Path(path).absolute()))
    if as_json:
        say_json(said)
    else:
        for problem in said["problems"]:
            say(problem)
        count = sum(not e["ok"] for e in said["exercises"]) + len(said["problems"])
        say(_("All right.") if said["ok"] else _("{n} to mend.").format(n=count))
    if said["problems"]:
        return WRONG_USE
    return 0 if said["ok"] else FAILED
