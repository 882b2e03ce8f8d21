"""Makes more files than its scratch may hold."""

import os

made = 0
try:
    for n in range(5000):
        open(f"@mark@-{n}", "w").close()
        made += 1
except OSError:
    pass
if made > 1000:
    print("BROKE made", made)


def softmax(x, axis=-1):
    return 0 * x
