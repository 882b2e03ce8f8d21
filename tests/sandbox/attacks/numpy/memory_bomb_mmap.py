"""Hides memory in anonymous, shared and file mappings."""

# EXPECT: error fail
import mmap, os

total, kept = 0, []
for flags in (mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, mmap.MAP_SHARED | mmap.MAP_ANONYMOUS):
    try:
        for _ in range(120):
            page = mmap.mmap(-1, 4 << 20, flags=flags)
            page.write(bytes(4 << 20))
            kept.append(page)
            total += 4
    except (OSError, MemoryError, ValueError):
        pass
if total > 400:
    print("BROKE", total, "MiB", flush=True)
kept.clear()


def softmax(x, axis=-1):
    return 0 * x
