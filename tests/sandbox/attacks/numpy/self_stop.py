"""Stops itself."""

# SECONDS: 0.5
import os, signal

for number in (signal.SIGSTOP, signal.SIGTSTP, signal.SIGTTIN):
    os.kill(os.getpid(), number)


def softmax(x, axis=-1):
    return 0 * x
