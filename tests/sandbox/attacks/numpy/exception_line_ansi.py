"""Puts escape sequences into the line that the verdict quotes."""
# EXPECT: error


def softmax(x, axis=-1):
    raise ValueError()  # [2J]0;owned‮⁦
