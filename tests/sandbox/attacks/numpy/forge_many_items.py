"""Claims a list of four thousand million items."""

# EXPECT: violation
import os, struct

body = b"l" + struct.pack("<I", 0xFFFFFFFF) + b"N" * 100
os.write(3, struct.pack("<cIQ", b"V", 0, len(body)) + body)
