"""Prints as much as a pipe holds and waits for nobody to read it."""

# EXPECT: timeout
# SECONDS: 0.5
import os, time

os.write(1, b"x" * 60_000)
time.sleep(60)
