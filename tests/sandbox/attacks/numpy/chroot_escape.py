"""Changes its root directory."""

# EXPECT: violation
import os

os.chroot("/")
print("BROKE", flush=True)
