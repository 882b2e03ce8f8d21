def plot(gap=1.0):
    return {"series": [0.0, gap]}
