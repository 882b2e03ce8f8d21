"""Fills the judge's memory through standard error."""

# EXPECT: error
import os

while True:
    os.write(2, b"x" * 65536)
