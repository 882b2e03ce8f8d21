import numpy as np


def not_projected(x, start, g, alpha, eps):
    """Your result lies farther than eps from the start. What brings it back?

    After the step bring every entry back to within eps of the start.
    """
    return x + alpha * np.sign(g)


def projected_around_the_last_point(x, start, g, alpha, eps):
    """Your result lies within eps of the last point, but not of the start. Around which point is the box?

    The box lies around the start, and stays there while the point moves.
    """
    return np.clip(x + alpha * np.sign(g), x - eps, x + eps)
