"""Sends an integer of sixty thousand digits."""

# EXPECT: violation
import os, struct

body = b"i" + struct.pack("<H", 60000) + b"9" * 60000
os.write(3, struct.pack("<cIQ", b"V", 0, len(body)) + body)
