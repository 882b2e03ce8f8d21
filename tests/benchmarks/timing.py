"""Times whole processes in turn, so that a drifting machine slows all of them alike."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence

Command = Sequence[str]


def interleaved(commands: Mapping[str, Command], runs: int, **environment: str) -> dict[str, list[float]]:
    """Wall-clock seconds of each command, `runs` times in the order A B C A B C ..., after one warm-up."""
    env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | environment
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            began = time.perf_counter()
            done = subprocess.run(command, env=env, capture_output=True)
            took = time.perf_counter() - began
            if done.returncode != 0:
                raise SystemExit(f"{name} failed:\n{done.stdout.decode()}{done.stderr.decode()}")
            if turn:
                times[name].append(took)
    return times


def table(times: Mapping[str, Sequence[float]], unit: str) -> str:
    """Median, best and worst in milliseconds, and the median as a multiple of `unit`'s."""
    base = statistics.median(times[unit])
    widest = max(map(len, times))
    rows = [f"{'':{widest}}  {'median':>9} {'min':>9} {'max':>9}   ratio"]
    for name, values in times.items():
        middle = statistics.median(values)
        row = f"{name:{widest}}  {middle * 1e3:7.1f}ms {min(values) * 1e3:7.1f}ms {max(values) * 1e3:7.1f}ms"
        rows.append(f"{row} {middle / base:7.2f}")
    return "\n".join(rows)
