"""Rollups: counts kept beside the rows. Each is defined once (definitions) and used to change, to
rebuild and to prove it.

The writer calls `withdraw` before it changes or deletes existing assets and `contribute` after it
has written them, in the same transaction, children (classes, periods, deadlines) included.
"""

from data_access.rollups.agreement import differences
from data_access.rollups.change import (
    MARKING,
    add_noted,
    contribute,
    note_coming,
    note_leaving,
    rebuild,
    subtract_noted,
    withdraw,
)

__all__ = [
    "MARKING",
    "add_noted",
    "contribute",
    "differences",
    "note_coming",
    "note_leaving",
    "rebuild",
    "subtract_noted",
    "withdraw",
]
