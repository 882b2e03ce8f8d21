"""Leaves a core file."""

# EXPECT: error
import ctypes, os

try:
    os.chdir("@folder@")
except OSError:
    pass
ctypes.string_at(1)
