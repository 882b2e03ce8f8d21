import numpy as np


def _split(x, n):
    x = np.asarray(x)
    return x.reshape(*x.shape[:2], n, -1).swapaxes(1, 2)


def _merge(y):
    y = np.asarray(y).swapaxes(1, 2)
    return y.reshape(*y.shape[:2], -1)


class reshaped_only:
    """There and back gives x again, and yet head 0 holds the first positions whole instead of the first
    columns of every position. Does a reshape move numbers in memory?

    Cut the columns into two axes first, then exchange the axes of positions and heads; on the way back, the
    other way round.
    """

    @staticmethod
    def split_heads(x, num_heads):
        B, T, D = np.shape(x)
        return np.reshape(x, (B, num_heads, T, D // num_heads))

    @staticmethod
    def merge_heads(y):
        B, n, T, w = np.shape(y)
        return np.reshape(y, (B, T, n * w))


class merged_by_reshape_only:
    """Splitting is right; there and back does not give x again, because the positions come out mixed. In
    which order do the axes stand before you melt two of them together?

    Exchange the axes of heads and positions before the reshape.
    """

    @staticmethod
    def merge_heads(y):
        B, n, T, w = np.shape(y)
        return np.reshape(y, (B, T, n * w))


class split_by_reshape_only:
    """Merging is right; head 0 of your split holds whole positions instead of the first columns of every
    position. Does a reshape move numbers in memory?

    Cut the columns into two axes first, then exchange the axes of positions and heads.
    """

    @staticmethod
    def split_heads(x, num_heads):
        B, T, D = np.shape(x)
        return np.reshape(x, (B, num_heads, T, D // num_heads))


class every_nth_column:
    """There and back gives x again, but with two heads head 0 holds every other column instead of the first
    half. Are the blocks of the statement consecutive?

    Cut the columns with the heads as the slower axis and the width as the faster one.
    """

    @staticmethod
    def split_heads(x, num_heads):
        x = np.asarray(x)
        return np.moveaxis(x.reshape(*x.shape[:2], -1, num_heads), 3, 1)

    @staticmethod
    def merge_heads(y):
        y = np.moveaxis(np.asarray(y), 1, 3)
        return y.reshape(*y.shape[:2], -1)


class positions_before_heads:
    """Your split has the positions on the second axis and the heads on the third. Which two axes should be
    the last, so that a matrix product treats each head by itself?

    After cutting the columns, exchange the second and the third axis.
    """

    @staticmethod
    def split_heads(x, num_heads):
        x = np.asarray(x)
        return x.reshape(*x.shape[:2], num_heads, -1)


class heads_from_behind:
    """Each head holds the right kind of block, but head 0 has the last columns. From which side are the heads
    counted?

    Leave the order of the blocks as it is.
    """

    @staticmethod
    def split_heads(x, num_heads):
        return _split(x, num_heads)[:, ::-1]

    @staticmethod
    def merge_heads(y):
        return _merge(np.asarray(y)[:, ::-1])


class merged_along_positions:
    """Splitting is right; your merged array has the heads below each other, with more positions than before.
    Which axis should become long again?

    Put the heads of one position side by side, along the columns.
    """

    @staticmethod
    def merge_heads(y):
        B, n, T, w = np.shape(y)
        return np.reshape(y, (B, n * T, w))


class averaged_over_heads:
    """Splitting is right; merging returns only one block of columns, the mean of all heads. Where did the
    other columns go?

    Put the heads side by side instead of averaging them.
    """

    @staticmethod
    def merge_heads(y):
        return np.asarray(y, dtype=float).mean(axis=1)


class nothing_exchanged:
    """There and back gives x again, but your split has the positions on the second axis and the heads on the
    third. Which two axes should be the last, so that a matrix product treats each head by itself?

    After cutting the columns, exchange positions and heads; on the way back, exchange them again first.
    """

    @staticmethod
    def split_heads(x, num_heads):
        B, T, D = np.shape(x)
        return np.reshape(x, (B, T, num_heads, D // num_heads))

    @staticmethod
    def merge_heads(y):
        B, n, T, w = np.shape(y)
        return np.reshape(y, (B, T, n * w))
