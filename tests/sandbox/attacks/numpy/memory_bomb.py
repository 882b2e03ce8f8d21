"""Takes more than the memory limit, in NumPy."""

# EXPECT: error
import numpy as np

kept = []
while len(kept) < 200:
    kept.append(np.ones(1 << 19))
    if len(kept) == 100:
        print("BROKE 400 MiB", flush=True)
