"""What is dangerous: foreign code, run in forked and confined cells."""
