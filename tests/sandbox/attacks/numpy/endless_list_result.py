"""Returns a list that never ends when it is walked."""


# EXPECT: timeout error
# SECONDS: 1
class Endless(list):
    def __iter__(self):
        while True:
            yield 1.0


def softmax(x, axis=-1):
    return Endless()
