def masked_softmax(scores, blocked):
    raise NotImplementedError
