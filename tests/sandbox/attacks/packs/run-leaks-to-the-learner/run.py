import gc, sys


def run(answer, x):
    for thing in gc.get_objects():
        if isinstance(thing, dict) and ("expected" in thing and "single" in thing):
            print("BROKE expected values")
    for name in ("reference", "mistakes", "cases", "checks"):
        if name in sys.modules:
            print("BROKE", name)
    try:
        print("BROKE", open("@reference@").read())
    except OSError:
        pass
    return answer.double(x)
