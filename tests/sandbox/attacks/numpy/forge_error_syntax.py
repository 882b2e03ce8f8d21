"""Claims a syntax error in a line far away, with a caret a million columns to the right."""

# EXPECT: error invalid violation
import os, sys

stream = sys.modules["tutor.sandbox.stream"]
frames = [{"text": "\x1b[2J" + "x" * 5000}]
lie = {
    "stage": "load",
    "type": "SyntaxError",
    "message": "\x1b[2J",
    "line": 999_999,
    "column": 999_999,
    "frames": frames,
}
os.write(3, stream.pack(b"E", 0, lie))
