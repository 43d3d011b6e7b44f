"""Where the two copies of a picture lie. Apart from what makes them, so that whoever shows pictures
does not load the library that unpacks them."""

from pathlib import Path

THUMBNAIL, PAGE = "nho", "lon"
SIZES = {THUMBNAIL: 96, PAGE: 640}
"""Name of a size → its longest side in pixels."""


def path_of(folder: Path, sha256: str, size: str) -> Path:
    return folder / sha256[:2] / f"{sha256}-{size}.jpg"
