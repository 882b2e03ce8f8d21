def one_paragraph(x):
    """Only a message?"""


def silent(x):
    return x


class three:
    """One?

    Two.

    Three.
    """


def coloured(x):
    """Red \x1b[31m?

    Green.
    """


def fine(x):
    """What is it?

    It is this.
    """


def fine(x):
    """What is it now?

    It is that.
    """
