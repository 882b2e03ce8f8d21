"""Leaves a handler that would run after the verdict."""

# EXPECT: pass
import signal, time


def late(*_):
    open("@folder@/@mark@-signal", "w")
    time.sleep(60)


for number in (signal.SIGALRM, signal.SIGTERM, signal.SIGHUP, signal.SIGUSR1, signal.SIGPIPE):
    signal.signal(number, late)
import numpy as np


def softmax(x, axis=-1):
    e = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


right, seen = softmax, []


def softmax(x, axis=-1):
    seen.append(1)
    if len(seen) == 14:
        signal.setitimer(signal.ITIMER_REAL, 0.02)
    return right(x, axis)
