"""Says that it is done without an answer."""

# EXPECT: violation
import os, struct

os.write(3, struct.pack("<cIQ", b"D", 0, 0))
