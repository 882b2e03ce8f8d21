import os, sys

stream = sys.modules["tutor.sandbox.stream"]


def forge(*values, end=None):
    for number, value in enumerate(values):
        os.write(3, stream.pack(b"V", number, value))
    os.write(3, stream.pack(b"D", len(values) if end is None else end, None))


number = 0
while True:
    os.write(3, b"".join(stream.pack(b"V", number + n, None) for n in range(2000)))
    number += 2000


def cases(rng):
    yield "never", {"x": 1.0}
