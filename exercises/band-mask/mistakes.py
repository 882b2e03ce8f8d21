import numpy as np


def _apart(T):
    return np.subtract.outer(np.arange(T), np.arange(T))


def looks_back_only(T, w):
    """Below the diagonal all is right; above it nothing is allowed. To how many sides may a position look?

    Take the distance without its sign.
    """
    return (_apart(T) <= w) & (_apart(T) >= 0)


def one_too_narrow(T, w):
    """For w = 0 nothing is allowed at all, not even a position itself. Is a distance of exactly w allowed?

    Let the distance be at most w.
    """
    return abs(_apart(T)) < w


def one_too_wide(T, w):
    """For w = 0 a position already sees its neighbours. What is the distance of a neighbour?

    Let the distance be at most w.
    """
    return abs(_apart(T)) <= w + 1


def width_of_the_whole_window(T, w):
    """A position sees about half as far as it should. Does w count one side, or the whole window?

    Allow w positions to each side.
    """
    return 2 * abs(_apart(T)) <= w


def blocked_instead_of_allowed(T, w):
    """Exactly the far positions are true. What does True mean here?

    True allows: turn the mask round.
    """
    return abs(_apart(T)) > w


def goes_round(T, w):
    """The first and the last position see each other, although they are far apart. What happens to the window
    at the ends?

    Cut the window off at the ends.
    """
    apart = abs(_apart(T))
    return np.minimum(apart, T - apart) <= w


def unbounded_ahead(T, w):
    """Below the diagonal all is right; above it everything is allowed, however far ahead. What does a
    distance become where j is larger than i?

    Take the distance without its sign.
    """
    return _apart(T) <= w


def causal_beyond_the_window(T, w):
    """Above the diagonal all is right; below it everything is allowed, however far back. Is there a bound to
    the past as well?

    Bound the distance to both sides.
    """
    return _apart(T) >= -w
