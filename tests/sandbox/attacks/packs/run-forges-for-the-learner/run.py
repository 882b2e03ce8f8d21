import sys


def run(answer, x):
    return 2 * x
