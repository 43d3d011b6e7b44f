"""The smallest XLS workbook there is, written here: no library that the product needs writes that
format. Source: [MS-CFB], [MS-XLS]."""

import struct

SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def xls(
    rows: list[list[str | float | None]], *, shared: bytes = b"", more: bytes = b"", sheets: int = 1
) -> bytes:
    """Sheets of the same texts and numbers in an old Office container. `shared`: records before the
    sheets, `more`: after their cells."""
    stream = _workbook(rows, shared, more, sheets)
    stream += bytes(max(4096, -(-len(stream) // SECTOR) * SECTOR) - len(stream))
    count = len(stream) // SECTOR
    tables = -(-(count + 2) // 126)
    fat = [*[_FAT] * tables, _END, *range(tables + 2, tables + count + 1), _END]
    fat += [_FREE] * (128 * tables - len(fat))
    directory = (
        _entry("Root Entry", 5, _END, 0, child=1)
        + _entry("Workbook", 2, tables + 1, len(stream))
        + bytes(256)
    )
    return _header(tables) + struct.pack(f"<{len(fat)}I", *fat) + directory + stream


def _header(tables: int) -> bytes:
    versions = struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    places = struct.pack("<9I", 0, tables, tables, 0, 4096, _END, 0, _END, 0)
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + versions
        + places
        + struct.pack("<109I", *range(tables), *[_FREE] * (109 - tables))
    )


def _entry(name: str, kind: int, start: int, size: int, child: int = _FREE) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    return text.ljust(64, b"\0") + struct.pack(
        "<HBB3I36xIQ", len(text), kind, 1, _FREE, _FREE, child, start, size
    )


def _workbook(
    rows: list[list[str | float | None]], shared: bytes, more: bytes, sheets: int
) -> bytes:
    lead = record(0x809, struct.pack("<2H12x", 0x600, 5)) + shared
    titles = [
        struct.pack("<BB", len(title), 0) + title.encode()
        for title in (f"T{n + 1}" for n in range(sheets))
    ]
    begins = len(lead) + sum(len(record(0x85, bytes(6) + title)) for title in titles) + 4
    cells = (
        _cell(i, j, value)
        for i, row in enumerate(rows)
        for j, value in enumerate(row)
        if value is not None
    )
    sheet = (
        record(0x809, struct.pack("<2H12x", 0x600, 0x10))
        + b"".join(cells)
        + more
        + record(0xA, b"")
    )
    parts = b"".join(
        record(0x85, struct.pack("<IH", begins + n * len(sheet), 0) + title)
        for n, title in enumerate(titles)
    )
    return lead + parts + record(0xA, b"") + sheet * sheets


def _cell(row: int, column: int, value: str | float) -> bytes:
    place = struct.pack("<3H", row, column, 0)
    if isinstance(value, str):
        return record(0x204, place + struct.pack("<HB", len(value), 1) + value.encode("utf-16-le"))
    return record(0x203, place + struct.pack("<d", value))


def record(kind: int, content: bytes) -> bytes:
    """A record of the workbook's stream."""
    return struct.pack("<2H", kind, len(content)) + content
