from fractions import Fraction


def naive_bayes(X, y, points):
    """Exact fractions, so that nothing underflows; rounded at the very end."""
    labels = [int(label) for label in y]
    classes = range(max(labels) + 1)
    groups = [[row for row, label in zip(X.tolist(), labels, strict=True) if label == c] for c in classes]
    table = [[Fraction(int(sum(column)), len(g)) for column in zip(*g, strict=True)] for g in groups]
    rows = []
    for x in points.tolist():
        joint = []
        for group, shares in zip(groups, table, strict=True):
            p = Fraction(len(group), len(labels))
            for value, share in zip(x, shares, strict=True):
                p *= share if value else 1 - share
            joint.append(p)
        rows.append([float(p / sum(joint)) for p in joint])
    return rows
