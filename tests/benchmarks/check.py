"""`tutor check` with a warm service, beside a cold pytest of the same check and a bare import of click.

Run: python tests/benchmarks/check.py [RUNS]
"""

from __future__ import annotations

import compileall
import sys
import tempfile
from pathlib import Path

from timing import interleaved, table

ROOT = Path(__file__).parents[2]
ANSWER = """import numpy as np
def softmax(x, axis=-1):
    e = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)
"""
TEST = """import numpy as np, torch
from answer import softmax
def test_softmax():
    rng = np.random.default_rng()
    for shape in [(3,), (2, 3), (4, 4), (2, 3, 5)]:
        x = rng.normal(size=shape)
        assert np.allclose(softmax(x), torch.softmax(torch.as_tensor(x), -1).numpy())
"""


def main(runs: int) -> None:
    """Print the table and the two ratios that the design bounds."""
    # Some environments forbid bytecode, which makes every import several times slower.
    compileall.compile_dir(str(ROOT / "tutor"), quiet=2)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "answer.py").write_text(ANSWER)
        (folder / "test_answer.py").write_text(TEST)
        python, answer = sys.executable, str(folder / "answer.py")
        home = {"TUTOR_HOME": str(folder / "home")}
        commands = {
            'python -c "import click"': [python, "-c", "import click"],
            "tutor check, service warm": [python, "-m", "tutor", "check", "softmax", answer],
            "python -m pytest, torch, cold": [python, "-m", "pytest", "-p", "no:cacheprovider", str(folder)],
        }
        try:
            times = interleaved(commands, runs, **home)
        finally:
            interleaved({"stop": [python, "-m", "tutor", "service", "stop"]}, 0, **home)
    click, check, pytest = (sorted(values)[len(values) // 2] for values in times.values())
    print(table(times, 'python -c "import click"'))
    print(f"tutor check / import click = {check / click:.2f} (budget 2.5)")
    print(f"cold pytest / tutor check  = {pytest / check:.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
