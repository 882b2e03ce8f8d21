"""Homework: what learners hand in, what it is worth, and what a class got wrong."""
