import os, sys

stream = sys.modules["tutor.sandbox.stream"]


def forge(*values, end=None):
    for number, value in enumerate(values):
        os.write(3, stream.pack(b"V", number, value))
    os.write(3, stream.pack(b"D", len(values) if end is None else end, None))


import struct

item = b"a" + struct.pack("<BB", 6, 0) + b"x"
body = b"l" + struct.pack("<I", 900_000) + item * 900_000
frame = struct.pack("<cIQ", b"V", 0, len(body)) + body
view = memoryview(frame)
while view:
    view = view[os.write(3, view) :]
os._exit(0)


def cases(rng):
    yield "never", {"x": 1.0}
