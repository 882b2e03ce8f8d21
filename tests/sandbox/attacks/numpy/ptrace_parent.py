"""Traces its host."""

# EXPECT: violation
import ctypes

ctypes.CDLL(None).ptrace(16, int("@host@"), 0, 0)
print("BROKE", flush=True)
