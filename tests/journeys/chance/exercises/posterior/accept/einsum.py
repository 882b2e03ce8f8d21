import numpy as np


def posterior(prior, likelihood):
    evidence = np.einsum("nk,k->n", likelihood, prior)
    return np.einsum("nk,k,n->nk", likelihood, prior, 1 / evidence)
