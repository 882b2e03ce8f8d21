def run(answer, x, dout):
    """Forward, then backward with the same input."""
    return {"y": answer.sigmoid(x), "dx": answer.sigmoid_backward(dout, x)}
