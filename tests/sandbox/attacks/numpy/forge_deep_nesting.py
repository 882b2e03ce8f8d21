"""Nests lists until the reader's stack is gone."""

# EXPECT: violation
import os, struct

body = (b"l" + struct.pack("<I", 1)) * 12000 + b"N"
os.write(3, struct.pack("<cIQ", b"V", 0, len(body)) + body)
