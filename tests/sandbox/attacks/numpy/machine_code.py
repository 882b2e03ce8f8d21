"""Runs instructions of its own: a breakpoint, after settings for rounding."""
# EXPECT: error

import ctypes
import mmap


def softmax(x, axis=-1):
    page = mmap.mmap(-1, 4096, prot=7)
    page.write(bytes.fromhex("4883ec08c70424c0ff00000fae14244883c408cc"))
    ctypes.CFUNCTYPE(None)(ctypes.addressof(ctypes.c_char.from_buffer(page)))()
