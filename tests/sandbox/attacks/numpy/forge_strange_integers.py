"""Sends as an integer what only looks like one."""

# EXPECT: violation
import os, struct

digits = "١٢٣".encode()
body = b"i" + struct.pack("<H", len(digits)) + digits
os.write(3, struct.pack("<cIQ", b"V", 0, len(body)) + body)
