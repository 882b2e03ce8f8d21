"""Every source of chance in a cell, fixed, so that an answer and a seed always give the same verdict."""

from __future__ import annotations

import random
import sys

import numpy as np


def fix(seed: int) -> None:
    """Seed `random`, NumPy and torch; generators that are made without a seed take theirs from it too.

    What asks the system itself (`os.urandom`, `random.Random()`) stays as random as it is.
    """
    random.seed(seed)
    np.random.seed(seed & 0xFFFFFFFF)
    # `np.random.default_rng()` takes its entropy from here.
    np.random.bit_generator.randbits = random.Random(seed).getrandbits  # type: ignore[attr-defined]
    torch = sys.modules.get("torch")
    if torch is not None:
        torch.default_generator.manual_seed(seed & 0xFFFFFFFF)  # `torch.manual_seed` asks every device
