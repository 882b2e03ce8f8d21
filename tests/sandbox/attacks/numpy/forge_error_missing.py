"""Claims that functions are missing whose names are escape sequences."""

# EXPECT: error
import os, sys

stream = sys.modules["tutor.sandbox.stream"]
names = ["\x1b[2J" * 20, "\u202esoftmax", "", "a\nb"] * 200
os.write(3, stream.pack(b"E", 0, {"stage": "missing", "missing": names, "defined": names}))
