"""Sends a dict that holds its key twice, one right and one wrong."""

# EXPECT: violation
import os, struct

pair = b"s" + struct.pack("<I", 3) + b"out" + b"N"
body = b"m" + struct.pack("<I", 2) + pair + pair
os.write(3, struct.pack("<cIQ", b"V", 0, len(body)) + body)
