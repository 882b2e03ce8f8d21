"""Says again that it is ready, in the hope of a fresh start."""

# EXPECT: violation
import os, struct

os.write(3, struct.pack("<cIQ", b"R", 0, 0) * 3)
