def lstm_cell(x, h, c, W, U, b):
    raise NotImplementedError
