"""Closes the descriptor of its answer and lives on."""

# EXPECT: error timeout
# SECONDS: 1
import os, time

os.close(3)
time.sleep(60)
