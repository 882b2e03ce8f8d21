"""Kills itself."""

import os, signal

for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGUSR1, signal.SIGKILL):
    os.kill(os.getpid(), number)


def softmax(x, axis=-1):
    return 0 * x
