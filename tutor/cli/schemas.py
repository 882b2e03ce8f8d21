"""`tutor pack schema`: what an author's editor needs to complete and check the TOML files of a pack."""

from __future__ import annotations

from pathlib import Path

import click

from tutor.cli.output import CANNOT_JUDGE, fail, say, say_json
from tutor.words import _


@click.command()
@click.option("--out", default=".schema", type=click.Path(file_okay=False), help="Where to put them.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def schema(out: str, as_json: bool) -> int:
    """Write JSON Schemas of pack.toml, exercise.toml and text.<language>.toml for your editor.

    An editor that knows TOML (Taplo, Even Better TOML) then completes and checks keys while you type. Each
    file names its schema in its first line: `#:schema ../../.schema/exercise.schema.json`, the way from the
    file itself. `tutor pack new` does both.
    """
    from tutor.packs import schema as schemas

    try:
        written = schemas.write(Path(out))
    except OSError as problem:
        said = _("{folder} cannot be written: {why}.").format(folder=out, why=problem.strerror or problem)
        return fail(said, CANNOT_JUDGE, as_json)
    if as_json:
        say_json({"format": 1, "files": [str(path) for path in written]})
        return 0
    for path in written:
        say(str(path))
    say(_("A file names its schema in its first line, from where it lies itself. In an exercise.toml:"))
    say(f"#:schema ../../{schemas.FOLDER}/{schemas.EXERCISE}")
    return 0
