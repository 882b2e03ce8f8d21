"""Patches what the harness calls."""

# EXPECT: fail error violation
import builtins, os, struct, sys

wire, stream = sys.modules["tutor.sandbox.wire"], sys.modules["tutor.sandbox.stream"]
wire.encode = lambda value: b"N"
stream.pack = lambda kind, number, value=None: struct.pack("<cIQ", kind, number, 0)
builtins.len = lambda thing: 0
os.write = lambda fd, data: 1 << 20


def softmax(x, axis=-1):
    return 0 * x
