"""Certificates: one line shown to be exact at one small size, by SymPy on explicit entries, in a cell.

A certificate adds to a verdict and never changes it: what is not shown here may still be right.
"""
