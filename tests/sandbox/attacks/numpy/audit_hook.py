"""Ends or confuses every later step of the harness by an audit hook."""
# EXPECT: error

import sys


def refuse(event, arguments):
    raise RuntimeError(event)


def softmax(x, axis=-1):
    sys.addaudithook(refuse)
    return x
