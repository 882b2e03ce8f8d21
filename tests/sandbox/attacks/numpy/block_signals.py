"""Blocks every signal and stays; must still be ended."""

# EXPECT: timeout
# SECONDS: 0.5
import signal

signal.pthread_sigmask(signal.SIG_BLOCK, set(signal.Signals))
while True:
    pass
