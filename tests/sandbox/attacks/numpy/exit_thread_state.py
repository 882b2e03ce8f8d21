"""Ends its interpreter through the C interface."""

# EXPECT: error
import ctypes

ctypes.pythonapi.Py_Exit(0)
