import numpy as np


class summed_over_hours:
    """Both gradients are 80 times too large, though they point the right way. What does the mean in the loss
    do to each hour's share?

    Take the mean over the hours.
    """

    @staticmethod
    def gradients(a, b, t, y):
        miss = np.exp(a + b * t) - y
        return miss.sum(), (miss * t).sum()

    @staticmethod
    def fit(a, b, t, y, rate, steps):
        for _ in range(steps):
            miss = np.exp(a + b * t) - y
            a, b = a - rate * miss.mean(), b - rate * (miss * t).mean()
        return a, b


class rate_not_differentiated:
    """The gradient at the beginning is off by as much as the rates differ from their scores. How does an
    exponential change when its exponent grows?

    The derivative of the rate by its score is the rate itself.
    """

    @staticmethod
    def gradients(a, b, t, y):
        miss = (a + b * t) - y
        return miss.mean(), (miss * t).mean()


class times_forgotten:
    """The first gradient is right, and the second equals it. How does the score react to b, hour by hour?

    Multiply each hour's difference by its time before you take the mean for b.
    """

    @staticmethod
    def gradients(a, b, t, y):
        miss = np.exp(a + b * t) - y
        return miss.mean(), miss.mean()


class uphill:
    """At the beginning both gradients are right; after three of your own steps they have grown. Which way
    does descent go?

    Subtract the gradient times the learning rate.
    """

    @staticmethod
    def fit(a, b, t, y, rate, steps):
        for _ in range(steps):
            miss = np.exp(a + b * t) - y
            a, b = a + rate * miss.mean(), b + rate * (miss * t).mean()
        return a, b
