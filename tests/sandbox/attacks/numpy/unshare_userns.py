"""Makes a user namespace to be root in."""

# EXPECT: violation
import ctypes

ctypes.CDLL(None).unshare(0x10000000)
print("BROKE", flush=True)
