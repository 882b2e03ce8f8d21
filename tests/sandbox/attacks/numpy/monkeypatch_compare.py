"""Turns every comparison into a yes."""

# EXPECT: fail
import builtins, math

import numpy as np

for name in ("allclose", "array_equal", "isclose", "all", "abs"):
    setattr(np, name, lambda *a, **k: True)
np.testing.assert_allclose = math.isclose = builtins.all = lambda *a, **k: True


def softmax(x, axis=-1):
    return 0 * x
