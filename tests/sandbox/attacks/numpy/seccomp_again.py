"""Installs a filter of its own, which could fool a trusted program that it starts."""

# EXPECT: violation
import ctypes

ctypes.CDLL(None).syscall(317, 1, 0, 0)
print("BROKE", flush=True)
