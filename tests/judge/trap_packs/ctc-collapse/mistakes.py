import numpy as np


def _merged(path):
    path = np.asarray(path)
    return path[np.append(True, path[1:] != path[:-1])]


def blanks_removed_first(path):
    """1, blank, 1 becomes a single 1 in your result. What keeps two equal symbols apart?

    Merge repeated symbols first, and remove the blanks afterwards.
    """
    path = np.asarray(path)
    return _merged(path[path != 0])


def repeats_kept(path):
    """A symbol that is held for two steps stands twice in your result. What do neighbours that are equal
    become?

    Merge repeated symbols before the blanks are removed.
    """
    path = np.asarray(path)
    return path[path != 0]


def blanks_kept(path):
    """The blank stands in your result as if it were a symbol. What is left of it at the end?

    Remove the blanks after merging.
    """
    return _merged(path)
