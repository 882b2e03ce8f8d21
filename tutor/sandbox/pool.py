"""Where a process cannot be forked safely: spares, which have imported the libraries and do one job each.

Written for macOS, not yet tried on one. Each spare is started under the confinement that `confined` gives
and is ended with its job, while another takes its place in the background.
"""

from __future__ import annotations

import os
import queue
import threading
from typing import Any

from tutor.sandbox.confine import readable, seatbelt
from tutor.sandbox.outcome import Outcome
from tutor.sandbox.running import HostGone
from tutor.sandbox.single_use import START_SECONDS, Confined, Footprint, NoSpare, Spare, SpareJob
from tutor.sandbox.stream import Reader
from tutor.words import _

SPARES = 2


def under_seatbelt(libraries: list[str]) -> Confined:
    """Confinement by macOS's own sandbox. Raises NoSpare where that cannot be had."""
    if not os.path.exists(seatbelt.PROGRAM):
        raise NoSpare(_("{program} is missing on this machine.").format(program=seatbelt.PROGRAM))
    if seatbelt.nested():
        said = _("This program itself runs inside a sandbox, in which macOS starts no other; leave that one.")
        raise NoSpare(said)
    paths = readable.readable_paths(libraries)
    listable = readable.listable_folders(paths)
    return lambda folder: seatbelt.command(paths, listable, folder)


class Pool:
    """Spares of one set of libraries; to `Hosts` the same as a `Host`. Raises NoSpare."""

    def __init__(
        self, libraries: list[str], confined: Confined, footprint: Footprint = seatbelt.footprint
    ) -> None:
        self.libraries = libraries
        self.confined = confined
        self.footprint = footprint
        self.ready: queue.Queue[Spare | NoSpare] = queue.Queue()
        self.lock = threading.Lock()
        self.starting: set[threading.Thread] = set()
        self.stopped = False
        first, hello = self._begin()
        self.ready.put(first)
        self.info: dict[str, Any] = {
            "tier": "seatbelt",
            "layers": ["rlimits", "seatbelt"],
        } | hello
        for _number in range(SPARES - 1):
            self._replace()

    def run(self, job: dict[str, Any], limits: list[int] | int, seconds: float, memory_mb: int) -> Outcome:
        """Run one job in a spare of its own. Raises HostGone, LockFailed."""
        spare = self._take()
        try:
            return SpareJob(spare, Reader(limits), seconds, self.footprint).watch(job, memory_mb)
        finally:
            spare.close()

    def alive(self) -> bool:
        """Whether it still serves."""
        return not self.stopped

    def stop(self) -> None:
        """End every spare, those that are still starting as well."""
        with self.lock:
            self.stopped = True
            waited_for = list(self.starting)
        for thread in waited_for:
            thread.join()
        while not self.ready.empty():
            spare = self.ready.get()
            if isinstance(spare, Spare):
                spare.close()

    def _take(self) -> Spare:
        self._replace()
        try:
            spare = self.ready.get(timeout=START_SECONDS)
        except queue.Empty as problem:
            raise HostGone("no spare process in time") from problem
        if isinstance(spare, NoSpare):
            raise HostGone(str(spare)) from spare
        return spare

    def _replace(self) -> None:
        with self.lock:
            if self.stopped:
                raise HostGone("the pool has ended")
            thread = threading.Thread(target=self._add, name="spare", daemon=True)
            self.starting.add(thread)
        thread.start()

    def _add(self) -> None:
        try:
            self.ready.put(self._begin()[0])
        except NoSpare as problem:
            self.ready.put(problem)
        with self.lock:
            self.starting.discard(threading.current_thread())

    def _begin(self) -> tuple[Spare, dict[str, Any]]:
        try:
            spare = Spare(self.libraries, self.confined)
        except (OSError, seatbelt.CannotProfile) as problem:
            raise NoSpare(str(problem)) from problem
        try:
            return spare, spare.hello()
        except BaseException:
            spare.close()
            raise
