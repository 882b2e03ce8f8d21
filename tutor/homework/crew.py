"""Who judges: processes of this machine, or the workers of a Dask cluster; to the rest they are the same."""

from __future__ import annotations

import importlib
import logging
import multiprocessing
import os
import socket
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, CancelledError, Future, ProcessPoolExecutor
from typing import Any, ParamSpec, Protocol, TypeVar
from urllib.parse import urlsplit

from tutor import __version__
from tutor.homework import workers
from tutor.sandbox.hosts import CannotJudge
from tutor.words import _

P = ParamSpec("P")
R = TypeVar("R")
CONNECT_SECONDS = 20


class Crew(Protocol):
    """Takes work through a `concurrent.futures.Executor`.

    `lost` are the exceptions of a future whose worker died; then `renew` is called before more is submitted.
    """

    lost: tuple[type[BaseException], ...]

    def size(self) -> int:
        """How many answers are judged at the same time."""

    def submit(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """Hand over work. Raises one of `lost`."""

    def renew(self) -> None:
        """Replace what died."""

    def prove(self, code: bool) -> str:
        """The tier of confinement that holds where answers, `code` or others, are judged.

        Raises CannotJudge.
        """

    def stop(self) -> None:
        """End now; what runs is given up."""


class Local:
    """Processes of this machine, as many as `workers`; killing this process ends them."""

    lost: tuple[type[BaseException], ...] = (BrokenExecutor,)

    def __init__(self, count: int) -> None:
        self.count = count
        self.others = set(multiprocessing.active_children())
        self.pool = self._pool()

    def _pool(self) -> ProcessPoolExecutor:
        # Not forked: a fork of a process with threads may inherit a lock that nobody releases.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self.count, context, workers.begin, (os.getpid(),))

    def size(self) -> int:
        """See Crew."""
        return self.count

    def submit(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """See Crew."""
        return self.pool.submit(work, *args, **kwargs)

    def renew(self) -> None:
        """See Crew."""
        self.stop()
        self.pool = self._pool()

    def prove(self, code: bool) -> str:
        """See Crew. All workers start at once."""
        first, *_others = [self.submit(workers.tier, code) for _n in range(self.count)]
        return first.result()

    def stop(self) -> None:
        """See Crew."""
        children = set(multiprocessing.active_children()) - self.others
        for child in children:
            child.kill()
        self.pool.shutdown(wait=True, cancel_futures=True)
        for child in children:
            child.join()


class Cluster:
    """The workers of the Dask cluster whose scheduler listens at `address`. Raises CannotJudge."""

    def __init__(self, address: str) -> None:
        try:
            distributed: Any = importlib.import_module("distributed")
        except ImportError:
            raise CannotJudge(_('Judging on a cluster needs Dask: pip install "byhand[cluster]"')) from None
        for name in (
            "distributed",
            "distributed.client",
        ):  # what they tell with tracebacks is a sentence here
            logging.getLogger(name).setLevel(logging.CRITICAL)
        self.lost: tuple[type[BaseException], ...] = (distributed.KilledWorker,)
        try:
            _knock(address)
            self.client: Any = distributed.Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
        except (OSError, ValueError) as problem:
            said = _("No Dask scheduler answers at {address}: {why}")
            raise CannotJudge(said.format(address=address, why=str(problem).splitlines()[0])) from problem
        self.executor = self.client.get_executor(pure=False)

    def size(self) -> int:
        """See Crew."""
        return max(1, sum(int(threads) for threads in self.client.nthreads().values()))

    def submit(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """See Crew."""
        future: Future[R] = self.executor.submit(work, *args, **kwargs)
        return future

    def renew(self) -> None:
        """Dask replaces its workers itself."""

    def prove(self, code: bool) -> str:
        """See Crew. Every worker must run this version."""
        try:
            found = self.client.run(workers.version)
            if not found:
                raise CannotJudge(_("The cluster has no worker."))
            for place, version in sorted(found.items()):
                if version != __version__:
                    said = _("The worker {place} runs version {theirs}, and this is {ours}; update one.")
                    raise CannotJudge(said.format(place=place, theirs=version, ours=__version__))
            tiers = self.client.run(workers.tier, code)
        except (ImportError, AttributeError, OSError, CancelledError) as problem:
            said = _("The cluster's workers cannot run this program ({why}); install byhand there.")
            raise CannotJudge(said.format(why=problem)) from problem
        return ", ".join(sorted(set(tiers.values())))

    def stop(self) -> None:
        """See Crew."""
        self.executor.shutdown(wait=False)
        try:
            self.client.run(workers.rest, on_error="ignore")
        except (OSError, ValueError):
            pass
        self.client.close()


def _knock(address: str) -> None:
    """Raise OSError, ValueError where nothing listens; Dask would try for long and end noisily."""
    place = urlsplit(address if "://" in address else f"tcp://{address}")
    if place.scheme in ("tcp", "tls"):
        if not place.hostname or not place.port:
            raise ValueError(_("it should be tcp://host:port"))
        socket.create_connection((place.hostname, place.port), CONNECT_SECONDS).close()
