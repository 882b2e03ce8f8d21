"""Returns a list that contains itself."""


# EXPECT: fail error
def softmax(x, axis=-1):
    loop = []
    loop.append(loop)
    return loop
