"""How one job in a cell ended, measured from outside."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from tutor.sandbox.stream import Frame

End = Literal[
    "done", "timeout", "violation", "killed", "crashed", "early_exit", "protocol", "flood", "stopped"
]
LIVED_ON = "lived on"  # the detail of an early exit that was none: the cell had only closed its answer


@dataclass(slots=True)
class Outcome:
    """Frames that arrived, printed bytes, and how the cell ended.

    `end`: done (the cell said so), timeout (wall clock), violation (a forbidden system call), killed or
    crashed (a signal, see `signal`), early_exit (it left before its last frame), protocol (bytes that are
    no frames), flood (it printed more than OUTPUT_LIMIT bytes), stopped (somebody asked for it, see `live`).
    `waited`: after a timeout, the seconds for which it could have run, no processor was free, and no more
    time was given for it; None where that is not known.
    """

    end: End = "done"
    detail: str = ""
    frames: list[Frame] = field(default_factory=list)
    stdout: bytearray = field(default_factory=bytearray)
    stderr: bytearray = field(default_factory=bytearray)
    signal: int = 0
    peak_mb: float = 0.0
    millis: float = 0.0
    ready: bool = False
    waited: float | None = None
