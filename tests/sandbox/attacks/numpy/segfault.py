"""Reads address zero."""

# EXPECT: error
import ctypes

ctypes.string_at(0)
