import os, socket


def _try():
    for attempt in (
        lambda: open("@secret@").read(),
        lambda: open("@open@", "a").write("x"),
        lambda: open("/etc/passwd").read(),
        lambda: open("@folder@/@mark@-pack", "w"),
        lambda: socket.create_connection(("127.0.0.1", int("@tcp@"))),
        lambda: socket.socket(socket.AF_UNIX).connect("@unix@"),
        lambda: os.kill(int("@bystander@"), 9),
        lambda: os.listdir("/tmp"),
        os.fork,
    ):
        try:
            attempt()
        except OSError:
            continue
        raise RuntimeError("BROKE")


_try()


def double(x):
    return 2 * x
