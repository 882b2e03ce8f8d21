def run(answer, X, y, points):
    """Fit on the labelled points, then ask for the posterior at new ones."""
    params = answer.fit(X, y)
    return {
        "priors": params["priors"],
        "means": params["means"],
        "cov": params["cov"],
        "posterior": answer.posterior(params, points),
    }
