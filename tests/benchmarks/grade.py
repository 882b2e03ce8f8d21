"""How fast a class is graded: two workers on all cores against one worker on one, memory, and a kill.

Generates bundles of four exercises with right answers, known mistakes, syntax errors and endless loops, and
grades them with the command itself. Says what 100,000 learners would cost. Exits with 1 where a budget is
broken. Run: python tests/benchmarks/grade.py [BUNDLES]
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from classroom import EXERCISES, make_class, make_pack

WORKERS = 2
EFFICIENCY = 0.85  # DESIGN, budgets: of the workers' number times the rate of one core
MEMORY = 2 << 30  # bytes, of the whole tree of processes
MANY = 100_000


@dataclass
class Grading:
    """One `tutor grade` in a process of its own, and the most memory that its tree of processes had."""

    base: Path
    out: str
    workers: int
    core: int | None = None
    peak: int = 0

    def begin(self) -> subprocess.Popen[bytes]:
        """Start it; with `core`, everything of it stays on that processor."""
        arguments = ["grade", "in", "--pack", "./pack", "--out", self.out, "--seed", "5"]
        command = [sys.executable, "-m", "tutor", *arguments, "--workers", str(self.workers)]
        pinned = ["taskset", "--cpu-list", str(self.core)] if self.core is not None else []
        return subprocess.Popen(
            [*pinned, *command],
            cwd=self.base,
            env=os.environ | {"TUTOR_HOME": str(self.base / "home")},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )

    def run(self) -> float:
        """Wall-clock seconds of the whole command, its start included."""
        began = time.monotonic()
        process = self.begin()
        ended = threading.Event()
        watcher = threading.Thread(target=self._watch, args=(process.pid, ended))
        watcher.start()
        errors = process.communicate()[1]
        ended.set()
        watcher.join()
        if process.returncode != 0:
            raise SystemExit(errors.decode())
        return time.monotonic() - began

    def marks(self) -> bytes:
        """What the run is compared by."""
        return (self.base / self.out / "marks.jsonl").read_bytes()

    def journal(self) -> list[str]:
        """The keys of what was judged, in the order in which it was."""
        lines = (self.base / self.out / "journal.jsonl").read_bytes().splitlines(keepends=True)
        return [json.loads(line)["key"] for line in lines if line.endswith(b"\n")]

    def _watch(self, pid: int, ended: threading.Event) -> None:
        known: set[int] = set()
        turn = 0
        while not ended.wait(0.5):
            found = tree(pid)
            for one in set(found) - known:
                as_nice(one)
            known.update(found)
            turn += 1
            if turn % 8 == 0:  # looking takes the kernel 100 ms
                self.peak = max(self.peak, sum(map(memory, found)))


def as_nice(pid: int) -> None:
    """Give the session of a process this process's niceness, which the kernel else counts within it alone."""
    try:
        Path(f"/proc/{pid}/autogroup").write_text(str(os.nice(0)))
    except OSError:
        pass  # gone, or no such groups in this kernel


def tree(pid: int) -> list[int]:
    """A process and everything below it."""
    parents = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
    found = [pid]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found


def memory(pid: int) -> int:
    """Bytes of a process, of shared pages its share."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) << 10
    except OSError:
        pass
    return 0


def killed(base: Path, seconds: float, chance: random.Random) -> tuple[Grading, int]:
    """A grading that is killed at a random moment and started again; what the journal held at the kill."""
    grading = Grading(base, "killed", WORKERS)
    process = grading.begin()
    time.sleep(chance.uniform(0.25, 0.9) * seconds)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    kept = len(grading.journal())
    grading.run()
    return grading, kept


def main(bundles: int) -> int:
    """Print the figures; 1 where a budget is broken."""
    with tempfile.TemporaryDirectory(prefix="byhand-class-") as folder:
        base = Path(folder)
        make_class(base / "in", make_pack(base / "pack"), bundles)
        answers = bundles * len(EXERCISES)
        one, two = Grading(base, "one", 1, core=0), Grading(base, "two", WORKERS)
        alone, together = one.run(), two.run()
        again, kept = killed(base, together, random.Random())
        keys = again.journal()
        same = one.marks() == two.marks() == again.marks()
        statuses = [json.loads(line)["status"] for line in two.marks().splitlines()]
    share = alone / together / WORKERS
    counts = ", ".join(f"{statuses.count(name)} {name}" for name in sorted(set(statuses)))
    print(f"{bundles} bundles, {answers} answers: {counts}")
    print(f"1 worker on 1 core   {alone:7.1f} s  {answers / alone:6.1f} verdicts/s")
    print(f"{WORKERS} workers            {together:7.1f} s  {answers / together:6.1f} verdicts/s")
    per_core = answers / together / WORKERS
    print(f"{share:.2f} x {WORKERS} x the rate of one core (budget {EFFICIENCY:g})")
    print(f"peak memory of the tree {two.peak / 2**20:.0f} MiB (budget {MEMORY >> 20})")
    hours = MANY * len(EXERCISES) / per_core / 3600
    print(f"{per_core:.1f} verdicts per second and core: {MANY} learners cost {hours:.1f} core hours")
    twice = len(keys) - len(set(keys))
    print(f"killed with {kept} of {len(keys)} answers judged and started again: {twice} judged twice")
    print("marks.jsonl of all three runs: " + ("the same bytes" if same else "NOT the same"))
    return int(share < EFFICIENCY or two.peak > MEMORY or not same or twice > 0)


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 500))
