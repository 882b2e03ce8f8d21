"""Searches its memory for text of the reference and of the mistakes."""

import gc

needles = ("A shift of a whole slice cancels in the quotient", "Which axis\n    holds the classes")
for thing in gc.get_objects():
    if isinstance(thing, dict):
        for value in list(thing.values()):
            if isinstance(value, str) and value is not needles[0] and any(n in value for n in needles):
                if "Searches its memory" not in value:
                    print("BROKE found the reference")


def softmax(x, axis=-1):
    return 0 * x
