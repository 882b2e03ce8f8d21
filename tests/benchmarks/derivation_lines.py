"""What one line of a derivation takes to be judged, over the tests' own derivations.

Times are the processor's, so that a busy machine does not count. Run:
PYTHONPATH=tests/algebra python tests/benchmarks/derivation_lines.py [SEEDS]
"""

from __future__ import annotations

import statistics
import sys
import time

from derivation_cases import cases

MEDIAN, NEARLY_ALL, ALL = 5.0, 100.0, 2000.0  # milliseconds, DESIGN section 11


def main(seeds: int) -> int:
    """Prints median, 95th percentile and maximum; 1 where one is beyond its budget."""
    times = []
    for case in cases():
        for seed in range(seeds):
            began = time.process_time()
            case.outcome(seed)
            times.append(((time.process_time() - began) * 1e3, case.name))
    took = sorted(t for t, _name in times)
    figures = (statistics.median(took), took[int(0.95 * len(took))], took[-1])
    print("median {:.1f} ms, p95 {:.1f} ms, longest {:.0f} ms".format(*figures), f"of {len(took)} lines")
    for t, name in sorted(times, reverse=True)[:5]:
        print(f"  {t:6.0f} ms  {name}")
    return int(any(f > b for f, b in zip(figures, (MEDIAN, NEARLY_ALL, ALL), strict=True)))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
