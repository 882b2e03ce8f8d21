"""Sends bytes that are no UTF-8 as keys and as text."""

# EXPECT: violation fail
import os, struct

key = b"\xff\xfe\xed\xa0\x80\x1b[2J"
body = (
    b"m"
    + struct.pack("<I", 1)
    + b"s"
    + struct.pack("<I", len(key))
    + key
    + b"s"
    + struct.pack("<I", len(key))
    + key
)
for n in range(14):
    os.write(3, struct.pack("<cIQ", b"V", n, len(body)) + body)
os.write(3, struct.pack("<cIQ", b"D", 14, 0))
