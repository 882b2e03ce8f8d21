import numpy as np


def _floats(*arrays):
    return (np.asarray(a, dtype=float) for a in arrays)


def _ramps(x, knots_x):
    """(N, K - 1): 0 left of each piece, 1 right of it."""
    begin, end = knots_x[:-1], knots_x[1:]
    return np.clip((x[:, None] - begin) / (end - begin), 0, 1)


def constant_forgotten(x, knots_x, knots_y):
    """Your curve has the right form and lies too low or too high by the same amount everywhere; on the
    left it is at 0. Which height has the first point?

    Add the height of the first point to the sum of the ramps.
    """
    x, knots_x, knots_y = _floats(x, knots_x, knots_y)
    return _ramps(x, knots_x) @ np.diff(knots_y)


def ramps_never_stop(x, knots_x, knots_y):
    """Up to the second point all is right; from there on the slopes of all pieces so far add up. What
    should a ramp do where its piece ends?

    Make each ramp of two ReLUs, so that it is level from its second point on.
    """
    x, knots_x, knots_y = _floats(x, knots_x, knots_y)
    slopes = np.diff(knots_y) / np.diff(knots_x)
    return knots_y[0] + np.maximum(0, x[:, None] - knots_x[:-1]) @ slopes


def not_divided_by_the_length(x, knots_x, knots_y):
    """Pieces of length 1 are right; longer ones climb too far, shorter ones not far enough. By how much
    should a ramp have risen at its second point?

    Divide each ramp by the length of its piece, so that it rises by 1 before it is multiplied by the
    climb.
    """
    x, knots_x, knots_y = _floats(x, knots_x, knots_y)
    return knots_y[0] + (_ramps(x, knots_x) * np.diff(knots_x)) @ np.diff(knots_y)


def ramps_from_minus_three_to_three(x, knots_x, knots_y):
    """All your ramps are 6 wide, with the first point of their piece in the middle: even left of the
    first point the curve is not level. Where should a ramp begin, and where end?

    Shift and stretch the ramp of the exercise before: 0 at the first point of the piece, 1 at the
    second.
    """
    x, knots_x, knots_y = _floats(x, knots_x, knots_y)
    return knots_y[0] + np.clip((x[:, None] - knots_x[:-1]) / 6 + 0.5, 0, 1) @ np.diff(knots_y)


def heights_instead_of_climbs(x, knots_x, knots_y):
    """At the second point your curve has the height of the first *plus* that of the second. By how much
    does the curve climb between the two?

    Multiply each ramp by the difference of two heights, not by a height.
    """
    x, knots_x, knots_y = _floats(x, knots_x, knots_y)
    return knots_y[0] + _ramps(x, knots_x) @ knots_y[1:]


def climbs_turned_round(x, knots_x, knots_y):
    """Your curve is mirrored at the height of the first point: it falls where it should climb. Which of
    two neighbouring heights is subtracted from which?

    The climb is the later height minus the earlier one.
    """
    x, knots_x, knots_y = _floats(x, knots_x, knots_y)
    return knots_y[0] - _ramps(x, knots_x) @ np.diff(knots_y)


def last_piece_forgotten(x, knots_x, knots_y):
    """Up to the last point but one all is right; from there on your curve is level. How many pieces lie
    between K points?

    There are K - 1 ramps; the last one ends at the last point.
    """
    x, knots_x, knots_y = _floats(x, knots_x, knots_y)
    return knots_y[0] + _ramps(x, knots_x)[:, :-1] @ np.diff(knots_y)[:-1]


def first_piece_forgotten(x, knots_x, knots_y):
    """Your curve is level up to the second point, and too low or too high by the first climb from there
    on. How many pieces lie between K points?

    There are K - 1 ramps; the first one begins at the first point.
    """
    x, knots_x, knots_y = _floats(x, knots_x, knots_y)
    return knots_y[0] + _ramps(x, knots_x)[:, 1:] @ np.diff(knots_y)[1:]


def from_the_last_height(x, knots_x, knots_y):
    """Your curve has the right form and starts, on the left, at the height of the *last* point. With
    which height should it start?

    The constant is the height of the first point.
    """
    x, knots_x, knots_y = _floats(x, knots_x, knots_y)
    return knots_y[-1] + _ramps(x, knots_x) @ np.diff(knots_y)


def runs_on_outside(x, knots_x, knots_y):
    """Between the points all is right; outside, your curve goes on as steeply as its first and last
    pieces. How steep should it be there?

    Each ramp is level on both sides of its piece: 0 before, its full height after.
    """
    x, knots_x, knots_y = _floats(x, knots_x, knots_y)
    piece = np.clip(np.searchsorted(knots_x, x) - 1, 0, len(knots_x) - 2)
    slopes = np.diff(knots_y) / np.diff(knots_x)
    return knots_y[piece] + slopes[piece] * (x - knots_x[piece])


def nothing_outside(x, knots_x, knots_y):
    """Between the points all is right; outside, your curve is 0. Which height should it keep there?

    Left of all ramps the constant is left; right of them, the constant and all climbs.
    """
    x, knots_x, knots_y = _floats(x, knots_x, knots_y)
    outside = (x < knots_x[0]) | (x > knots_x[-1])
    return np.where(outside, 0.0, knots_y[0] + _ramps(x, knots_x) @ np.diff(knots_y))


def steps_instead_of_ramps(x, knots_x, knots_y):
    """At the points and outside all is right; between two points your curve stays at the earlier height
    and then jumps. What is the height halfway between two points?

    A hard sigmoid rises in a straight line from one point to the next.
    """
    x, knots_x, knots_y = _floats(x, knots_x, knots_y)
    return knots_y[0] + (_ramps(x, knots_x) >= 1) @ np.diff(knots_y)


def soft_ramps(x, knots_x, knots_y):
    """Your pieces are bent: the curve misses even the points themselves. Which sigmoid has corners, and
    is level outside its piece?

    Make the ramps of ReLUs, not of exponentials.
    """
    x, knots_x, knots_y = _floats(x, knots_x, knots_y)
    middle, length = (knots_x[:-1] + knots_x[1:]) / 2, np.diff(knots_x)
    return knots_y[0] + (1 / (1 + np.exp(-4 * (x[:, None] - middle) / length))) @ np.diff(knots_y)


def ramps_in_one_column_each(x, knots_x, knots_y):
    """You return a table: one column for each ramp, not added up. How many heights has a curve at one
    place?

    Add the ramps of each place to one number.
    """
    x, knots_x, knots_y = _floats(x, knots_x, knots_y)
    return knots_y[0] + _ramps(x, knots_x) * np.diff(knots_y)


def only_upwards(x, knots_x, knots_y):
    """Your curve never falls: where a piece should go down, it climbs by as much. Which sign has the
    climb from a high point to a low one?

    The climb is the later height minus the earlier one, with its sign.
    """
    x, knots_x, knots_y = _floats(x, knots_x, knots_y)
    return knots_y[0] + _ramps(x, knots_x) @ np.abs(np.diff(knots_y))


def jumps_at_the_start(x, knots_x, knots_y):
    """At every point but the last, your curve already has the height of the *next* one: it jumps where
    its piece begins. What is the height at the point itself, and halfway to the next?

    A hard sigmoid rises in a straight line from one point to the next.
    """
    x, knots_x, knots_y = _floats(x, knots_x, knots_y)
    return knots_y[0] + (x[:, None] >= knots_x[:-1]) @ np.diff(knots_y)


def constant_with_every_ramp(x, knots_x, knots_y):
    """With two points all is right; with more, your curve has the right form and lies off by the first
    height, once for each further piece. How often does the constant stand in the sum?

    Add the height of the first point once, not with every ramp.
    """
    x, knots_x, knots_y = _floats(x, knots_x, knots_y)
    return knots_y[0] * (len(knots_x) - 1) + _ramps(x, knots_x) @ np.diff(knots_y)


def places_sorted(x, knots_x, knots_y):
    """Your heights are right and stand in the order of the sorted places. To which entry of `x` does
    the first height belong?

    Keep the order of `x`: each height at the same index as its place.
    """
    x, knots_x, knots_y = _floats(x, knots_x, knots_y)
    return knots_y[0] + _ramps(np.sort(x), knots_x) @ np.diff(knots_y)
