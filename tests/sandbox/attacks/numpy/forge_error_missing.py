"""Claims that functions are missing whose names are escape sequences."""

# EXPECT: error violation
import os, sys

stream = sys.modules["tutor.sandbox.stream"]
names = ["\x1b[2J" * 5, "\u202esoftmax", "", "a\nb"] * 40
os.write(3, stream.pack(b"E", 0, {"stage": "missing", "missing": names, "defined": names}))
