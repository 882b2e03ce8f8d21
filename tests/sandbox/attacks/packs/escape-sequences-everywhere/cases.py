import os, sys

stream = sys.modules["tutor.sandbox.stream"]


def forge(*values, end=None):
    for number, value in enumerate(values):
        os.write(3, stream.pack(b"V", number, value))
    os.write(3, stream.pack(b"D", len(values) if end is None else end, None))


evil = "\x1b[2J\x1b]0;owned\x07\u202e"
case = {"name": evil, "inputs": {"x": 1.0, evil: evil * 50}, "exact": False}
forge(
    {"cases": [case]},
    {"out": {evil: 1.0, "b" + evil: 2.0}, "single": None},
    {"mistake": evil, "out": {"value": {evil: 2.0, "b" + evil: 2.0}}},
)
os._exit(0)


def cases(rng):
    yield "never", {"x": 1.0}
