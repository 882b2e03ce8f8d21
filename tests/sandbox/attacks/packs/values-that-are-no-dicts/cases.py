import os, sys

stream = sys.modules["tutor.sandbox.stream"]


def forge(*values, end=None):
    for number, value in enumerate(values):
        os.write(3, stream.pack(b"V", number, value))
    os.write(3, stream.pack(b"D", len(values) if end is None else end, None))


forge(1, None, "x")
os._exit(0)


def cases(rng):
    yield "never", {"x": 1.0}
