"""Changes its uid, its groups and its capabilities."""

import ctypes, os

for attempt in (
    lambda: os.setuid(0),
    lambda: os.setgid(0),
    lambda: os.setgroups([0]),
    lambda: os.setresuid(0, 0, 0),
    lambda: os.setreuid(0, 0),
):
    try:
        attempt()
        print("BROKE")
    except OSError:
        pass
header, data = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)(*[0xFFFFFFFF] * 6)
if ctypes.CDLL(None).capset(header, data) == 0:
    print("BROKE capset")


def softmax(x, axis=-1):
    return 0 * x
