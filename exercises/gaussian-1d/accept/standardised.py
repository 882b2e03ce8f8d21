import math

import numpy as np


def fit(x):
    x = np.asarray(x, dtype=np.float32)
    return np.mean(x), np.var(x)


def log_density(x, mu, var):
    """Counted in standard deviations, everything in float32."""
    sd = np.float32(math.sqrt(var))
    z = (np.asarray(x, dtype=np.float32) - np.float32(mu)) / sd
    return np.float32(-0.5) * z * z - np.log(sd) - np.float32(0.5 * math.log(2 * math.pi))
