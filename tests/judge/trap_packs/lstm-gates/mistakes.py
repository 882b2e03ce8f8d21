import numpy as np


def _cell(x, h, c, W, U, b, order):
    parts = np.split(x @ W.T + h @ U.T + b, 4, axis=1)
    gate = dict(zip(order, parts, strict=True))
    i, f, o = (1 / (1 + np.exp(-gate[name])) for name in "ifo")
    new = f * c + i * np.tanh(gate["g"])
    return o * np.tanh(new), new


def output_before_candidate(x, h, c, W, U, b):
    """Your third block of rows opens the output and your fourth is the candidate. Which order does the
    statement fix?

    Read the blocks as input, forget, candidate, output.
    """
    return _cell(x, h, c, W, U, b, "ifog")


def forget_before_input(x, h, c, W, U, b):
    """Your first block of rows decides what is forgotten, and the second what is written. Which order does
    the statement fix?

    Read the blocks as input, forget, candidate, output.
    """
    return _cell(x, h, c, W, U, b, "figo")
