"""Asks for user fault handling, a favourite of kernel exploits."""

# EXPECT: violation
import ctypes

ctypes.CDLL(None).syscall(323, 0)
print("BROKE", flush=True)
