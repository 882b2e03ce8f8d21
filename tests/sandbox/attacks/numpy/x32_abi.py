"""Uses the numbers of the x32 interface."""

# EXPECT: violation
import ctypes

ctypes.CDLL(None).syscall(0x40000000 | 39)
print("BROKE", flush=True)
