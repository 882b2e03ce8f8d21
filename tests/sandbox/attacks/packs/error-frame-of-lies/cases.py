import os, sys

stream = sys.modules["tutor.sandbox.stream"]


def forge(*values, end=None):
    for number, value in enumerate(values):
        os.write(3, stream.pack(b"V", number, value))
    os.write(3, stream.pack(b"D", len(values) if end is None else end, None))


lie = {
    "stage": "pack",
    "file": "../../../../etc/passwd\x1b[2J",
    "line": -1,
    "type": "\x1b[2J",
    "message": "x" * 20_000,
}
os.write(3, stream.pack(b"E", 0, lie))


def cases(rng):
    yield "never", {"x": 1.0}
