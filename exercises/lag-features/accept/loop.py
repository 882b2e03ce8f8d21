def lag_features(series, days):
    """From day to day; the results are lists."""
    X, y = [], []
    for day in range(days, len(series)):
        X.append([float(series[day - back]) for back in range(days, 0, -1)])
        y.append(float(series[day]))
    return X, y
