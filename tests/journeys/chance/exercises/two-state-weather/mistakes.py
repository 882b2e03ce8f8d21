import numpy as np


def _solved(T):
    equations = (T - np.eye(len(T))).T.copy()
    equations[-1] = 1
    return np.linalg.solve(equations, np.eye(len(T))[-1])


class columns_for_rows:
    """`tomorrow` need not sum to 1: after a wet day yours gives 0.1 and 0.7. Which index of T is the day
    before?

    Sum over the first index of T: the belief stands to the left of the matrix.
    """

    @staticmethod
    def step(belief, T):
        return T @ np.asarray(belief)


class every_state_alike:
    """`in_the_long_run` is the same number for every state, though a dry day is likelier than a wet one. Is
    it unchanged after a step?

    Look for the distribution that the matrix reproduces from the left; from the right it is always the even
    one.
    """

    @staticmethod
    def stationary(T):
        return np.full(len(T), 1 / len(T))


class not_normalised:
    """The entries of `in_the_long_run` stand in the right proportion, and their squares sum to 1. What should
    the entries themselves sum to?

    Divide an eigenvector by the sum of its entries.
    """

    @staticmethod
    def stationary(T):
        pi = _solved(T)
        return pi / np.linalg.norm(pi)


class no_step_before_seeing:
    """`tomorrow` and `in_the_long_run` are right; `seen` is what would come out if the state never changed.
    What happens between two observations?

    Take a step on every day before you look at what was seen.
    """

    @staticmethod
    def filtered(belief, T, likelihood):
        joint = np.asarray(belief) * np.prod(likelihood, axis=0)
        return joint / joint.sum()


class seeing_before_the_step:
    """`seen` is the belief about the day *after* the last observation. In which order do the step and the
    observation come?

    Step first; then let the observation of that day speak.
    """

    @staticmethod
    def filtered(belief, T, likelihood):
        belief = np.asarray(belief)
        for row in likelihood:
            joint = belief * row
            belief = joint / joint.sum() @ T
        return belief
