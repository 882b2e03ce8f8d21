"""Sends half a frame and leaves."""

# EXPECT: error
import os, struct

os.write(3, struct.pack("<cIQ", b"V", 0, 1000) + b"l")
os._exit(0)
