"""Recurses through C, where no Python limit counts."""

# EXPECT: error timeout
# SECONDS: 1
import functools, sys

sys.setrecursionlimit(10**8)
f = len
for _ in range(200_000):
    f = functools.partial(f)
repr(f)
