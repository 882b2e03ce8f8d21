def collapse(path):
    before = [0, *path[:-1].tolist()]
    return [int(s) for s, b in zip(path, before, strict=True) if s not in (b, 0)]
