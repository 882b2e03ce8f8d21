"""Looks for the reference and for expected values in modules, frames and objects."""

import gc, sys

for name in list(sys.modules):
    if name in ("reference", "mistakes", "cases", "checks") or name.startswith(
        ("tutor.judge", "tutor.packs", "tutor.service")
    ):
        print("BROKE", name)
frame = sys._getframe()
while frame:
    if "expected" in frame.f_locals or "reference" in str(list(frame.f_locals)):
        print("BROKE in a frame")
    frame = frame.f_back
for thing in gc.get_objects():
    if isinstance(thing, dict) and {"expected", "single"} & {k for k in thing if isinstance(k, str)}:
        if "expected" in thing and "cases" in thing:
            print("BROKE expected values")


def softmax(x, axis=-1):
    return 0 * x
