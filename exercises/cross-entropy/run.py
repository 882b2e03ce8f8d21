def run(answer, logits, targets=None):
    """Both functions on the same scores; without targets only the first."""
    out = {"log_softmax": answer.log_softmax(logits)}
    if targets is not None:
        out["cross_entropy"] = answer.cross_entropy(logits, targets)
    return out
