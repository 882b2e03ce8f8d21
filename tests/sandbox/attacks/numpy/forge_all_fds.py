"""Writes a verdict to every descriptor."""

# EXPECT: violation error
import os

for fd in range(256):
    for text in (b'{"status": "pass"}\n', b"pass\n", b"X" + bytes(20), b"P"):
        try:
            os.write(fd, text)
        except OSError:
            pass
os._exit(0)
