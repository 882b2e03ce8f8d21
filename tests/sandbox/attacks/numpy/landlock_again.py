"""Meddles with its own confinement."""

# EXPECT: violation
import ctypes

ctypes.CDLL(None).syscall(444, bytes(24), 24, 0)
print("BROKE", flush=True)
