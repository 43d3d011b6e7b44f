"""Rollups: counts kept beside the rows. Each is defined once (definitions) and used to change, to
rebuild and to prove it.

The writer calls `withdraw` before it changes or deletes existing assets and `contribute` after it
has written them, in the same transaction, children (classes, periods, deadlines) included.
"""

from data_access.rollups.agreement import differences
from data_access.rollups.change import (
    contribute,
    contribute_selected,
    rebuild,
    withdraw,
    withdraw_selected,
)

__all__ = [
    "contribute",
    "contribute_selected",
    "differences",
    "rebuild",
    "withdraw",
    "withdraw_selected",
]
