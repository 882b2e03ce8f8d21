"""What the judge itself takes for arrays of 10,000 numbers, outside the cells: compare, diagnose, explain.

The cells' work is recorded once and played back; times are the processor's, so that a busy machine does
not count. Run: python tests/benchmarks/judge.py [RUNS]
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tutor.judge.code import Draws, judge_code
from tutor.model import LOCAL_PACK, Exercise, Verdict
from tutor.packs.load import load_exercise
from tutor.sandbox.hosts import Hosts
from tutor.sandbox.outcome import Outcome

BUDGET = 5.0  # milliseconds, DESIGN: the judge's own cost
SIDE = 100
FILES = {
    "exercise.toml": 'format = 1\nid = "large"\nkind = "code"\ntitle = "Large"\nfunctions = ["rows"]\n',
    "starter.py": "def rows(x):\n    raise NotImplementedError\n",
    "reference.py": "import torch\n\n\ndef rows(x):\n    return torch.softmax(torch.as_tensor(x), 1)\n",
    "cases.py": f"def cases(rng):\n    yield 'large', {{'x': rng.normal(size=({SIDE}, {SIDE}))}}\n",
    "mistakes.py": '''import numpy as np


def _softmax(x, axis):
    e = np.exp(x)
    return e / e.sum(axis=axis, keepdims=True)


def columns(x):
    """Columns sum to one. Which axis?

    The other one.
    """
    return _softmax(x, 0)


def everything(x):
    """All of it sums to one. Which axis?

    The last one.
    """
    return _softmax(x, None)


def not_divided(x):
    """Nothing sums to one. What is missing?

    Divide.
    """
    return np.exp(x)
''',
}
SOFTMAX = "import numpy as np\ndef rows(x):\n    e = np.exp(x)\n    return e / e.sum(axis=1, keepdims=True)\n"
ANSWERS = {
    "right": (SOFTMAX, "pass"),
    "right, float32": (SOFTMAX.replace("np.exp(x)", "np.exp(x.astype('f'))"), "pass"),
    "a known mistake": (SOFTMAX.replace("axis=1", "axis=0"), "fail"),
    "wrong in one entry": (
        SOFTMAX + "right = rows\ndef rows(x):\n    y = right(x)\n    y[7, 8] = 0\n    return y\n",
        "fail",
    ),
    "wrong everywhere": (SOFTMAX.replace("return e", "return 1 + e"), "fail"),
    "transposed": (SOFTMAX.replace("True)", "True).T").replace("e / e", "e.T / e"), "fail"),
    "not a number": (SOFTMAX.replace("np.exp(x)", "np.exp(x) * np.nan"), "fail"),
}


class Playback:
    """Hosts that record what a cell sends the first time, and play it back from then on."""

    def __init__(self, hosts: Hosts) -> None:
        self.hosts = hosts
        self.kept: dict[str, Outcome] = {}

    def run(self, name: str, job: dict[str, Any], *limits: Any) -> Outcome:
        """The recorded outcome of this job's source."""
        key = str(job.get("source", job["job"]))
        if key not in self.kept:
            self.kept[key] = self.hosts.run(name, job, *limits)
        return self.kept[key]


def judged(exercise: Exercise, source: str, draws: Draws, runs: int) -> tuple[Verdict, list[float]]:
    """The verdict, and the processor's milliseconds of every run but the first two."""
    times = []
    for _ in range(runs + 2):
        began = time.thread_time()
        verdict = judge_code(exercise, source.encode(), 1, draws)
        times.append((time.thread_time() - began) * 1e3)
    return verdict, times[2:]


def main(runs: int) -> int:
    """Print a row for each kind of answer; 1 where a median is over the budget."""
    hosts = Hosts()
    over = False
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "large")
            path.mkdir()
            for name, text in FILES.items():
                (path / name).write_text(text)
            exercise = load_exercise(path, LOCAL_PACK)
            draws = Draws(Playback(hosts))  # type: ignore[arg-type]
            print(f"{SIDE * SIDE} numbers, budget {BUDGET:g} ms")
            for kind, (source, status) in ANSWERS.items():
                verdict, times = judged(exercise, source, draws, runs)
                assert verdict.status == status, f"{kind}: {verdict.status}: {verdict.message}"
                middle, slow = statistics.median(times), statistics.quantiles(times, n=20)[18]
                over |= middle > BUDGET
                print(f"{kind:20} p50 {middle:5.2f} ms   p95 {slow:5.2f} ms   {verdict.mistake or ''}")
    finally:
        hosts.stop()
    return int(over)


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 50))
