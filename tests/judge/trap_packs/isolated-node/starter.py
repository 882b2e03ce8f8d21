def mean_of_neighbours(A, X):
    raise NotImplementedError
