"""Waits until the limit."""

# EXPECT: timeout
# SECONDS: 0.5
import time

time.sleep(60)
