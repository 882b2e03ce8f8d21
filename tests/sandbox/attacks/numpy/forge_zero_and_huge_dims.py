"""Claims a shape of no entries whose other dimension is beyond memory."""

# EXPECT: violation fail
import os, struct

body = b"a" + struct.pack("<BBQQ", 0, 2, 0, 1 << 62)
body = b"m" + struct.pack("<I", 2) + b"s\x03\0\0\0out" + body + b"s\x06\0\0\0inputs" + b"m\0\0\0\0"
os.write(3, struct.pack("<cIQ", b"V", 0, len(body)) + body)
