"""Keeps something in the kernel's keyring for the next answer."""

# EXPECT: violation
import ctypes

ctypes.CDLL(None).syscall(248, b"user", b"state", b"kept", 4, -2)
print("BROKE", flush=True)
