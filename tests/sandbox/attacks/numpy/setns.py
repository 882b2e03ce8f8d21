"""Enters somebody else's namespace."""

# EXPECT: violation
import ctypes

ctypes.CDLL(None).setns(0, 0)
print("BROKE", flush=True)
