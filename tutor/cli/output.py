"""What every command prints alike: one JSON object or plain lines, errors as one sentence."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Mapping
from typing import Any

from tutor.words import _

PASSED, FAILED, WRONG_USE, CANNOT_JUDGE, TIMED_OUT = 0, 1, 2, 3, 4
EXIT_BY_STATUS = {"pass": PASSED, "timeout": TIMED_OUT, "undecided": CANNOT_JUDGE}
WIDEST = 100


def exit_code(status: str, exit_zero: bool = False) -> int:
    """The exit code that goes with a verdict's status."""
    code = EXIT_BY_STATUS.get(status, FAILED)
    return PASSED if exit_zero and code in (FAILED, TIMED_OUT) else code


def say(text: str) -> None:
    """Plain lines on standard output; what it cannot encode becomes a question mark."""
    encoding = sys.stdout.encoding or "utf-8"
    text = text if text.endswith("\n") else text + "\n"
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding))
    sys.stdout.flush()


def say_json(said: Mapping[str, Any]) -> None:
    """One object on standard output."""
    sys.stdout.write(json.dumps(said, ensure_ascii=not _is_utf8()) + "\n")
    sys.stdout.flush()


def note(text: str) -> None:
    """A remark beside the result, on standard error."""
    if text:
        sys.stderr.write(text.rstrip("\n") + "\n")


def fail(message: str, code: int, as_json: bool) -> int:
    """Say what is wrong in the form that was asked for; returns the exit code."""
    if as_json:
        say_json({"format": 1, "error": message})
    else:
        note(_("tutor: {message}").format(message=message))
    return code


def width() -> int:
    """Columns to wrap at."""
    return max(20, min(shutil.get_terminal_size((80, 24)).columns - 2, WIDEST))


def ascii_only() -> bool:
    """Whether marks must be plain: the output cannot encode more, or the terminal is dumb."""
    return not _is_utf8() or os.environ.get("TERM") == "dumb"


def _is_utf8() -> bool:
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
