"""Makes the judge keep an endless result."""

# EXPECT: violation
import os, struct

os.write(3, struct.pack("<cIQ", b"V", 0, 65000))
while True:
    os.write(3, b"N" * 65536)
