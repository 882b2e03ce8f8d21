NAMES = ("x", "Wq", "Wk", "Wv", "Wo", "bq", "bk", "bv", "bo")


def run(answer, dout, later=None, **inputs):
    """The way there, perhaps a call on `later`, and the way back of the first with whatever was kept."""
    out, cache = answer.mha_forward(**inputs)
    if later is not None:
        answer.mha_forward(**(inputs | {"x": later}))
    grads = answer.mha_backward(dout, cache)
    return {"out": out} | {f"d{name}": grads[name] for name in NAMES}
