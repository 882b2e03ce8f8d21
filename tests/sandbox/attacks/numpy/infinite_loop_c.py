"""Holds the interpreter inside C."""

# EXPECT: timeout
# SECONDS: 0.5
sum(iter(int, 1))
