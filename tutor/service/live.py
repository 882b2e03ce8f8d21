"""Runs that can be looked at and stopped: what an answer prints comes while it runs, and a ticket ends it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from tutor.sandbox.live import Live, Stopped, watched
from tutor.service.requests import Part, text

Job = Callable[[dict[str, Any], bytes, Part], dict[str, Any]]
BETWEEN_PARTS = 0.1  # seconds: more often nobody can look
MOST_AT_ONCE = 4096  # bytes of one part; of what is printed faster the end is shown


class LiveRuns:
    """Knows the runs that are under way by the tickets that their clients gave them."""

    def __init__(self) -> None:
        self.under_way: dict[str, Live] = {}

    def watched(self, job: Job) -> Job:
        """The same job; for a request with a `ticket` it can be stopped, and tells what is printed.

        Parts are `{"printed": text}`. A run that was stopped answers `{"stopped": True}`; it is not
        recorded.
        """

        def run(request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
            if not request.get("ticket"):
                return job(request, blob, part)
            ticket = text(request, "ticket")
            live = self.under_way[ticket] = Live(_Telling(part).hear)
            try:
                with watched(live):
                    return job(request, blob, part)
            except Stopped:
                return {"stopped": True}
            finally:
                self.under_way.pop(ticket, None)

        return run

    def stop(self, request: dict[str, Any], blob: bytes, part: Part) -> dict[str, Any]:
        """End the run with this `ticket`; nothing happens where it is over."""
        live = self.under_way.get(text(request, "ticket"))
        if live is not None:
            live.stop()
        return {"stopped": live is not None}


class _Telling:
    """Gathers what is printed into parts that do not come too often."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self.waiting = b""
        self.last = 0.0

    def hear(self, data: bytes) -> None:
        """Take what was printed; a half line, which may end within a character, waits for its end."""
        self.waiting = (self.waiting + data)[-MOST_AT_ONCE:]
        whole, newline, rest = self.waiting.rpartition(b"\n")
        if newline and time.monotonic() - self.last >= BETWEEN_PARTS:
            self.last, self.waiting = time.monotonic(), rest
            self.part({"printed": whole.decode("utf-8", "replace")})
