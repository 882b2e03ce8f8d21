"""Returns a structured array whose field names are escape sequences."""

# EXPECT: fail error
import numpy as np


def softmax(x, axis=-1):
    return np.zeros(3, dtype=[("\x1b[2J", float), ("\u202e" + "f" * 2000, int)])
