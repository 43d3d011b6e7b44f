"""Web access logs: lines of any usual format become page views, page views visits, visits the
counters of a day.

Addresses are hashed with a key that is drawn anew for each file and forgotten with it; nothing of a
line is ever stored.
"""
