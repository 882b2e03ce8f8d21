"""Returns an object that equals everything."""


# EXPECT: fail error
class Equal:
    def __eq__(self, other):
        return True

    __ne__ = __lt__ = __gt__ = lambda self, other: False
    __sub__ = __rsub__ = __abs__ = lambda self, *other: 0
    __array_ufunc__ = None


def softmax(x, axis=-1):
    return Equal()
