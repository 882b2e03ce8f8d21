"""Reads the reference, the judge and the course."""

import os

for path in (
    "@reference@",
    "@root@/tutor/judge/code.py",
    "@root@/tutor/sandbox/host.py",
    "@root@/pyproject.toml",
):
    try:
        print("BROKE", open(path).read()[:20])
    except OSError:
        pass
for module in ("tutor.judge.code", "tutor.packs.load", "tutor.progress.store", "pytest", "pydantic", "click"):
    try:
        __import__(module)
        print("BROKE imported", module)
    except ImportError:
        pass


def softmax(x, axis=-1):
    return 0 * x
