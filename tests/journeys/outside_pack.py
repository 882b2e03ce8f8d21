"""The second pack, as an outside instructor wrote it, copied to where a test may change it."""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

CHANCE = Path(__file__).parent / "chance"


def copied(folder: Path, seeds: int = 2) -> Path:
    """The pack `chance-by-hand` in the new `folder`, with few seeds, so that a test is quick."""
    shutil.copytree(CHANCE, folder, ignore=shutil.ignore_patterns("__pycache__"))
    for spec in folder.glob("exercises/*/exercise.toml"):
        text = spec.read_text(encoding="utf-8")
        if 'kind = "code"' in text:
            text = re.sub(r"^seeds = .*\n", "", text, flags=re.MULTILINE)
            spec.write_text(text.replace("\nfunctions", f"\nseeds = {seeds}\nfunctions", 1), encoding="utf-8")
    return folder


def due_soon(pack: Path) -> None:
    """Move the homework's dates around today, as an instructor would for a new term."""
    now = datetime.now(UTC).replace(microsecond=0)
    toml = pack / "pack.toml"
    text = toml.read_text(encoding="utf-8")
    for key, days in (("due", 2), ("until", 9), ("solutions_from", 10)):
        text = re.sub(
            rf"^{key} = .*$", f"{key} = {(now + timedelta(days=days)).isoformat()}", text, flags=re.MULTILINE
        )
    toml.write_text(text, encoding="utf-8")
