def collapse(path):
    raise NotImplementedError
