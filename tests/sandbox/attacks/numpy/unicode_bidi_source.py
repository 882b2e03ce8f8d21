"""Sends bidirectional controls and homoglyphs to the terminal."""

print("\u202epassed\u202c \u2066x\u2069 \u200b\u200d\ufeff pаss")


def softmax(x, axis=-1):
    return 0 * x
