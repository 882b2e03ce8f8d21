"""The screen while the host warms up: the worst gap between two turns of its loop, and its memory.

Run: python tests/benchmarks/screen.py [RUNS]     (three if nothing is said)

Each run is the real app in a pseudo-terminal of 80 by 24, with a service and a home of its own, both cold. It
opens an exercise; while the service starts and loads PyTorch, a key is typed into the editor every 50 ms. A
callback that asks to be called every 5 ms notes how late it comes, which is how long a key would have waited,
and for how much of it the screen's own thread was at work; the rest it waited, as a rule for a processor.
Memory is read from the process that draws; what it shares with others is told apart.
"""

from __future__ import annotations

import asyncio
import fcntl
import json
import os
import pty
import select
import statistics
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
GAP, MEMORY = 100.0, 80.0  # milliseconds; MB
EVERY, KEYS_EVERY, PATIENCE = 0.005, 0.05, 60.0
MODULES = ("torch", "sympy", "numpy", "pydantic")


def resident() -> dict[str, float]:
    """MB of this process: all that is in memory, and what is its alone."""
    rows = Path("/proc/self/smaps_rollup").read_text().splitlines()
    sizes = [(row.split(":")[0], row.split()) for row in rows[1:]]
    private = sum(int(words[1]) for name, words in sizes if name.startswith("Private_"))
    whole = next(int(words[1]) for name, words in sizes if name == "Rss")
    return {"resident": whole * 1024 / 1e6, "private": private * 1024 / 1e6}


async def beat(gaps: list[tuple[float, float, float]]) -> None:
    """Note when the loop was to turn, how late it did, and how long it was busy; both in milliseconds."""
    while True:
        asked, busy = time.perf_counter(), time.thread_time()
        await asyncio.sleep(EVERY)
        late = time.perf_counter() - asked - EVERY
        gaps.append((asked, late * 1e3, (time.thread_time() - busy) * 1e3))


def inside(found: Path) -> None:
    """The app itself, at an exercise; types as soon as there is an editor, and writes what it saw."""
    from textual import events

    from tutor.tui.app import TutorApp
    from tutor.tui.where import Place, Where

    where = Where()
    where.go(Place("exercise", "course:softmax"))
    app = TutorApp(where=where)
    gaps: list[tuple[float, float, float]] = []

    async def watched() -> None:
        beating = asyncio.create_task(beat(gaps))
        running = asyncio.create_task(app.run_async())
        while not app.screen_stack or not app.screen.query("AnswerEditor"):
            await asyncio.sleep(EVERY)
        editor = app.screen.query_one("AnswerEditor")
        editor.focus()
        began, typed = time.perf_counter(), 0
        while app.warming or time.perf_counter() - began < 2:
            key = "x" if typed % 20 else "enter"
            app.post_message(events.Key(key, "x" if key == "x" else None))
            typed += 1
            await asyncio.sleep(KEYS_EVERY)
        warm = time.perf_counter() - began
        beating.cancel()
        late = [gap for at, gap, _busy in gaps if at >= began]
        said = {"gap": max(late), "gap_99": statistics.quantiles(late, n=100)[98], "seconds": warm}
        said |= {"busy": max(busy for at, _gap, busy in gaps if at >= began), "keys": typed}
        loaded = [name for name in MODULES if name in sys.modules]
        found.write_text(json.dumps(said | resident() | {"loaded": loaded}))
        app.exit()
        await running

    asyncio.run(watched())


def once(folder: Path) -> dict[str, float]:
    """One run in a process and a terminal of its own. Raises TimeoutError where it says nothing."""
    found = folder / "found.json"
    variables = os.environ | {"TERM": "xterm-256color", "TUTOR_HOME": str(folder / "home")}
    pid, terminal = pty.fork()
    if pid == 0:
        os.execve(sys.executable, [sys.executable, __file__, "--inside", str(found)], variables)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    deadline, shown = time.monotonic() + PATIENCE, b""
    try:
        while time.monotonic() < deadline:
            if select.select([terminal], [], [], 0.1)[0]:
                shown += os.read(terminal, 65536)
    except OSError:  # the terminal's other end is closed: the app has ended
        pass
    finally:
        os.waitpid(pid, 0)
        os.close(terminal)
        os.environ["TUTOR_HOME"] = str(folder / "home")
        _stop()
    if not found.exists():
        raise TimeoutError(f"the app said nothing: {shown[-2000:].decode(errors='replace')}")
    said: dict[str, float] = json.loads(found.read_text())
    return said


def _stop() -> None:
    from tutor.service import client

    client.stop()


def main(runs: int) -> None:
    """Print each run, and the worst beside its budget."""
    every = []
    for _run in range(runs):
        with tempfile.TemporaryDirectory(prefix="byhand-screen-") as folder:
            said = once(Path(folder))
        every.append(said)
        print(
            f"worst gap {said['gap']:6.1f} ms, 99 in 100 below {said['gap_99']:5.1f} ms, "
            f"longest work of the screen itself {said['busy']:5.1f} ms; "
            f"{said['keys']:.0f} keys in {said['seconds']:.1f} s; "
            f"{said['resident']:.1f} MB, {said['private']:.1f} MB of it its own; "
            f"heavy modules: {said['loaded'] or 'none'}"
        )
    gap, busy, memory = (max(said[what] for said in every) for what in ("gap", "busy", "resident"))
    print(f"worst gap {gap:.1f} ms ({busy:.1f} ms the screen's own), budget {GAP:.0f} ms")
    print(f"memory {memory:.1f} MB, budget {MEMORY:.0f} MB")
    print("load average " + " ".join(f"{load:.2f}" for load in os.getloadavg()))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--inside"]:
        inside(Path(sys.argv[2]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
