"""Sends right answers and an end of its own, then keeps the processor busy."""

# EXPECT: pass
import sys

import numpy as np


def softmax(x, axis=-1):
    e = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def main():
    frame = sys._getframe()
    while "job" not in frame.f_locals or "send" not in frame.f_locals:
        frame = frame.f_back
    job, send = frame.f_locals["job"], frame.f_locals["send"]
    for n, index in enumerate(job["order"]):
        case = job["cases"][index]
        send(b"V", n, {"out": softmax(**case), "inputs": case})
    send(b"D", len(job["order"]), None)
    while True:
        pass


main()
