"""Fills the judge's memory with output."""

# EXPECT: error
while True:
    print("x" * 1000)
