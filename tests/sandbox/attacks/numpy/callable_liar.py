"""Defines the name as an object whose call, signature and attributes lie."""


# EXPECT: error fail
class Liar:
    def __call__(self, *a, **k):
        return 0

    @property
    def __signature__(self):
        raise SystemExit(0)

    def __getattr__(self, name):
        raise KeyboardInterrupt


softmax = Liar()
