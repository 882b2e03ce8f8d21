"""Raises in every hook that a careless printer would call."""


# EXPECT: fail error
class Trap:
    def __getattribute__(self, name):
        raise MemoryError

    __repr__ = __str__ = __bool__ = __len__ = __iter__ = __array__ = __getattribute__


def softmax(x, axis=-1):
    return [Trap(), {"a": Trap()}]
