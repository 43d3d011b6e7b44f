"""The watch on local names: terms from protected names, new marks of other provinces looked at,
hits decided on.

Looking runs as the system: it alone sees a province's terms and another's application together, and
copies only what is public of it.
"""

from data_access.local_names.watch.look import (
    Looked,
    look_again,
    look_at_batch,
    look_by_new_rules,
    look_daily,
    look_over,
    note_end,
    note_hits,
)
from data_access.local_names.watch.terms import add_terms, add_terms_of_rights

__all__ = [
    "Looked",
    "add_terms",
    "add_terms_of_rights",
    "look_again",
    "look_at_batch",
    "look_by_new_rules",
    "look_daily",
    "look_over",
    "note_end",
    "note_hits",
]
