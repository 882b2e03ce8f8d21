def run(answer, x):
    return {"rows": answer.rows(answer.fit(x), x)}
