import numpy as np


def _stacked(*parts):
    return np.concatenate([np.ravel(part) for part in parts])


def _taken(theta, D, H):
    """The right pieces of theta: W as it lies there, b, c and b0."""
    return theta[: H * D], theta[H * D : H * D + H], theta[H * D + H : H * D + 2 * H], theta[-1]


class columns_first:
    """In your θ the first column of W comes before the second; only with one input or one neuron is it right.
    Which number should follow the upper left one?

    Lay out W row by row, so that the weights of one neuron stay together.
    """

    flatten = staticmethod(lambda W, b, c, b0: _stacked(np.asarray(W).T, b, c, b0))


class shape_exchanged:
    """`W` comes back with D rows and H columns. How many rows has W, and what is a row?

    One hidden neuron a row: reshape to (H, D).
    """

    unflatten = staticmethod(
        lambda theta, D, H: (_taken(theta, D, H)[0].reshape(D, H), *_taken(theta, D, H)[1:])
    )


class columns_first_on_the_way_back:
    """`W` comes back in the right shape, filled column by column. In the example, which numbers should stand
    in its first row?

    Reshape to (H, D) without transposing: the first D numbers of θ are the first row.
    """

    unflatten = staticmethod(
        lambda theta, D, H: (_taken(theta, D, H)[0].reshape(D, H).T, *_taken(theta, D, H)[1:])
    )


class columns_first_both_ways:
    """What you flatten and unflatten comes back as it was, yet θ is not in the order asked for: W lies in it
    column by column. Does a round trip prove the order?

    Lay out W row by row in both functions.
    """

    flatten = staticmethod(lambda W, b, c, b0: _stacked(np.asarray(W).T, b, c, b0))
    unflatten = staticmethod(
        lambda theta, D, H: (_taken(theta, D, H)[0].reshape(D, H).T, *_taken(theta, D, H)[1:])
    )


class output_weights_before_biases:
    """In your θ the output weights `c` come before the biases `b`. In which order are the four asked for?

    After W come the biases of the hidden layer, then the weights of the output.
    """

    flatten = staticmethod(lambda W, b, c, b0: _stacked(W, c, b, b0))


class b_and_c_exchanged_on_the_way_back:
    """`b` and `c` come back exchanged; `W` and `b0` are right. Which H numbers follow directly after W?

    After W come the biases of the hidden layer, then the weights of the output.
    """

    unflatten = staticmethod(
        lambda theta, D, H: (
            _taken(theta, D, H)[0].reshape(H, D),
            _taken(theta, D, H)[2],
            _taken(theta, D, H)[1],
            theta[-1],
        )
    )


class last_bias_forgotten:
    """Your θ is one number too short. How many biases has the network, those of the hidden layer and the one
    of the output together?

    The bias of the output is a parameter too, the last one.
    """

    flatten = staticmethod(lambda W, b, c, b0: _stacked(W, b, c))


class last_bias_first:
    """Your θ begins with the bias of the output. At which end should it stand?

    It comes last, after the output weights.
    """

    flatten = staticmethod(lambda W, b, c, b0: _stacked(b0, W, b, c))


class theta_as_a_column:
    """Your θ has the right numbers in a table with one column. How many axes has a vector?

    Join the pieces along their only axis, without adding a second one.
    """

    flatten = staticmethod(lambda W, b, c, b0: _stacked(W, b, c, b0)[:, None])


class last_bias_as_an_array:
    """`b0` comes back as an array that holds one number, with shape (1,). Which shape has a single number?

    Take the last entry itself, not the slice that holds it.
    """

    unflatten = staticmethod(
        lambda theta, D, H: (_taken(theta, D, H)[0].reshape(H, D), *_taken(theta, D, H)[1:3], theta[-1:])
    )


class weights_left_flat:
    """`W` comes back as one long row of numbers. Which shape did it have before it was stacked?

    Give the first H times D numbers their two axes back.
    """

    unflatten = staticmethod(_taken)


class counted_with_d:
    """`b` comes back from the wrong place where D and H differ. How many biases has the hidden layer: one for
    each input, or one for each neuron?

    Count H numbers for `b` and H for `c`.
    """

    unflatten = staticmethod(
        lambda theta, D, H: (
            theta[: H * D].reshape(H, D),
            theta[H * D : H * D + D],
            theta[H * D + D : H * D + 2 * D],
            theta[-1],
        )
    )


class neuron_by_neuron:
    """In your θ each row of W is followed by the bias of its neuron. Does the statement keep a neuron
    together, or all of W?

    First all rows of W, then all of `b`, then all of `c`, last `b0`; both ways.
    """

    @staticmethod
    def flatten(W, b, c, b0):
        rows = [np.append(row, bias) for row, bias in zip(np.asarray(W), np.asarray(b), strict=True)]
        return np.concatenate([*rows, np.asarray(c), [b0]])

    @staticmethod
    def unflatten(theta, D, H):
        neurons = np.asarray(theta)[: H * (D + 1)].reshape(H, D + 1)
        return neurons[:, :D], neurons[:, D], np.asarray(theta)[H * (D + 1) : -1], theta[-1]
