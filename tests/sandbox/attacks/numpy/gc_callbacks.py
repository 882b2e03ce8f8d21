"""Hangs code of its own into the garbage collector."""

# EXPECT: fail timeout
# SECONDS: 1
import gc

gc.callbacks.append(lambda *a: [0] * 100_000)
gc.set_threshold(1)


def softmax(x, axis=-1):
    return 0 * x
