"""Makes the reporter read a file: tracebacks quote the line of whatever file a frame names."""

# EXPECT: error
space = {}
exec(compile("def f():\n    raise ValueError('x')\n", "@secret@", "exec"), space)


def softmax(x, axis=-1):
    space["f"]()
