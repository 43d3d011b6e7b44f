"""How much room there is on the disks that the service writes to: told before they are full, and
what cannot be done when they are."""

from dataclasses import dataclass
from pathlib import Path

from data_access.database.faults import FULL_BELOW, disk, is_read_only
from web.site import site

LOW, FULL, READ_ONLY = "low", "full", "read-only"
MB = 1 << 20
TENTH = 10
"""Of a small disk the part below which it is low, where that is less than the setting."""


@dataclass(frozen=True, slots=True)
class Shortage:
    """Of the disk that is worst off: LOW, FULL or READ_ONLY, its free bytes, and whether the
    database is on it."""

    state: str
    free: int
    of_database: bool


def shortage() -> Shortage | None:
    """None while there is room everywhere."""
    place = site()
    low = place.settings.disk_low_mb * MB
    file = place.database.file
    found = [
        _of(place.settings.data_dir, low, of_database=False),
        _of(file, low, of_database=True) if file else None,
    ]
    worst = [LOW, READ_ONLY, FULL].index
    return max(
        (short for short in found if short),
        key=lambda short: (worst(short.state), short.of_database),
        default=None,
    )


def _of(path: Path, low: int, *, of_database: bool) -> Shortage | None:
    room = disk(path)
    if room is None:
        return None
    if room.free < FULL_BELOW:
        return Shortage(FULL, room.free, of_database)
    if is_read_only(path):
        return Shortage(READ_ONLY, room.free, of_database)
    return (
        Shortage(LOW, room.free, of_database) if room.free < min(low, room.total // TENTH) else None
    )
