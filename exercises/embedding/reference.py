import torch


def embedding(ids, E):
    """ids: (...), E: (n, D) -> (..., D)."""
    return torch.as_tensor(E)[torch.as_tensor(ids).long()]


def embedding_backward(dy, ids, n):
    """dy: (..., D), ids: (...), n rows -> dE: (n, D)."""
    dy, ids = torch.as_tensor(dy), torch.as_tensor(ids).long()
    D = dy.shape[-1]
    # A row that was used k times collects k gradients: add, do not assign.
    return dy.new_zeros(n, D).index_add(0, ids.reshape(-1), dy.reshape(-1, D))
