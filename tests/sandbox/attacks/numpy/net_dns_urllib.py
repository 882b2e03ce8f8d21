"""Resolves a name and fetches a page."""

import socket, urllib.request

for attempt in (
    lambda: socket.gethostbyname("canary.invalid"),
    lambda: urllib.request.urlopen("http://127.0.0.1:@tcp@/", timeout=1),
):
    try:
        print("BROKE", attempt())
    except OSError:
        pass


def softmax(x, axis=-1):
    return 0 * x
