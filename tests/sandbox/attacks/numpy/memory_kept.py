"""Keeps all memory, so that none is left to say so."""
# EXPECT: error fail

KEPT = []


def softmax(x, axis=-1):
    size = 1 << 26
    while size:
        try:
            KEPT.append(bytearray(size))
        except MemoryError:
            size //= 2
    return x
