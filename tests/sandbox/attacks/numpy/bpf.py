"""Loads a program into the kernel."""

# EXPECT: violation
import ctypes

ctypes.CDLL(None).syscall(321, 0, bytes(72), 72)
print("BROKE", flush=True)
