import numpy as np


def posterior(X, mu1, mu2, S1, S2, n1, n2):
    """Log-joint of both classes, shifted by the larger one, then normalised."""
    scores = []
    for mu, S, n in ((mu1, S1, n1), (mu2, S2, n2)):
        z = np.linalg.solve(np.linalg.cholesky(S), (X - mu).T)
        scores.append(np.log(n / (n1 + n2)) - 0.5 * (z**2).sum(axis=0) - 0.5 * np.linalg.slogdet(S)[1])
    joint = np.stack(scores)
    e = np.exp(joint - joint.max(axis=0))
    return e[0] / e.sum(axis=0)
