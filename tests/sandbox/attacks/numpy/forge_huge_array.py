"""Claims an array of 2**60 entries in a body of a few bytes."""

# EXPECT: violation
import os, struct

body = (
    b"m"
    + struct.pack("<I", 1)
    + b"s"
    + struct.pack("<I", 3)
    + b"out"
    + b"a"
    + struct.pack("<BBQ", 0, 1, 1 << 60)
)
os.write(3, struct.pack("<cIQ", b"V", 0, len(body)) + body)
