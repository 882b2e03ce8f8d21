def run(answer): pass
