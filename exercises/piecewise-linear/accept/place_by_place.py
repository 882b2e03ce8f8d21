from itertools import pairwise


def piecewise(x, knots_x, knots_y):
    """For each place the two points around it, in plain Python."""
    points = list(zip(knots_x.tolist(), knots_y.tolist(), strict=True))
    return [_height(place, points) for place in x.tolist()]


def _height(place, points):
    if place <= points[0][0]:
        return points[0][1]
    for (x0, y0), (x1, y1) in pairwise(points):
        if place <= x1:
            share = (place - x0) / (x1 - x0)
            return (1 - share) * y0 + share * y1
    return points[-1][1]
