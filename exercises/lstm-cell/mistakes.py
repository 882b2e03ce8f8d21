import numpy as np


def _floats(*arrays):
    return tuple(np.asarray(a, dtype=float) for a in arrays)


def _sigmoid(z):
    small = np.exp(-np.abs(z))
    return np.where(z < 0, small, 1) / (1 + small)


def _sum(x, h, W_ih, W_hh, b_ih, b_hh):
    x, h, W_ih, W_hh, b_ih, b_hh = _floats(x, h, W_ih, W_hh, b_ih, b_hh)
    return x @ W_ih.T + b_ih + h @ W_hh.T + b_hh


def _blocks(z, order="ifgo"):
    found = dict(zip(order, np.split(z, 4, axis=1), strict=True))
    return tuple(found[name] for name in "ifgo")


def _gates(z, order="ifgo"):
    i, f, g, o = _blocks(z, order)
    return _sigmoid(i), _sigmoid(f), np.tanh(g), _sigmoid(o)


def _closed(c, i, f, g, o):
    c = f * np.asarray(c, dtype=float) + i * g
    return o * np.tanh(c), c


def blocks_in_the_order_ifog(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """Your candidate comes from the fourth block and your output gate from the third. In which order do the
    four blocks lie?

    Take them in the order i, f, g, o: the candidate is the third.
    """
    return _closed(c, *_gates(_sum(x, h, W_ih, W_hh, b_ih, b_hh), "ifog"))


def input_and_forget_gate_swapped(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """Where the memory should be kept it is replaced, and the other way round. Which of the first two blocks
    belongs to the old memory?

    The first block opens the door for the candidate, the second one keeps the old memory.
    """
    return _closed(c, *_gates(_sum(x, h, W_ih, W_hh, b_ih, b_hh), "figo"))


def blocks_in_the_order_iofg(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """Your gates take the blocks in the order i, o, f, g, as some libraries have it. Which order does the
    statement give?

    The second block is the forget gate, the third the candidate, the fourth the output gate.
    """
    return _closed(c, *_gates(_sum(x, h, W_ih, W_hh, b_ih, b_hh), "iofg"))


def blocks_interleaved(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """With one memory all is right; with several, your gates take every fourth column. How many columns that
    follow each other belong to one block?

    Cut the 4H columns into four pieces of H.
    """
    z = _sum(x, h, W_ih, W_hh, b_ih, b_hh)
    z = z.reshape(len(z), -1, 4).swapaxes(1, 2).reshape(len(z), -1)
    return _closed(c, *_gates(z))


def old_memory_dropped(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """Your results are the same whatever the memory was before. Where does the old memory come in?

    Add the old memory, times the forget gate, to what the input gate lets in.
    """
    i, f, g, o = _gates(_sum(x, h, W_ih, W_hh, b_ih, b_hh))
    return _closed(c, i, 0 * f, g, o)


def forget_gate_left_out(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """The old memory always comes through whole. Which gate decides how much of it stays?

    Multiply the old memory by the forget gate before anything is added.
    """
    i, f, g, o = _gates(_sum(x, h, W_ih, W_hh, b_ih, b_hh))
    return _closed(c, i, 0 * f + 1, g, o)


def forget_gate_reversed(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """Where the forget gate is open your memory is erased, and where it is shut the memory stays. What does a
    forget gate of 1 mean here?

    Multiply the old memory by the gate itself, not by one minus it.
    """
    i, f, g, o = _gates(_sum(x, h, W_ih, W_hh, b_ih, b_hh))
    return _closed(c, i, 1 - f, g, o)


def gates_coupled_by_the_forget_gate(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """Your memory is a mixture whose two shares sum to 1, as if only what was forgotten could be filled. With
    both gates open, should 4 plus a candidate of 0.76 be 4.76?

    Let the input gate decide on its own how much of the candidate is added.
    """
    _, f, g, o = _gates(_sum(x, h, W_ih, W_hh, b_ih, b_hh))
    return _closed(c, 1 - f, f, g, o)


def gates_coupled_by_the_input_gate(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """Your memory loses exactly as much as the input gate lets in; the second block has no say. Are the two
    gates tied to each other here?

    Let the forget gate decide on its own how much of the old memory stays.
    """
    i, _, g, o = _gates(_sum(x, h, W_ih, W_hh, b_ih, b_hh))
    return _closed(c, i, 1 - i, g, o)


def input_gate_left_out(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """The whole candidate is added in every case, also where the memory should be left alone. Which gate
    stands before the candidate?

    Multiply the candidate by the input gate.
    """
    i, f, g, o = _gates(_sum(x, h, W_ih, W_hh, b_ih, b_hh))
    return _closed(c, 0 * i + 1, f, g, o)


def output_gate_left_out(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """Your hidden values show it whole, whatever the fourth block says. Which gate decides how much is shown?

    Multiply the tanh of the new memory by the output gate.
    """
    i, f, g, o = _gates(_sum(x, h, W_ih, W_hh, b_ih, b_hh))
    return _closed(c, i, f, g, 0 * o + 1)


def forget_gate_not_squashed(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """Where the sum of the second block is 0 your memory is erased, and where it is -1 it changes its sign.
    Between which numbers does a gate lie, and where does a sum of 0 put it?

    Put the second block through a sigmoid before it multiplies the old memory.
    """
    z = _sum(x, h, W_ih, W_hh, b_ih, b_hh)
    i, _, g, o = _gates(z)
    return _closed(c, i, _blocks(z)[1], g, o)


def hidden_values_without_tanh(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """Where the memory is large your hidden values are larger than 1. How far can a tanh go?

    Put the new memory through a tanh before the output gate.
    """
    i, f, g, o = _gates(_sum(x, h, W_ih, W_hh, b_ih, b_hh))
    _, c = _closed(c, i, f, g, o)
    return o * c, c


def output_gate_inside_the_tanh(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """Your hidden values are a tanh of what the output gate lets through. With a half-open gate and a memory
    of 100, should 0.5 be shown, or nearly 1?

    Take the tanh of the new memory first, and multiply by the output gate afterwards.
    """
    i, f, g, o = _gates(_sum(x, h, W_ih, W_hh, b_ih, b_hh))
    _, c = _closed(c, i, f, g, o)
    return np.tanh(o * c), c


def hidden_values_from_the_old_memory(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """Your hidden values show what the memory was before this step. Which memory does the output gate look
    at?

    Update the memory first and use the new one for the hidden values.
    """
    i, f, g, o = _gates(_sum(x, h, W_ih, W_hh, b_ih, b_hh))
    return o * np.tanh(np.asarray(c, dtype=float)), _closed(c, i, f, g, o)[1]


def memory_squashed(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """Your memory never leaves the range from -1 to 1: a memory of 5 that should be kept is 1 after the step.
    Does the tanh belong to the memory or to what is shown of it?

    Use the tanh for the hidden values only and hand on the memory without it.
    """
    h, c = _closed(c, *_gates(_sum(x, h, W_ih, W_hh, b_ih, b_hh)))
    return h, np.tanh(c)


def candidate_through_a_sigmoid(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """Your memory can only be raised: the candidate is never negative. Between which numbers should it lie?

    Use a tanh for the third block; the sigmoid is for the three gates.
    """
    i, f, g, o = _blocks(_sum(x, h, W_ih, W_hh, b_ih, b_hh))
    return _closed(c, _sigmoid(i), _sigmoid(f), _sigmoid(g), _sigmoid(o))


def candidate_not_squashed(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """The candidate is as large as its sum: one step can add 1000 to the memory. Between which numbers should
    it lie?

    Put the third block through a tanh.
    """
    i, f, g, o = _blocks(_sum(x, h, W_ih, W_hh, b_ih, b_hh))
    return _closed(c, _sigmoid(i), _sigmoid(f), g, _sigmoid(o))


def gates_through_a_tanh(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """With sums of 0 your gates are shut instead of half open, and with negative sums they turn the sign
    round. Between which numbers does a gate lie?

    Use the sigmoid for the three gates and the tanh for the candidate.
    """
    return _closed(c, *(np.tanh(z) for z in _blocks(_sum(x, h, W_ih, W_hh, b_ih, b_hh))))


def gates_not_squashed(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """Your gates are the sums themselves: a sum of 30 multiplies the memory by 30. Between which numbers does
    a gate lie?

    Put the first, the second and the fourth block through a sigmoid.
    """
    i, f, g, o = _blocks(_sum(x, h, W_ih, W_hh, b_ih, b_hh))
    return _closed(c, i, f, np.tanh(g), o)


def sigmoid_overflows(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """Sums of ordinary size come out right; with sums of 1000 the result is not a number. How large is the
    exponential of 1000, and what is it divided by itself?

    Write the sigmoid so that a large sum makes its exponential small.
    """
    i, f, g, o = _blocks(_sum(x, h, W_ih, W_hh, b_ih, b_hh))
    i, f, o = (np.exp(z) / (1 + np.exp(z)) for z in (i, f, o))
    return _closed(c, i, f, np.tanh(g), o)


def hidden_values_not_read(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """Your results are the same whatever the hidden values were before. How do the gates learn what happened
    in earlier steps?

    Add the product of the hidden values with their own weights to the sums.
    """
    return _closed(c, *_gates(_sum(x, np.zeros(np.shape(h)), W_ih, W_hh, b_ih, b_hh)))


def memory_read_in_place_of_hidden_values(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """Your sums are made of the memory instead of the hidden values. Which of the two do the gates look at?

    Multiply the hidden values by the second weights; the memory only meets the forget gate.
    """
    return _closed(c, *_gates(_sum(x, c, W_ih, W_hh, b_ih, b_hh)))


def hidden_values_in_place_of_memory(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """Your forget gate holds on to the hidden values instead of the memory. Which of the two is carried along
    without a matrix?

    Multiply the old memory by the forget gate.
    """
    return _closed(h, *_gates(_sum(x, h, W_ih, W_hh, b_ih, b_hh)))


def second_bias_forgotten(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """Your results do not change when `b_hh` changes. How many biases are added to each sum?

    Add both biases.
    """
    return _closed(c, *_gates(_sum(x, h, W_ih, W_hh, b_ih, np.zeros(np.shape(b_hh)))))


def first_bias_twice(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """Your results do not change when `b_hh` changes, and `b_ih` counts double. Which bias belongs to which
    weights?

    Add each of the two biases once.
    """
    return _closed(c, *_gates(_sum(x, h, W_ih, W_hh, b_ih, b_ih)))


def one_added_to_the_forget_gate(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """Your forget gate is more open than it should be, as if its bias were larger by 1. Is that part of the
    step, or a way to choose the first weights?

    Leave the biases as they are given.
    """
    i, f, g, o = _blocks(_sum(x, h, W_ih, W_hh, b_ih, b_hh))
    return _closed(c, _sigmoid(i), _sigmoid(f + 1), np.tanh(g), _sigmoid(o))


def memory_before_hidden_values(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """Your first result holds the memory and the second the hidden values. In which order are they asked for?

    Return the hidden values first.
    """
    h, c = _closed(c, *_gates(_sum(x, h, W_ih, W_hh, b_ih, b_hh)))
    return c, h
