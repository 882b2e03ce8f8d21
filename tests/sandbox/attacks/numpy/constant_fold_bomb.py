"""Explodes while it is compiled."""

# EXPECT: fail error timeout invalid
# SECONDS: 1
a = ((((((1 << 100) ** 100) ** 100) ** 100) * "x") if 0 else 2**1000000) % 7
b = "x" * 10**6 * 10**3 if False else (9**9**9 if False else 0)


def softmax(x, axis=-1):
    return 0 * x
