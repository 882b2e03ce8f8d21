"""Raises what has no name to be told by."""
# EXPECT: error


class Nameless(type):
    @property
    def __name__(cls):
        raise KeyError("no name")


class Trouble(Exception, metaclass=Nameless):
    pass


def softmax(x, axis=-1):
    raise Trouble("boo")
