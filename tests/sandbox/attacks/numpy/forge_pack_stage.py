"""Speaks as a pack's cell would."""

# EXPECT: error violation
import os, sys

stream = sys.modules["tutor.sandbox.stream"]
os.write(
    3, stream.pack(b"E", 0, {"stage": "pack", "file": "../../etc/passwd\x1b[2J", "type": "x", "message": "y"})
)
