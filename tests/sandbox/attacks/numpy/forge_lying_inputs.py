"""Changes its arguments and sends untouched ones back, with wrong results."""

# EXPECT: fail violation
import os, sys

import numpy as np

stream = sys.modules["tutor.sandbox.stream"]
for n in range(14):
    os.write(
        3, stream.pack(b"V", n, {"out": np.ones((2, 3)), "inputs": {"x": "\x1b[2J", "\x1b[31m": [1] * 5000}})
    )
os.write(3, stream.pack(b"D", 14, None))
