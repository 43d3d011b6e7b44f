"""What a form says of who sees to deadlines: of which of them, as the person saw them."""

from collections.abc import Iterable

from read_models.deadlines import DeadlineKey
from read_models.letters import read_keys, written_key
from read_models.plain_values import number

KEEP = "giu"
"""Of the choice of a person: whoever stands there stays."""
MOST = 100
"""Deadlines of which it is said at once."""


def written_seen(rows: Iterable[tuple[DeadlineKey, int]]) -> str:
    """Deadlines with the version of each that was seen: '1204-renewal_nh-1:0,…'."""
    return ",".join(f"{written_key(key)}:{version}" for key, version in rows)


def read_seen(text: str) -> dict[DeadlineKey, int]:
    """What `written_seen` wrote; what is none of it is passed over."""
    found = {}
    for part in text.split(","):
        name, _colon, version = part.partition(":")
        keys = read_keys([name])
        seen = number(version)
        if keys and seen is not None:
            found[keys[0]] = seen
    return found
