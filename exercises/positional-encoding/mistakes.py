import numpy as np


def _table(T, D, first=0, exponent=None, base=10000.0):
    i = np.arange(D // 2)
    exponent = 2 * i / D if exponent is None else exponent(i)
    angles = (np.arange(T) + first)[:, None] / base**exponent
    return np.sin(angles), np.cos(angles)


def _side_by_side(sines, cosines):
    return np.stack([sines, cosines], axis=-1).reshape(len(sines), -1)


def sines_then_cosines(T, D):
    """For D = 2 all is right; elsewhere all sines stand on the left and all cosines on the right. Which
    column belongs beside column 0?

    Put sine and cosine of the same pair side by side.
    """
    return np.concatenate(_table(T, D), axis=1)


def cosine_first(T, D):
    """Row 0 of your table is 1, 0, 1, 0 and so on. What is the sine of 0, and in which of the two columns of
    a pair does it stand?

    Let the even columns hold the sines.
    """
    sines, cosines = _table(T, D)
    return _side_by_side(cosines, sines)


def exponent_without_the_two(T, D):
    """Pair 0 is right; the others turn too fast, the more so the farther right. The last pair should be
    almost 10000 times slower than the first. What is divided by D in the exponent?

    The exponent is 2i / D with i counting the pairs.
    """
    return _side_by_side(*_table(T, D, exponent=lambda i: i / D))


def exponent_doubled(T, D):
    """Pair 0 is right; the others turn too slowly, and the last one hardly at all. Does i count the columns
    here, or the pairs?

    If i runs over the even columns, it already is 2i: divide it by D as it is.
    """
    return _side_by_side(*_table(T, D, exponent=lambda i: 4 * i / D))


def positions_from_one(T, D):
    """Your row 0 is what row 1 should be. From which number are positions counted?

    Begin with position 0, whose sines are 0 and whose cosines are 1.
    """
    return _side_by_side(*_table(T, D, first=1))


def own_rate_for_the_cosine(T, D):
    """The sines are right. Square the two columns of a pair and add them: the sum should be 1 in every row,
    and yours is not. At which rate does the cosine of a pair turn?

    Use the pair's number in the exponent for both columns, not the column's own number.
    """
    sines, _ = _table(T, D)
    _, cosines = _table(T, D, exponent=lambda i: (2 * i + 1) / D)
    return _side_by_side(sines, cosines)


def base_one_thousand(T, D):
    """Pair 0 is right; all others turn too fast, though in the right order. Which number is raised to the
    power?

    The base is 10000.
    """
    return _side_by_side(*_table(T, D, base=1000.0))


def rates_rising(T, D):
    """Pair 0 is right; every other pair turns faster than the one before, and neighbouring positions have
    nothing in common any more. Is the position multiplied by the power, or divided by it?

    Divide the position by the power of 10000.
    """
    return _side_by_side(*_table(T, D, exponent=lambda i: -2 * i / D))


def transposed(T, D):
    """Your table has a row for each column: its shape is (D, T). Which axis counts the positions?

    Let the first axis count the positions.
    """
    return _side_by_side(*_table(T, D)).T


def sines_only(T, D):
    """The even columns are right, and the odd ones repeat them. What stands in the second column of a pair?

    Put the cosine of the same angle into the odd columns.
    """
    sines, _ = _table(T, D)
    return _side_by_side(sines, sines)


def degrees(T, D):
    """Row 0 is right; after it the angles grow far too slowly, by a factor of about 57. In which unit does a
    sine take its angle?

    Use the angle as it is, in radians.
    """
    i = np.arange(D // 2)
    angles = np.deg2rad(np.arange(T)[:, None] / 10000.0 ** (2 * i / D))
    return _side_by_side(np.sin(angles), np.cos(angles))


def column_number_doubled(T, D):
    """Column 0 is right. The farther right, the more your angles are too small, and the two columns of a pair
    turn at different rates. Does i count the columns in the formula, or the pairs?

    Both columns of pair i have the exponent 2i / D; for column c that i is c divided by 2, rounded down.
    """
    sines, _ = _table(T, D, exponent=lambda i: 4 * i / D)
    _, cosines = _table(T, D, exponent=lambda i: 2 * (2 * i + 1) / D)
    return _side_by_side(sines, cosines)
