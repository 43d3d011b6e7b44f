"""The smallest XLS workbook there is, written here: no library that the product needs writes that format. Source: [MS-CFB], [MS-XLS]."""

import struct

SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def xls(rows: list[list[str | float | None]]) -> bytes:
    """One sheet of texts and numbers in an old Office container."""
    stream = _workbook(rows)
    stream += bytes(max(4096, -(-len(stream) // SECTOR) * SECTOR) - len(stream))
    count = len(stream) // SECTOR
    fat = [_FAT, _END, *range(3, count + 2), _END]
    directory = _entry("Root Entry", 5, _END, 0, child=1) + _entry("Workbook", 2, 2, len(stream)) + bytes(256)
    return _header() + struct.pack("<128I", *fat, *[_FREE] * (128 - len(fat))) + directory + stream


def _header() -> bytes:
    versions = struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    places = struct.pack("<9I", 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + versions + places + struct.pack("<109I", 0, *[_FREE] * 108)


def _entry(name: str, kind: int, start: int, size: int, child: int = _FREE) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    return text.ljust(64, b"\0") + struct.pack("<HBB3I36xIQ", len(text), kind, 1, _FREE, _FREE, child, start, size)


def _workbook(rows: list[list[str | float | None]]) -> bytes:
    title = struct.pack("<IHBB", 0, 0, 2, 0) + b"T1"
    lead = _record(0x809, struct.pack("<2H12x", 0x600, 5))
    begins = len(lead) + len(_record(0x85, title)) + 4
    sheet = _record(0x85, struct.pack("<I", begins) + title[4:])
    cells = (_cell(i, j, value) for i, row in enumerate(rows) for j, value in enumerate(row) if value is not None)
    return lead + sheet + _record(0xA, b"") + _record(0x809, struct.pack("<2H12x", 0x600, 0x10)) + b"".join(cells) + _record(0xA, b"")


def _cell(row: int, column: int, value: str | float) -> bytes:
    place = struct.pack("<3H", row, column, 0)
    if isinstance(value, str):
        return _record(0x204, place + struct.pack("<HB", len(value), 1) + value.encode("utf-16-le"))
    return _record(0x203, place + struct.pack("<d", value))


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<2H", kind, len(content)) + content
