import numpy as np


def _conv(x, w, b=None, stride=(1, 1), places=(1, 1), add=(0, 0), frame=None):
    """A convolution whose parts can be off.

    stride moves the window, `places` counts how many there are; frame pads (top, bottom, left, right); add
    makes more places.
    """
    x, w = np.asarray(x, dtype=float), np.asarray(w, dtype=float)
    top, bottom, left, right = frame or (0, 0, 0, 0)
    padded = np.pad(x, ((0, 0), (0, 0), (top, bottom), (left, right)))
    kh, kw = w.shape[2:]
    rows = (padded.shape[2] - kh) // places[0] + 1 + add[0]
    columns = (padded.shape[3] - kw) // places[1] + 1 + add[1]
    y = np.zeros((len(x), len(w), max(rows, 0), max(columns, 0)))
    for i in range(rows):
        for j in range(columns):
            window = padded[:, :, i * stride[0] :, j * stride[1] :][:, :, :kh, :kw]
            y[:, :, i, j] = np.einsum("ncpq,ocpq->no", window, w[:, :, : window.shape[2], : window.shape[3]])
    return y if b is None else y + np.asarray(b, dtype=float)[:, None, None]


def _plain(x, w, b, stride, padding):
    return _conv(x, w, b, (stride, stride), (stride, stride), frame=(padding,) * 4)


def filter_turned_round(x, w, b=None, stride=1, padding=0):
    """Your result is what comes out when each filter is turned by half a circle first. In the first case,
    which pixel should the upper left entry of the filter meet?

    Lay the filter on as it is; the turned one belongs to the convolution of mathematics.
    """
    return _plain(x, np.asarray(w)[:, :, ::-1, ::-1], b, stride, padding)


def filter_mirrored_at_its_diagonal(x, w, b=None, stride=1, padding=0):
    """Your result is right for filters that equal their own transpose; a square one that does not gives what
    its mirror image gives, and one that is not square has the wrong number of places. Which axis of the
    filter runs down the picture?

    Let the third axis of the filter run over rows and the fourth over columns, as in the picture.
    """
    return _plain(x, np.asarray(w).swapaxes(2, 3), b, stride, padding)


def first_channel_only(x, w, b=None, stride=1, padding=0):
    """With one channel the result is right; with several, only the first one has a say. What does a filter
    with C channels do with the others?

    Sum over the channels as well as over the window.
    """
    return _plain(np.asarray(x)[:, :1], np.asarray(w)[:, :1], b, stride, padding)


def channels_averaged(x, w, b=None, stride=1, padding=0):
    """With one channel the result is right; with C of them it is divided by C. Do the channels of a filter
    add up, or do they average?

    Sum over the channels without dividing.
    """
    return _plain(x, np.asarray(w, dtype=float) / np.shape(w)[1], b, stride, padding)


def channels_of_the_filter_added_first(x, w, b=None, stride=1, padding=0):
    """Your result does not change when the channels of the picture change places. Should a filter treat red
    and blue alike?

    Multiply each channel of the window by the same channel of the filter before adding anything up.
    """
    w = np.asarray(w)
    merged = np.broadcast_to(w.sum(axis=1, keepdims=True), w.shape)
    return _plain(x, merged, b, stride, padding)


def window_averaged(x, w, b=None, stride=1, padding=0):
    """Where there is no bias your result is too small by the factor of the window's size, C times kh times
    kw. Are the products added up or averaged?

    Sum the products without dividing.
    """
    w = np.asarray(w, dtype=float)
    return _plain(x, w / w[0].size, b, stride, padding)


def bias_forgotten(x, w, b=None, stride=1, padding=0):
    """Without a bias all is right; with one, each map is off by one number everywhere. Which number of each
    filter has had no part?

    Add to each map the bias of its filter, unless there is none.
    """
    return _plain(x, w, None, stride, padding)


def bias_once_a_channel(x, w, b=None, stride=1, padding=0):
    """With one channel all is right; with C channels the bias is in your result C times. How often should it
    be added at each place?

    Add the bias after the sum over the channels, once.
    """
    return _plain(x, w, None if b is None else np.asarray(b) * np.shape(w)[1], stride, padding)


def bias_along_the_columns(x, w, b=None, stride=1, padding=0):
    """Where a map has as many columns as there are filters, each *column* has got a bias; elsewhere nothing
    comes out at all. With which axis of (N, O, H', W') does an array of shape (O,) line up?

    Give the bias two more axes of length 1 at its end, so that it lines up with the filters.
    """
    y = _plain(x, w, None, stride, padding)
    return y if b is None else y + np.asarray(b, dtype=float)


def stride_ignored(x, w, b=None, stride=1, padding=0):
    """With stride 1 all is right; with another your map is as large as if the window had moved by one. How
    far does it move from one place to the next?

    Let neighbouring entries of the map belong to windows that lie one stride apart, and count the places
    accordingly.
    """
    return _plain(x, w, b, 1, padding)


def stride_only_in_the_size(x, w, b=None, stride=1, padding=0):
    """Your map has the right size, but its windows lie one pixel apart, in the upper left corner. Where does
    the window of place 1 begin when the stride is 2?

    Multiply the place by the stride to get the first row and column of its window.
    """
    return _conv(x, w, b, (1, 1), (stride, stride), frame=(padding,) * 4)


def stride_only_down(x, w, b=None, stride=1, padding=0):
    """Down the picture the window moves by the stride, across it moves by one. In which directions does the
    stride hold?

    Use the stride for the columns as well as for the rows.
    """
    return _conv(x, w, b, (stride, 1), (stride, 1), frame=(padding,) * 4)


def columns_one_pixel_apart(x, w, b=None, stride=1, padding=0):
    """Your map has the right size, and down the picture its windows lie one stride apart; across they lie one
    pixel apart. In which column does the window of place (0, 1) begin when the stride is 2?

    Multiply the place by the stride for the first column too, not only for the first row.
    """
    return _conv(x, w, b, (stride, 1), (stride, stride), frame=(padding,) * 4)


def padding_ignored(x, w, b=None, stride=1, padding=0):
    """Without padding all is right; with it the map is too small, or nothing comes out. How large is the
    picture that the filter sees?

    Put rows and columns of zeros on all four sides first.
    """
    return _plain(x, w, b, stride, 0)


def padding_above_and_left(x, w, b=None, stride=1, padding=0):
    """With padding your map has the right size, but it is shifted down and to the right: all zeros lie above
    and left of the picture. On which sides does padding go?

    Put as many zeros below and on the right as above and on the left.
    """
    return _conv(x, w, b, (stride,) * 2, (stride,) * 2, frame=(2 * padding, 0, 2 * padding, 0))


def padding_below_and_right(x, w, b=None, stride=1, padding=0):
    """With padding your map has the right size, but it is shifted up and to the left: all zeros lie below
    and right of the picture. On which sides does padding go?

    Put as many zeros above and on the left as below and on the right.
    """
    return _conv(x, w, b, (stride,) * 2, (stride,) * 2, frame=(0, 2 * padding, 0, 2 * padding))


def padding_counted_for_both_sides(x, w, b=None, stride=1, padding=0):
    """With padding your map is too small: the zeros of one side seem to be missing. Is the padding the number
    of zeros on each side or on both together?

    Put that many rows above and as many below, and the same left and right.
    """
    return _conv(x, w, b, (stride,) * 2, (stride,) * 2, frame=(padding, 0, padding, 0))


def padding_of_rows_only(x, w, b=None, stride=1, padding=0):
    """With padding your map has the right height and is too narrow. On how many sides do the zeros go?

    Pad the columns as well as the rows.
    """
    return _conv(x, w, b, (stride,) * 2, (stride,) * 2, frame=(padding, padding, 0, 0))


def border_repeated(x, w, b=None, stride=1, padding=0):
    """With padding only the border of your map is wrong: it looks as if the outermost pixels went on for
    ever. What stands in the padding?

    Pad with zeros instead of copies of the border.
    """
    frame = ((0, 0), (0, 0), (padding, padding), (padding, padding))
    return _plain(np.pad(np.asarray(x, dtype=float), frame, mode="edge"), w, b, stride, 0)


def last_row_and_column_missing(x, w, b=None, stride=1, padding=0):
    """What you have is right, but the last row and the last column of each map are missing. A window of 2 on
    a row of 3 pixels: how many places has it?

    Add one to the quotient: the first place is there before the window has moved at all.
    """
    return _conv(x, w, b, (stride,) * 2, (stride,) * 2, add=(-1, -1), frame=(padding,) * 4)


def windows_that_stick_out(x, w, b=None, stride=1, padding=0):
    """Where the stride does not come out even, your map has one row or column too many, made of windows that
    stick out of the picture. Is such a window used?

    Round the quotient down.
    """
    h, v = (np.shape(x)[2 + n] + 2 * padding - np.shape(w)[2 + n] for n in (0, 1))
    more = (int(h % stride > 0), int(v % stride > 0))
    return _conv(x, w, b, (stride,) * 2, (stride,) * 2, add=more, frame=(padding,) * 4)


def first_filter_for_all_maps(x, w, b=None, stride=1, padding=0):
    """All maps of a picture are the same but for the bias. How many filters are there, and which of them
    belongs to map number 1?

    Let each map come from its own filter.
    """
    w = np.asarray(w)
    return _plain(x, np.broadcast_to(w[:1], w.shape), b, stride, padding)


def maps_on_the_last_axis(x, w, b=None, stride=1, padding=0):
    """The numbers are right, but they lie in the order (N, H', W', O). Which axis holds the filters?

    Move the axis of the filters to the second place, where the picture has its channels.
    """
    return _plain(x, w, b, stride, padding).transpose(0, 2, 3, 1)


def first_picture_for_all(x, w, b=None, stride=1, padding=0):
    """The first picture comes out right, and all others come out like it. Which picture does each map belong
    to?

    Keep the first axis apart: nothing is summed or chosen along it.
    """
    y = _plain(x, w, b, stride, padding)
    return np.broadcast_to(y[:1], y.shape).copy()


def fractions_cut_off(x, w, b=None, stride=1, padding=0):
    """Where the picture holds whole numbers, all your results are whole too: their fractions are gone. Of
    which type is the array that you fill, and who decided it?

    Make the result, and the padded picture, of a floating type instead of the type of x.
    """
    y = _plain(x, w, b, stride, padding)
    return np.trunc(y) if np.asarray(x).dtype.kind == "i" else y
