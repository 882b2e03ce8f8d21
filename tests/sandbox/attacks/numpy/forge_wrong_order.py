"""Answers cases twice and out of their order."""

# EXPECT: violation
import os, sys

stream = sys.modules["tutor.sandbox.stream"]
for n in (0, 0, 1):
    os.write(3, stream.pack(b"V", n, {"out": None, "inputs": {}}))
