"""Makes the judge keep 4 GB of error text."""

# EXPECT: violation
import os, struct

os.write(3, struct.pack("<cIQ", b"E", 0, 1 << 32))
while True:
    os.write(3, bytes(1 << 16))
