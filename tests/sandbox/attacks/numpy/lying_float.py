"""Returns a number that changes whenever it is looked at."""


# EXPECT: fail error
class Changing(float):
    def __float__(self):
        return 0.5

    def __eq__(self, other):
        return True


def softmax(x, axis=-1):
    return Changing(2)
