import numpy as np


def _heads(x, W, offsets=(-1, 0, 1)):
    x, W = np.asarray(x, dtype=float), np.asarray(W, dtype=float)
    return sum(np.eye(len(x), k=o) @ x @ w for o, w in zip(offsets, W, strict=True))


def before_and_after_exchanged(x, W):
    """The middle head is right; what stands before a position gets the matrix of what stands after it. Which
    neighbour does head 0 look at?

    Let head 0 look one to the left and head 2 one to the right.
    """
    return _heads(x, W, (1, 0, -1))


def itself_only(x, W):
    """For one position all is right; elsewhere your result does not change when a neighbour does. How many
    heads are there?

    Add what the heads for the neighbours bring.
    """
    return np.asarray(x, dtype=float) @ np.asarray(W, dtype=float)[1]


def same_matrix_for_all(x, W):
    """Your result treats all three neighbours alike: exchange the one before with the one after, and nothing
    changes. Which matrix belongs to which head?

    Give each head its own matrix.
    """
    mean = np.asarray(W, dtype=float).mean(axis=0)
    return _heads(x, [mean, mean, mean])


def goes_round(x, W):
    """In the middle all is right; the first position has the last one as its neighbour. What lies beyond the
    ends?

    Beyond the ends there is nothing: the head gives 0 there.
    """
    x, W = np.asarray(x, dtype=float), np.asarray(W, dtype=float)
    return sum(np.roll(x, 1 - h, axis=0) @ W[h] for h in range(3))


def ends_repeated(x, W):
    """In the middle all is right; the first position counts itself as its neighbour before. What lies beyond
    the ends?

    Beyond the ends there is nothing: the head gives 0 there.
    """
    x, W = np.asarray(x, dtype=float), np.asarray(W, dtype=float)
    padded = np.concatenate([x[:1], x, x[-1:]])
    return sum(padded[h : h + len(x)] @ W[h] for h in range(3))


def averaged_over_heads(x, W):
    """Every number of your result is a third of what it should be. Are the heads' results added, or averaged?

    Add them up.
    """
    return _heads(x, W) / 3


def one_head_for_all_three(x, W):
    """At the ends and in the middle your weights sum to 1: one head shares its attention among the
    neighbours. Can one table give each neighbour a matrix of its own?

    Use three heads, each with a single 1 in a row.
    """
    x, W = np.asarray(x, dtype=float), np.asarray(W, dtype=float)
    near = abs(np.subtract.outer(np.arange(len(x)), np.arange(len(x)))) <= 1
    return near / near.sum(axis=1, keepdims=True) @ x @ W.sum(axis=0)


def offsets_from_zero(x, W):
    """Your result is right one row further up: head 0 looks at the position itself, and head 2 two ahead.
    Which head stands in the middle?

    Head h looks at position t + h - 1.
    """
    return _heads(x, W, (0, 1, 2))
