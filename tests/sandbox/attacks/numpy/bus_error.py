"""Reads beyond the end of a mapped file."""

# EXPECT: error violation
import mmap, os

page = mmap.mmap(4, 0, prot=mmap.PROT_READ)
size = len(page)
import ctypes

ctypes.string_at(id(page) + (1 << 46), 10)
