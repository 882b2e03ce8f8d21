import ctypes

ctypes.CDLL(None).unshare(0x10000000)


def double(x):
    return 2 * x
