"""Sends values that are no pair of output and inputs."""

# EXPECT: fail violation
import os, sys

stream = sys.modules["tutor.sandbox.stream"]
for n, value in enumerate(
    [None, True, 1, 1.5, "text", [], {}, (), {"out": 1}, {"inputs": 3}, [[]], {"out": {}}, "x", 0]
):
    os.write(3, stream.pack(b"V", n, value))
os.write(3, stream.pack(b"D", 14, None))
