"""Turns an enormous number into text."""

# EXPECT: timeout error
# SECONDS: 0.6
import sys

sys.set_int_max_str_digits(0)
str(1 << (1 << 27))
