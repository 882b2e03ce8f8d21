"""Opens a performance counter, a rich source of side channels."""

# EXPECT: violation
import ctypes

ctypes.CDLL(None).syscall(298, bytes(128), 0, -1, -1, 0)
print("BROKE", flush=True)
