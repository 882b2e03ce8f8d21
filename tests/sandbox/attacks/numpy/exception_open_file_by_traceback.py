"""Makes the reporter read a file: tracebacks quote the line of whatever file a frame names."""

# EXPECT: error
exec(compile("def f():\n    raise ValueError('x')\n", "@secret@", "exec"))


def softmax(x, axis=-1):
    f()
