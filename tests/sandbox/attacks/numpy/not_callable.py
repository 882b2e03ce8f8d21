"""Defines the name as something that cannot be called."""

# EXPECT: error fail
softmax = 3
