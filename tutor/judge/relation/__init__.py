"""Where no known mistake fits: is the answer the right one after a single change?"""
