"""Floods through an exception's text."""

# EXPECT: error
raise ValueError("x" * (20 << 20))
