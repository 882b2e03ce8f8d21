"""Claims 255 dimensions."""

# EXPECT: violation
import os, struct

body = b"a" + struct.pack("<BB255Q", 0, 255, *[1] * 255) + bytes(8)
os.write(3, struct.pack("<cIQ", b"V", 0, len(body)) + body)
