"""Mounts a file system."""

# EXPECT: violation
import ctypes

ctypes.CDLL(None).mount(b"tmpfs", b"/scratch", b"tmpfs", 0, None)
print("BROKE", flush=True)
