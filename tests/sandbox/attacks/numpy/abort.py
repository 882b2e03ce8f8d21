"""Aborts the interpreter; must not take the host or the judge along."""

# EXPECT: error
import os

os.abort()
