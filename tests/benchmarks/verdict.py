"""How long a verdict takes with a warm host, beside the same grading with every layer off and cold processes.

Run: python tests/benchmarks/verdict.py [RUNS] [--busy]     (--busy: with two busy processes beside it)
"""

from __future__ import annotations

import compileall
import multiprocessing
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

from check import ANSWER, TEST
from timing import interleaved

from tutor.judge.code import Draws, judge_code
from tutor.packs.load import load_exercise
from tutor.sandbox.hosts import Hosts

ROOT = Path(__file__).parents[2]
TORCH_ANSWER = """import math, torch
def scaled_dot_product_attention(q, k, v, mask=None):
    q, k, v = (torch.as_tensor(a) for a in (q, k, v))
    scores = q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1])
    if mask is not None:
        scores = scores.masked_fill(~torch.as_tensor(mask), -math.inf)
    weights = torch.nan_to_num(torch.softmax(scores, -1))
    return weights @ v, weights
"""
READING = 0.05  # seconds; nobody checks again sooner, and by then the next cell is ready
SLEEPER = "import time\ntime.sleep(1)\ndef softmax(x, axis=-1):\n    return x\n"


def spin() -> None:
    """Burn one core."""
    while True:
        pass


def verdicts(runs: int, draws: dict[str, Draws]) -> dict[str, list[float]]:
    """Milliseconds from answer to verdict, the kinds in turn."""
    answers = {"numpy": ("softmax", ANSWER), "torch": ("scaled-dot-product-attention", TORCH_ANSWER)}
    exercises = {name: load_exercise(ROOT / "exercises" / ex, "course") for name, (ex, _) in answers.items()}
    times: dict[str, list[float]] = {}
    for turn in range(runs + 5):
        for kind, (_, source) in answers.items():
            for layers, drawn in draws.items():
                began = time.perf_counter()
                verdict = judge_code(exercises[kind], source.encode(), 1, drawn)
                took = (time.perf_counter() - began) * 1e3
                assert verdict.status == "pass", verdict.message
                time.sleep(READING)
                if turn >= 5:
                    times.setdefault(f"{kind}, {layers}", []).append(took)
    return times


def own_memory(pid: int) -> tuple[float, float]:
    """Proportional and private resident MiB of a process."""
    found = dict(
        line.split(":", 1) for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    )
    number = {name: int(value.split()[0]) / 1024 for name, value in found.items()}
    return number["Pss"], number["Private_Dirty"] + number["Private_Clean"]


def descendants(pid: int) -> list[int]:
    """All processes below one."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(c) for c in children] + [d for c in children for d in descendants(int(c))]


def memory(hosts: Hosts) -> None:
    """Print what each host takes, and what one cell takes of its own."""
    for name in ("numpy", "torch"):
        host = hosts.get(name)
        case = [{"x": [1.0]}]
        job = {"job": "answer", "source": SLEEPER, "functions": ["softmax"], "cases": case, "order": [0]}
        job |= {"limits": [65536], "seed": 1}
        hosts.run(name, job, [65536], 3.0, 512)
        time.sleep(0.5)
        *_, serving, ready = [host.process.pid, *descendants(host.process.pid)]
        print(f"host {name}: {own_memory(serving)[0]:.0f} MB proportional")
        print(f"a cell of it that waits: {own_memory(ready)[1]:.1f} MB of its own")
        running = threading.Thread(target=hosts.run, args=(name, job, [65536], 3.0, 512))
        running.start()
        time.sleep(0.5)
        cell = descendants(serving)[-1]
        print(f"a cell of it that runs: {own_memory(cell)[1]:.1f} MB of its own")
        running.join()


def main(runs: int, busy: bool) -> None:
    """Print the distribution of verdicts and its ratios to the colder ways."""
    compileall.compile_dir(str(ROOT / "tutor"), quiet=2)
    full, bare = Hosts(), Hosts(tier="landlock", layers=[], proof=False)
    others = [multiprocessing.Process(target=spin, daemon=True) for _ in range(2 if busy else 0)]
    try:
        draws = {"all layers": Draws(full), "no layer": Draws(bare)}
        verdicts(5, draws)
        for other in others:
            other.start()
        times = verdicts(runs, draws)
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "answer.py").write_text(ANSWER)
            Path(folder, "test_answer.py").write_text(TEST)
            cold = {
                "import torch, cold": [sys.executable, "-c", "import torch"],
                "pytest, torch, cold": [
                    sys.executable,
                    "-m",
                    "pytest",
                    "-q",
                    "-p",
                    "no:cacheprovider",
                    folder,
                ],
            }
            seconds = interleaved(cold, 3)
        for other in others:
            other.kill()
        for name, values in times.items():
            cuts = statistics.quantiles(values, n=20)
            print(f"{name:22} p50 {statistics.median(values):6.1f} ms   p95 {cuts[18]:6.1f} ms")
        for name, took in seconds.items():
            print(f"{name:22} p50 {statistics.median(took) * 1e3:6.0f} ms")
        pytest = statistics.median(seconds["pytest, torch, cold"]) * 1e3
        for kind in ("numpy", "torch"):
            ours = statistics.median(times[f"{kind}, all layers"])
            off = statistics.median(times[f"{kind}, no layer"])
            print(
                f"{kind}: cold pytest / verdict {pytest / ours:.0f}, all layers / no layer {ours / off:.2f}"
            )
        memory(full)
    finally:
        full.stop()
        bare.stop()


if __name__ == "__main__":
    numbers = [int(a) for a in sys.argv[1:] if a.isdigit()]
    main(numbers[0] if numbers else 100, "--busy" in sys.argv)
