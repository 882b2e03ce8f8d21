import os, sys

for path in ("left", "/scratch/left", "/tmp/@mark@-left", "/dev/shm/@mark@-left", "@folder@/@mark@-left"):
    try:
        open(path, "w").write("2 * x")
    except OSError:
        pass


def double(x):
    return 2 * x
