"""Creates threads."""

import _thread, threading, time

for _ in range(20):
    for attempt in (
        lambda: threading.Thread(target=time.sleep, args=(2,), daemon=True).start(),
        lambda: _thread.start_new_thread(time.sleep, (2,)),
    ):
        try:
            attempt()
            print("BROKE")
        except RuntimeError:
            pass


def softmax(x, axis=-1):
    return 0 * x
