import numpy as np


def _rows(series, days):
    """X and y as they should be."""
    series = np.asarray(series)
    starts = np.arange(len(series) - days)
    return series[starts[:, None] + np.arange(days)], series[days:]


def label_among_the_features(series, days):
    """The last number in each row of `X` is the row's own label. What could a model learn from such a
    table, apart from copying?

    Let each row end one day earlier: the label is the first day that the row does not see.
    """
    series = np.asarray(series)
    _X, y = _rows(series, days)
    return series[np.arange(len(y))[:, None] + np.arange(days) + 1], y


def newest_first(series, days):
    """Each row of `X` holds the right days in the opposite order; with one day a row nothing is wrong.
    Which day should stand on the left?

    Put the oldest day of the row first.
    """
    X, y = _rows(series, days)
    return X[:, ::-1], y


def last_example_lost(series, days):
    """Your table has one row too few: the last day of the series is no label. How many days have enough
    days before them?

    There are T minus `days` rows; let the last label be the last day.
    """
    X, y = _rows(series, days)
    return X[:-1], y[:-1]


def first_example_lost(series, days):
    """Your table has one row too few: the very first days are in no row. Which is the first day that
    has enough days before it?

    The first row begins with the first day of the series.
    """
    X, y = _rows(series, days)
    return X[1:], y[1:]


def one_row_too_many(series, days):
    """`X` has one row more than `y`: the last row has no label. Which day would be its label?

    Leave out the row that ends with the last day of the series.
    """
    series = np.asarray(series)
    return series[np.arange(len(series) - days + 1)[:, None] + np.arange(days)], series[days:]


def one_day_a_row(series, days):
    """`X` lies on its side: it has one row for each lag and one column for each example. Which of the
    two does a row stand for?

    One example a row: exchange rows and columns.
    """
    X, y = _rows(series, days)
    return X.T, y


def today_as_the_label(series, days):
    """Each label in `y` is the last day of its own row; `X` is right. Which day is to be predicted: the
    last one seen, or the one that follows?

    Shift the labels on by one day.
    """
    X, _ = _rows(series, days)
    return X, X[:, -1]


def day_skipped(series, days):
    """Between each row and its label one day is missing, and so is one row. Which day follows directly
    after the row?

    The label is the day directly after the last feature.
    """
    X, y = _rows(series, days)
    return X[:-1], y[1:]


def rows_without_overlap(series, days):
    """Each of your rows begins where the one before it ended, so most days are never labels; with one
    day a row nothing is wrong. By how many days does the next row move on?

    Move on by one day from row to row.
    """
    X, y = _rows(series, days)
    return X[::days], y[::days]


def first_days_for_all(series, days):
    """All rows of `X` are the same: the first days of the series. What moves on from one row to the
    next?

    Let row i begin at day i.
    """
    X, y = _rows(series, days)
    return np.repeat(X[:1], len(y), axis=0), y


def wrapped_around(series, days):
    """You have a row for each of the T days, and the first rows take their features from the *end* of
    the series. What does one know about the days before the first day?

    Leave out the days that have too few days before them.
    """
    series = np.asarray(series)
    return np.stack([np.roll(series, days - lag) for lag in range(days)], axis=1), series


def labels_in_a_column(series, days):
    """`y` has the right numbers in a table with one column. How many labels belong to one row?

    Return the labels as a plain vector, of shape (T - days,).
    """
    X, y = _rows(series, days)
    return X, y[:, None]


def one_column_lost(series, days):
    """With one day a row, `X` comes back as a plain vector. How many columns has a table with one
    feature?

    Keep the table a table: its shape is (T - 1, 1).
    """
    X, y = _rows(series, days)
    return (X[:, 0] if days == 1 else X), y


def latest_example_first(series, days):
    """Your rows and their labels belong together, but the examples stand from the last to the first.
    Which day of the series is the first label?

    Begin with the first day that has enough days before it, and go on in the order of time.
    """
    X, y = _rows(series, days)
    return X[::-1], y[::-1]


def labels_returned_first(series, days):
    """Your first result is one long row of numbers, your second a table. Which of the two holds the
    features, and which is asked for first?

    Return the table first, then the labels.
    """
    return _rows(series, days)[::-1]


def table_reshaped(series, days):
    """`X` has the right shape, and its first row is right, or nearly; further down the days jump back.
    By how many days does each row move on from the one above it?

    Rows and columns of your table stood the other way round: exchange them. A new shape for the same
    run of numbers does not do that.
    """
    X, y = _rows(series, days)
    return np.ascontiguousarray(X.T).reshape(X.shape), y
