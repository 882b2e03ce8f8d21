"""Returns meta, quantised and bfloat16 tensors."""

# EXPECT: fail error
import torch

kinds = [
    torch.ones(2, device="meta"),
    torch.ones(2).bfloat16(),
    torch.quantize_per_tensor(torch.ones(2), 0.1, 0, torch.qint8),
]


def scaled_dot_product_attention(q, k, v, mask=None):
    kind = kinds.pop() if kinds else torch.nested.nested_tensor([torch.ones(2), torch.ones(3)])
    return kind, kind
