"""Writes a trace to disk."""

# EXPECT: fail error violation timeout
# SECONDS: 2
import torch

try:
    with torch.profiler.profile() as run:
        torch.ones(2) + 1
    run.export_chrome_trace("@folder@/@mark@-trace.json")
    print("BROKE")
except Exception:
    pass


def scaled_dot_product_attention(q, k, v, mask=None):
    return 0 * v, 0 * q
