"""Puts a torch of its own in the way of what is returned."""
# EXPECT: error fail

import sys
import types


class Everything(type):
    def __instancecheck__(cls, thing):
        return True


class Tensor(metaclass=Everything):
    pass


def softmax(x, axis=-1):
    fake = sys.modules["torch"] = types.ModuleType("torch")
    fake.Tensor, fake.strided, fake.bfloat16 = Tensor, 1, 2
    return {1, 2}
