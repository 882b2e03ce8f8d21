"""Says that it is done with the right number and no answers."""

# EXPECT: violation
import os, struct

os.write(3, struct.pack("<cIQ", b"D", 14, 0))
