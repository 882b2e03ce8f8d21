"""Traces, profiles and audits the harness."""

# EXPECT: fail error
import sys, threading


def spy(frame, event, argument):
    for name in list(frame.f_locals):
        if name in ("expected", "reference"):
            print("BROKE", name)
    return spy


sys.settrace(spy)
sys.setprofile(spy)
threading.settrace(spy)
sys.addaudithook(lambda *a: None)


def softmax(x, axis=-1):
    return 0 * x
