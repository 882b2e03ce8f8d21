"""Home with 10,000 items in the record, all due, beside home with ten: as fast within 10 %.

    python tests/benchmarks/home.py [TURNS]     (nine if nothing is said)

Two homes, each with a service of its own. In turn, so that a drifting machine slows both alike: the
service's `list` as the screen asks for it, warm and from a service just started; and the app until home
shows the course, in a process of its own with no terminal, the service warm. Wall-clock medians, and the
mean of the better half, which a busy machine disturbs less.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tutor import home
from tutor.model import Attempt
from tutor.packs.find import builtin_course
from tutor.progress.store import Record
from tutor.service import client

FEW, MANY, BUDGET = 10, 10_000, 1.10
OPEN = """
import asyncio, time
from tutor.tui.app import TutorApp
from tutor.tui.where import Where

async def opened():
    app = TutorApp(where=Where())
    async with app.run_test(size=(80, 24)) as pilot:
        while not app.route.steps:
            await asyncio.sleep(0.002)
        await pilot.pause()

began = time.perf_counter()
asyncio.run(opened())
print(time.perf_counter() - began)
"""


def fill(count: int) -> None:
    """A record with `count` exercises that were passed long ago: those of the course, then others."""
    names = sorted(path.name for path in (builtin_course() / "exercises").iterdir() if path.is_dir())
    names = (names + [f"elsewhere-{n}" for n in range(count)])[:count]
    with Record(home.record_path()) as record:
        for n, name in enumerate(names):
            at = (datetime.now(UTC) - timedelta(days=400, minutes=n)).isoformat(timespec="microseconds")
            answer = "x = 1\n" * 20
            record.append(
                Attempt(str(n), at, "course", name, "code", "pass", 1.0, 1, None, True, "h", answer, {}, "0")
            )


def timed(what: Callable[[], object]) -> float:
    """Seconds of a call."""
    began = time.perf_counter()
    what()
    return time.perf_counter() - began


def app() -> float:
    """Seconds until home shows the course, without those of the interpreter."""
    done = subprocess.run([sys.executable, "-c", OPEN], capture_output=True, text=True, check=True)
    return float(done.stdout)


def fresh() -> float:
    """The first list of a service that has just started: what the record needs, without the start."""
    client.stop()
    client.call("ping")
    return timed(lambda: client.call("list"))


def measured(homes: Mapping[str, Path], what: Callable[[], float], turns: int) -> float:
    """Print both, and answer the ratio."""
    times: dict[str, list[float]] = {name: [] for name in homes}
    for turn in range(turns + 1):
        for name, folder in homes.items():
            os.environ["TUTOR_HOME"] = str(folder)
            took = what()
            if turn:
                times[name].append(took)
    best = {name: statistics.mean(sorted(each)[: len(each) // 2 + 1]) for name, each in times.items()}
    few, many = homes
    for name, each in times.items():
        middle = statistics.median(each)
        print(f"  {name:>6} items: median {middle * 1e3:7.1f} ms, better half {best[name] * 1e3:7.1f} ms")
    return best[many] / best[few]


def main(turns: int) -> int:
    """The ratios, and 1 where one is over the budget."""
    ratios: dict[str, float] = {}
    with tempfile.TemporaryDirectory(prefix="byhand-home-") as folder:
        homes = {str(count): Path(folder, str(count)) for count in (FEW, MANY)}
        try:
            for count, place in homes.items():
                os.environ["TUTOR_HOME"] = str(place)
                fill(int(count))
                client.call("list")
            for name, what, more in (
                ("list, warm", lambda: timed(lambda: client.call("list")), 5),
                ("home in the app", app, 1),
                ("list, service just started", fresh, 1),
            ):
                print(name)
                ratios[name] = measured(homes, what, turns * more)
        finally:
            for place in homes.values():
                os.environ["TUTOR_HOME"] = str(place)
                client.stop()
    for name, ratio in ratios.items():
        print(f"{name}: {ratio:.3f} x, budget {BUDGET:.2f} x")
    print("load average " + " ".join(f"{load:.2f}" for load in os.getloadavg()))
    return int(any(ratio > BUDGET for ratio in ratios.values()))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 9))
