def band_mask(T, w):
    return [[i - w <= j <= i + w for j in range(T)] for i in range(T)]
