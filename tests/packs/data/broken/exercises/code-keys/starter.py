def shift(x): pass
