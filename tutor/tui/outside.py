"""The learner's own editor: which it is, and what came of it."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path

from tutor.words import _


class EditorProblem(Exception):
    """There is no editor to open, or it failed; its text is one sentence with the remedy."""


def command() -> list[str]:
    """The words of $VISUAL, or else $EDITOR. Raises EditorProblem."""
    for name in ("VISUAL", "EDITOR"):
        wanted = os.environ.get(name, "").strip()
        if not wanted:
            continue
        try:
            return shlex.split(wanted)
        except ValueError:
            said = _("${name} is {value}, with a quote that is not closed; correct it.")
            raise EditorProblem(said.format(name=name, value=wanted)) from None
    raise EditorProblem(_("No editor is set; set EDITOR, for example: export EDITOR=nano"))


def edit(words: list[str], path: Path) -> None:
    """Run the editor on `path` and wait until it ends. Raises EditorProblem."""
    try:
        ended = subprocess.run([*words, str(path)], check=False).returncode
    except OSError as problem:
        said = _("{editor} cannot be started ({why}); set EDITOR to a program that you have.")
        raise EditorProblem(said.format(editor=words[0], why=problem.strerror)) from None
    if ended:
        said = _("{editor} ended with code {code}; the file is shown as it left it.")
        raise EditorProblem(said.format(editor=words[0], code=ended))
