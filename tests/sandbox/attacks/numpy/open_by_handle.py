"""Opens a file by its handle, past every path."""

# EXPECT: violation
import ctypes

ctypes.CDLL(None).syscall(304, -100, bytes(32), 0)
print("BROKE", flush=True)
