"""Creates processes without end (here forty)."""

import os, time

for _ in range(40):
    try:
        if os.fork() == 0:
            time.sleep(3)
            os._exit(0)
        print("BROKE forked", flush=True)
    except OSError:
        pass


def softmax(x, axis=-1):
    return 0 * x
