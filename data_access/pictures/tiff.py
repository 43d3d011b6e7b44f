"""The directory of a TIFF, looked at before the library reads it, which notes every strip that is
declared there."""

import struct
from pathlib import Path

MOST_STRIPS = 65_536
_ORDERS = {b"II": "<", b"MM": ">"}
_STRIPS = frozenset({273, 279, 324, 325})
"""StripOffsets, StripByteCounts, TileOffsets, TileByteCounts."""
_FORMS = {42: ("4xI", "H", "HHI4x"), 43: ("8xQ", "Q", "HHQ8x")}
"""Version → where the directory is, its number of entries, an entry: tag, type, count."""


def too_many_strips(source: Path) -> bool:
    """Whether the picture is cut into more pieces than any that is honest; False for whatever is no
    TIFF."""
    return any(tag in _STRIPS and count > MOST_STRIPS for tag, _kind, count in _entries(source))


def _entries(source: Path) -> list[tuple[int, int, int]]:
    """(tag, type, count) of the first directory, as far as it can be read."""
    try:
        with source.open("rb") as file:
            head = file.read(16)
            order = _ORDERS[head[:2]]
            place, number, entry = _FORMS[struct.unpack_from(f"{order}H", head, 2)[0]]
            file.seek(struct.unpack_from(order + place, head)[0])
            (count,) = struct.unpack(order + number, file.read(struct.calcsize(order + number)))
            directory = file.read(min(count, MOST_STRIPS) * struct.calcsize(order + entry))
    except (KeyError, struct.error, OSError, OverflowError):
        return []
    whole = len(directory) - len(directory) % struct.calcsize(order + entry)
    return [
        (tag, kind, pieces)
        for tag, kind, pieces in struct.iter_unpack(order + entry, directory[:whole])
    ]
