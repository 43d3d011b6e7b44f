"""How much room there is on the disks that the service writes to: told before they are full, and what cannot be done when they are."""

import os
from dataclasses import dataclass
from pathlib import Path

from data_access.faults import FULL_BELOW, disk
from web.site import site

LOW, FULL, READ_ONLY = "low", "full", "read-only"
MB = 1 << 20
TENTH = 10
"""Of a small disk the part below which it is low, where that is less than the setting."""


@dataclass(frozen=True, slots=True)
class Shortage:
    """Of the disk that is worst off: LOW, FULL or READ_ONLY, and its free bytes."""

    state: str
    free: int


def shortage() -> Shortage | None:
    """None while there is room everywhere."""
    place = site()
    places = {place.settings.data_dir, place.database.file or place.settings.data_dir}
    found = [short for path in places if (short := _of(path, place.settings.disk_low_mb * MB))]
    return max(found, key=lambda short: (READ_ONLY, LOW, FULL).index(short.state), default=None)


def _of(path: Path, low: int) -> Shortage | None:
    room = disk(path)
    if room is None:
        return None
    if room.free < FULL_BELOW:
        return Shortage(FULL, room.free)
    if path.exists() and not os.access(path, os.W_OK):
        return Shortage(READ_ONLY, room.free)
    return Shortage(LOW, room.free) if room.free < min(low, room.total // TENTH) else None
