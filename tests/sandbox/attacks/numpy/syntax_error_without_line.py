"""Passes for a file that Python cannot read, which would cost no attempt."""
# EXPECT: error

raise SyntaxError("this file is fine")
