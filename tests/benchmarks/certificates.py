"""How many right lines of `tests/algebra/derivations.toml` are certified, and how long that takes in cells.

`python tests/benchmarks/certificates.py` fails where a wrong line is certified, or fewer than nine right ones
in ten are.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "algebra"))

from test_algebra_derivations import Case, cases

from tutor.algebra import tree
from tutor.algebra.names import read_step
from tutor.judge.certificate import certified
from tutor.judge.steps import Claim
from tutor.sandbox.hosts import Hosts

LEAST = 0.9


def claimed(case: Case) -> Claim | None:
    """What the line says, if that is an equality."""
    step = read_step(case.text, case.scope)
    node = step.node
    if isinstance(node, tree.Relation):
        lemma = step.relation == "lemma" and node.order == "="
        return Claim(1, node.left, node.right, lemma=True) if lemma else None
    above = None if isinstance(case.above, tree.Relation) else case.above
    return Claim(1, above, node) if step.relation == "=" and above is not None else None


def main() -> None:
    """Print the figures."""
    hosts = Hosts()
    hosts.get("sympy")
    seconds: list[float] = []
    found: dict[bool, list[bool]] = {True: [], False: []}
    for case in (parameters.values[0] for parameters in cases()):
        claim = claimed(case)
        if claim is None:
            continue
        began = time.perf_counter()
        found[not case.slip].append(certified(claim, case.scope, hosts) is not None)
        seconds.append(time.perf_counter() - began)
    hosts.stop()
    right, wrong = found[True], found[False]
    print(f"certified: {sum(right)} of {len(right)} right lines, {sum(wrong)} of {len(wrong)} wrong ones")
    middle, tail = statistics.median(seconds), statistics.quantiles(seconds, n=20)[-1]
    print(f"median {middle * 1e3:.0f} ms, p95 {tail * 1e3:.0f} ms, most {max(seconds):.2f} s")
    assert not any(wrong), "a wrong line was certified"
    assert sum(right) >= LEAST * len(right)


if __name__ == "__main__":
    main()
