"""The files of a request, as its page lists them."""

from dataclasses import dataclass
from datetime import datetime

LARGEST = 20_000_000
"""Bytes of one file."""
MOST = 30
"""Files of one request."""


@dataclass(frozen=True, slots=True)
class RequestFile:
    """`name`: the sender's name of the file; `type`: its ending; `size` in bytes; `stored`: its own
    name in the data folder."""

    id: int
    name: str
    type: str
    size: int
    stored: str
    added_at: datetime
    added_by: str
