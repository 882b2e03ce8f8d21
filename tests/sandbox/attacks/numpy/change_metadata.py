"""Changes what a file's metadata say: mode, owner, times, extended attributes."""

import os

for attempt in (
    lambda: os.chmod("@open@", 0o777),
    lambda: os.chown("@open@", os.getuid(), os.getgid()),
    lambda: os.utime("@open@", (1, 1)),
    lambda: os.setxattr("@open@", "user.kept", b"state"),
    lambda: os.truncate("@open@", 0),
    lambda: os.getxattr("@open@", "user.kept"),
):
    try:
        attempt()
        print("BROKE")
    except OSError:
        pass


def softmax(x, axis=-1):
    return 0 * x
