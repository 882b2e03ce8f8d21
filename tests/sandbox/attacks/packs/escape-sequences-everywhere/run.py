def run(answer, **case):
    return {key: 2.0 for key in ("\x1b[2J\x1b]0;owned\x07\u202e", "b\x1b[2J\x1b]0;owned\x07\u202e")}
