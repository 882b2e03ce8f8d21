"""Sets up a ring, through which sockets need no system call."""

# EXPECT: violation
import ctypes

ctypes.CDLL(None).syscall(425, 4, bytes(120))
print("BROKE", flush=True)
