import numpy as np


def _rows(dy, ids):
    dy = np.asarray(dy, dtype=float)
    return dy.reshape(-1, dy.shape[-1]), np.asarray(ids).reshape(-1)


def _summed(dy, ids, n):
    rows, ids = _rows(dy, ids)
    out = np.zeros((n, rows.shape[1]))
    np.add.at(out, ids, rows)
    return out


class last_occurrence_only:
    """`y` is right. In `dE` a token that occurs twice has the gradient of its last place alone. What happens
    to an index that stands twice on the left of an assignment?

    Add up the gradients of all places at which a token occurs; an indexed `+=` counts each index once.
    """

    @staticmethod
    def embedding_backward(dy, ids, n):
        rows, ids = _rows(dy, ids)
        out = np.zeros((n, rows.shape[1]))
        out[ids] += rows
        return out


class averaged_over_occurrences:
    """`y` is right. In `dE` a token that occurs twice has the mean of its gradients. If both places nudge the
    loss, does the row's influence grow or stay the same?

    Add up the gradients of all places, without dividing.
    """

    @staticmethod
    def embedding_backward(dy, ids, n):
        return _summed(dy, ids, n) / np.maximum(np.bincount(np.ravel(ids), minlength=n), 1)[:, None]


class averaged_over_all_tokens:
    """`y` is right, and `dE` is too small by the number of tokens. Where has the mean been taken, if the loss
    is one?

    Leave the division out: `dy` holds it already.
    """

    @staticmethod
    def embedding_backward(dy, ids, n):
        return _summed(dy, ids, n) / np.size(ids)


class gradients_in_order_of_places:
    """`y` is right. The rows of your `dE` follow the places of the sequence instead of the tokens. Which row
    of the table did place t use?

    Put the gradient of place t into the row of its token.
    """

    @staticmethod
    def embedding_backward(dy, ids, n):
        rows, _ = _rows(dy, ids)
        out = np.zeros((n, rows.shape[1]))
        for place, row in enumerate(rows):
            out[place % n] += row
        return out


class only_the_rows_that_occur:
    """`y` is right. Your `dE` has rows only for the tokens that occur. Which shape has a gradient?

    Begin with zeros in the shape of the table and add to the rows that were used.
    """

    @staticmethod
    def embedding_backward(dy, ids, n):
        return _summed(dy, ids, n)[np.unique(ids)]


class columns_looked_up:
    """For one token of a square table your `y` is a column; elsewhere it has another shape than asked for.
    Is a token a row of the table, or a column?

    Index the first axis of the table.
    """

    @staticmethod
    def embedding(ids, E):
        E = np.asarray(E)
        return E.T[np.minimum(ids, E.shape[1] - 1)]


class counted_from_one:
    """Each token gets the row before its own, and token 0 the last. From which number are tokens counted?

    Use the token's number as the row's index, as it is.
    """

    @staticmethod
    def embedding(ids, E):
        return np.asarray(E)[np.asarray(ids) - 1]

    @staticmethod
    def embedding_backward(dy, ids, n):
        return _summed(dy, (np.asarray(ids) - 1) % n, n)


class scaled_by_the_root_of_the_width:
    """`y` is right for D = 1 and else too large by the square root of D. Is anything multiplied here?

    Return the table's rows as they are; some networks scale them, but that is a step of its own.
    """

    @staticmethod
    def embedding(ids, E):
        E = np.asarray(E, dtype=float)
        return E[np.asarray(ids)] * np.sqrt(E.shape[1])


class one_hot_returned:
    """Your `y` has as many columns as there are tokens in the vocabulary, a single 1 in each row. What is
    left to do with such a row and the table?

    Multiply the one-hot rows by the table, or look the rows up directly.
    """

    @staticmethod
    def embedding(ids, E):
        return np.eye(len(E))[np.asarray(ids)]
