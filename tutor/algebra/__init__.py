"""The derivation language: its grammar, its values, and whether one line follows from another."""
