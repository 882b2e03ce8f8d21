def run(answer):
    pass
