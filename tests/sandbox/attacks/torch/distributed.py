"""Opens torch's own network."""

# SECONDS: 1
import torch.distributed as dist

for attempt in (
    lambda: dist.init_process_group("gloo", init_method="tcp://127.0.0.1:@tcp@", rank=0, world_size=1),
    lambda: dist.init_process_group("gloo", init_method="file://@folder@/@mark@-store", rank=0, world_size=1),
    lambda: dist.TCPStore("127.0.0.1", int("@tcp@"), 1, False),
):
    try:
        attempt()
        print("BROKE")
    except Exception:
        pass


def scaled_dot_product_attention(q, k, v, mask=None):
    return 0 * v, 0 * q
