import sys


def run(answer, x):
    while "reference" not in sys.modules:
        pass
    return answer.double(x)
