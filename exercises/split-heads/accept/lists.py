def split_heads(x, num_heads):
    """Nested lists, index by index."""
    w = len(x[0][0]) // num_heads
    return [[[list(row[h * w : h * w + w]) for row in seq] for h in range(num_heads)] for seq in x]


def merge_heads(y):
    return [[[c for head in seq for c in head[t]] for t in range(len(seq[0]))] for seq in y]
