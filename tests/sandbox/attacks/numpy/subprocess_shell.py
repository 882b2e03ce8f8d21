"""Starts programs, in every way that Python knows."""

import os, subprocess

for attempt in (
    lambda: subprocess.run(["true"]),
    lambda: os.posix_spawn("/bin/true", ["true"], {}),
    lambda: os.popen("true").read(),
    lambda: os.system("touch @folder@/@mark@-shell") == 0 or 1 / 0,
    lambda: os.execv("/bin/true", ["true"]),
):
    try:
        attempt()
        print("BROKE")
    except (OSError, ZeroDivisionError):
        pass


def softmax(x, axis=-1):
    return 0 * x
