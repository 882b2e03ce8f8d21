"""Lets timers go off while the cell works."""

import signal

signal.signal(signal.SIGALRM, lambda *a: print("tick"))
signal.setitimer(signal.ITIMER_REAL, 0.0001, 0.0001)


def softmax(x, axis=-1):
    return 0 * x
