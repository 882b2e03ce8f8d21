"""Small files of the screen, written whole or not at all, so that they survive any end of the program."""

from __future__ import annotations

import os
from pathlib import Path

from tutor import home
from tutor.words import _


def replace_text(path: Path, text: str) -> None:
    """Put `text` in place of the file at `path`, making its folder where needed. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}-{os.urandom(4).hex()}")
    try:
        draft.write_text(text, encoding="utf-8")
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def unwritable() -> str:
    """A sentence where nothing can be kept, else ""; the app works all the same."""
    folder = home.home()
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    if folder.is_dir() and os.access(folder, os.W_OK):
        return ""
    said = _("{path} cannot be written: what you do will not be kept. Set TUTOR_HOME to another folder.")
    return said.format(path=folder)
