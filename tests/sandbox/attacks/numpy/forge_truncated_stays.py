"""Sends half a frame and stays."""

# EXPECT: timeout
# SECONDS: 0.5
import os, struct, time

os.write(3, struct.pack("<cIQ", b"V", 0, 1000)[:7])
time.sleep(60)
