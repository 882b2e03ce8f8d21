"""Raises with a traceback whose frames it has invented."""

# EXPECT: error
code = compile("def f():\n    raise ValueError('x')\n", "answer.py", "exec").replace(co_firstlineno=2**30)
space = {}
exec(code, space)
exec(compile("raise KeyError('secret')", "@secret@", "exec"))
