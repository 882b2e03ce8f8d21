def run(answer, belief, T, likelihood):
    return {
        "tomorrow": answer.step(belief, T),
        "in_the_long_run": answer.stationary(T),
        "seen": answer.filtered(belief, T, likelihood),
    }
