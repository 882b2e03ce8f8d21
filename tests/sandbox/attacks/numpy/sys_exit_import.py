"""Exits while it is loaded."""

# EXPECT: error
raise SystemExit(0)
