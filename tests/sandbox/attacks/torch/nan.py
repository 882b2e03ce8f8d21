"""Counts on NaN being equal."""


# EXPECT: fail
def scaled_dot_product_attention(q, k, v, mask=None):
    return v * float("nan"), q * float("nan")
