def check(case, out): pass
