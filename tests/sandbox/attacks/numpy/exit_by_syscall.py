"""Leaves by the bare system call, inside a case."""

# EXPECT: error
import ctypes


def softmax(x, axis=-1):
    ctypes.CDLL(None).syscall(231, 0)
