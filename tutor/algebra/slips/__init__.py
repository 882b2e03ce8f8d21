"""Which slip a wrong line is: the author's expected ones first, then a search for the one that repairs it."""
