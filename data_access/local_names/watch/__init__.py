"""The watch on local names: terms from protected names, new marks of other provinces looked at,
hits decided on.

Looking runs as the system: it alone sees a province's terms and another's application together, and
copies only what is public of it.
"""
