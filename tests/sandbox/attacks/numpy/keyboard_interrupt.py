"""Pretends that somebody pressed Ctrl-C."""

# EXPECT: error
raise KeyboardInterrupt
