"""Defines nothing."""

# EXPECT: error
pass
