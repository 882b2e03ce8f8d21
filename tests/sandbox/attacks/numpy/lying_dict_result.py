"""Returns a dict whose items and keys lie."""


class Lying(dict):
    def items(self):
        return [("out", 1)] * 3

    def __len__(self):
        return 0


def softmax(x, axis=-1):
    return Lying(a=x)
