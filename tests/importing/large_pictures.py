"""Small files that unfold into pictures of fifty million points; and how much memory it takes to
look at a picture.

As a program (`python -m tests.importing.large_pictures FOLDER FILE…`) it takes each of them into a
folder and tells, a line of JSON a file, what was said and how many MB the process has grown beyond
what it was before the first.
"""

import json
import struct
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from data_access.pictures.files import BadPicture, take
from tests.importing.swelling import most

WIDTH, HEIGHT = 7_000, 7_100
_GREY, _RGB, _PALETTE, _RGBA = 0, 2, 3, 6


def _chunk(kind: bytes, content: bytes) -> bytes:
    return (
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
    )


def _png(path: Path, colour: int, bytes_a_point: int, more: bytes = b"") -> None:
    """Written a row at a time: the test itself holds none of it."""
    packer = zlib.compressobj(1)
    rows = (
        b"".join(packer.compress(bytes(1 + WIDTH * bytes_a_point)) for _row in range(HEIGHT))
        + packer.flush()
    )
    head = _chunk(b"IHDR", struct.pack(">2I5B", WIDTH, HEIGHT, 8, colour, 0, 0, 0))
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + head + more + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")
    )


def grey(path: Path) -> None:
    _png(path, _GREY, 1)


def colours(path: Path) -> None:
    _png(path, _RGB, 3)


def clear_colours(path: Path) -> None:
    _png(path, _RGBA, 4)


def palette(path: Path) -> None:
    """Its one colour is clear."""
    _png(path, _PALETTE, 1, _chunk(b"PLTE", bytes(3)) + _chunk(b"tRNS", bytes(1)))


def webp(path: Path) -> None:
    """The library would hold it four times."""
    Image.new("RGB", (4_400, 4_300)).save(path, "WEBP", lossless=True, method=0)


def inks(path: Path) -> None:
    """A JPEG that comes in steps: the library holds two bytes of each ink of each point."""
    Image.new("CMYK", (6_200, 6_100)).save(path, "JPEG", progressive=True, subsampling=0)


def strips(path: Path) -> None:
    """Each row of one point is a strip of its own, and all lie at one place."""
    count, places = 70_000, 16
    tags = [
        (256, 1, 1),
        (257, 1, count),
        (258, 1, 8),
        (259, 1, 1),
        (262, 1, 1),
        (273, count, places),
        (277, 1, 1),
        (278, 1, 1),
    ]
    tags.append((279, count, places + 4 * count))
    directory = b"".join(struct.pack("<HHII", tag, 4, number, value) for tag, number, value in tags)
    values = struct.pack("<I", 8) * count + struct.pack("<I", 1) * count
    head = b"II*\0" + struct.pack("<I", places + len(values)) + bytes(8)
    path.write_bytes(head + values + struct.pack("<H", len(tags)) + directory + bytes(4))


LARGE: dict[Callable[[Path], None], str] = {
    grey: "631 x 640",
    colours: "631 x 640",
    clear_colours: "631 x 640",
    palette: "631 x 640",
    webp: "Ảnh có hơn 18 triệu điểm ảnh",
    inks: "Ảnh có hơn 37 triệu điểm ảnh",
    strips: "Ảnh TIFF bị cắt thành quá nhiều dải (hơn 65536)",
}
"""What writes a file → what is said about it, or how large its page is."""


def _said(source: Path, folder: Path) -> str:
    try:
        picture = take(source, folder)
    except BadPicture as bad:
        return str(bad)
    return f"{picture.width} x {picture.height}"


if __name__ == "__main__":
    Image.init()
    before = most()
    for name in sys.argv[2:]:
        sys.stdout.write(json.dumps([_said(Path(name), Path(sys.argv[1])), most() - before]) + "\n")
