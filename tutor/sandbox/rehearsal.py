"""One small job gone through by a cell that waits, so that the memory it will write to is its own by then.

After a fork every first write to a page costs a fault; what an answer writes to is mostly the same each time.
"""

from __future__ import annotations

import gc
import linecache
import sys
import warnings
from typing import Any

import numpy as np

from tutor.sandbox import answering, chance, stream, wire

SOURCES = (
    "import numpy as np\n"
    "def rehearsed(x, flag=None):\n"
    "    e = np.exp(np.asarray(x, dtype=float) - np.max(x, axis=-1, keepdims=True))\n"
    "    return e / e.sum(axis=-1, keepdims=True), (e @ e.T).mean(), np.where(e > 0.5, e, 0.0)\n",
    "import math\nimport torch\n"
    "def rehearsed(x, flag=None):\n"
    "    t = torch.as_tensor(x)\n"
    "    s = (t @ t.transpose(-1, -2) / math.sqrt(2)).masked_fill(~(t < 5), -math.inf)\n"
    "    w = torch.nan_to_num(torch.softmax(s, -1))\n"
    "    b = torch.stack([t, w]) @ torch.stack([w, t]).to(t.dtype)\n"
    "    f = torch.as_tensor(x > 0.5) & (t.float() @ t.float() > 0)\n"
    "    return w @ t, w.exp().sum(-1, keepdim=True), b, torch.where(f, t, 0.0), b.amax(-1).mean()\n",
)


def rehearse(torch: bool) -> None:
    """Run an answer of ours as any other is run; nothing of it stays but the touched memory."""
    for source in SOURCES[: 1 + torch]:
        cases = [{"x": np.eye(2), "flag": None}, {"x": np.eye(3)}]
        unused = [{"x": np.eye(4), "y": np.eye(4), "flag": None}] * 16  # as much as a job brings, to be read
        job = {
            "source": source,
            "functions": ["rehearsed"],
            "cases": cases + unused,
            "order": [0, 1],
            "limits": [9999] * 2,
        }
        chance.fix(0)
        try:
            answering.answer_all(wire.decode(memoryview(wire.encode(job))), _unsent)
        except MemoryError:
            return  # the job will say so in its own words
    warnings.simplefilter("ignore")
    sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
    del sys.modules["answer"]
    linecache.cache.pop("answer.py", None)
    gc.collect()  # what was frozen in the host is not looked through


def _unsent(kind: bytes, number: int, value: Any) -> None:
    stream.pack(kind, number, value)
