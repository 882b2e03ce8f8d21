def log_partial_likelihood(scores, times, seen):
    raise NotImplementedError
