import numpy as np


def lag_features(series, days):
    """Columns instead of rows: each lag is the series, cut off at both ends."""
    rows = len(series) - days
    return np.column_stack([series[lag : lag + rows] for lag in range(days)]), series[days:].copy()
