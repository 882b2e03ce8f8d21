"""Makes and changes files outside its scratch."""

for path in (
    "@open@",
    "@folder@/@mark@-new",
    "/tmp/@mark@-new",
    "/var/tmp/@mark@-new",
    "/dev/shm/@mark@-new",
    "/@mark@-new",
    "@root@/@mark@-new",
):
    for mode in ("w", "a", "r+", "x"):
        try:
            open(path, mode).write("changed")
            print("BROKE", path)
        except OSError:
            pass


def softmax(x, axis=-1):
    return 0 * x
