"""Hangs in the regular expression engine."""

# EXPECT: timeout
# SECONDS: 0.5
import re

re.match(r"(a+)+$", "a" * 50 + "b")
