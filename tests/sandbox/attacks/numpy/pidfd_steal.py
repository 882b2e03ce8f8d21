"""Takes a descriptor out of another process."""

# EXPECT: violation
import ctypes

libc = ctypes.CDLL(None)
if libc.syscall(434, int("@host@"), 0) >= 0:
    print("BROKE a pidfd", flush=True)
libc.syscall(438, 0, 3, 0)
print("BROKE", flush=True)
