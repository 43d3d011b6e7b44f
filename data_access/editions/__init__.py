"""Editions of reports: from draft to published, what is frozen of them, and what has changed since.
Whichever report it is: these rooms know the content model, not the reports."""
