"""Makes the judge allocate for a length of 2**64 - 1."""

# EXPECT: violation
import os, struct

os.write(3, struct.pack("<cIQ", b"V", 0, (1 << 64) - 1))
