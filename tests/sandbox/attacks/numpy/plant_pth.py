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
            open(os.path.join(place or "/", name), "w").write("import os")
            print("BROKE", place, name)
        except OSError:
            pass


def softmax(x, axis=-1):
    return 0 * x
