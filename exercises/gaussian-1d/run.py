def run(answer, x, points, mu, var):
    """Fit a bell to the observed numbers; ask a given bell for its height at the points."""
    fitted_mu, fitted_var = answer.fit(x)
    return {"mu": fitted_mu, "var": fitted_var, "log_density": answer.log_density(points, mu, var)}
