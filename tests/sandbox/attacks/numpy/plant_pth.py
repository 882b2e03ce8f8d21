"""Writes modules, .pth files and caches where a later interpreter would import them."""

import os, site, sys

places = [*sys.path, *site.getsitepackages(), site.getusersitepackages(), os.path.dirname(os.__file__)]
places += [
    os.path.dirname(os.__file__) + "/__pycache__",
    "@root@",
    "@root@/tutor",
    "@root@/tutor/__pycache__",
]
for place in places:
    for name in ("@mark@.pth", "@mark@.py", "@mark@.pyc"):
        try:
            path = os.path.join(place or "/", name)
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            os.unlink(path)
            print("BROKE", place, name)
        except OSError:
            pass


def softmax(x, axis=-1):
    return 0 * x
