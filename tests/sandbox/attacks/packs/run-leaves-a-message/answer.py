import os

for path in ("left", "/scratch/left", "/tmp/@mark@-left", "/dev/shm/@mark@-left", "@folder@/@mark@-left"):
    try:
        print("BROKE", open(path).read())
    except OSError:
        pass


def double(x):
    return 3 * x
