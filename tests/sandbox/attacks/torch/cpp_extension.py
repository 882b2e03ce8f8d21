"""Builds and loads native code."""

# EXPECT: fail error violation timeout
# SECONDS: 1.5
import torch

try:
    from torch.utils.cpp_extension import load_inline

    load_inline("@mark@", cpp_sources="int f() { return 1; }", functions=["f"])
    print("BROKE")
except Exception:
    pass


def scaled_dot_product_attention(q, k, v, mask=None):
    return 0 * v, 0 * q
