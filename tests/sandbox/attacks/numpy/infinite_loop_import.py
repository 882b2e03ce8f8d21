"""Runs past the limit while it is loaded."""

# EXPECT: timeout
# SECONDS: 0.5
while True:
    pass
