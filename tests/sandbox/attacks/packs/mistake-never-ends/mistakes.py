def endless(x):
    """The result never comes. Which loop ends?

    Count to somewhere.
    """
    while True:
        pass
