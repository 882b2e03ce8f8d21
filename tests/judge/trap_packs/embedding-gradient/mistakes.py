import numpy as np


def last_occurrence_only(ids, dy, size):
    """A token that occurs twice has the gradient of its last place alone. What happens to an index that
    stands twice on the left of an assignment?

    Add up the gradients of all places at which a token occurs.
    """
    out = np.zeros((size, dy.shape[1]))
    out[ids] += dy
    return out


def averaged_over_occurrences(ids, dy, size):
    """A token that occurs twice has the mean of its gradients. Does the loss depend on it once or twice?

    Add up the gradients of all places at which a token occurs.
    """
    out = np.zeros((size, dy.shape[1]))
    np.add.at(out, ids, dy)
    return out / np.maximum(np.bincount(ids, minlength=size), 1)[:, None]
