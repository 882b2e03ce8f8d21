"""What the search for a slip takes beside the judging of the line, on the labelled wrong lines of the tests.

Run: python tests/benchmarks/slips.py [SEEDS]
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

import numpy as np

from tutor.algebra.follow import follows
from tutor.algebra.slips.search import SECONDS, find

sys.path.insert(0, str(Path(__file__).parents[1] / "algebra"))

SLACK = 1.2  # one step of the work may end after the time is up


def main(seeds: int) -> int:
    """Prints medians, the slowest, and how many slips are named as labelled; fails above the bound."""
    from slip_lines import wrong_lines

    judging, searching, named = [], [], 0
    lines = wrong_lines()
    for seed in range(seeds):
        for line in lines:
            began = time.perf_counter()
            follows(line.above, line.step, line.scope, np.random.default_rng([seed, 1]), line.unknown)
            judged = time.perf_counter()
            slip = find(line.above, line.step, line.scope, [seed, 1], line.unknown)
            searching.append(time.perf_counter() - judged)
            judging.append(judged - began)
            named += slip is not None and slip.name in line.labels
    for what, times in (("judging", judging), ("searching", searching)):
        p95 = sorted(times)[int(0.95 * len(times))]
        took = [f"{t * 1e3:6.1f} ms" for t in (statistics.median(times), p95, max(times))]
        print(f"{what:10} median {took[0]}  p95 {took[1]}  max {took[2]}")
    print(f"ratio of the medians {statistics.median(searching) / statistics.median(judging):.1f}")
    print(f"named as labelled: {named} of {len(searching)}")
    return int(max(searching) > SLACK * SECONDS)


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3))
