"""A picture from a stranger becomes two small JPEG files of our own, named by the hash of what came. Nothing of the original is served."""

import hashlib
import warnings
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from data_access.database import whole_file
from language import _

FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")
LARGEST_BYTES, MOST_PIXELS = 20 << 20, 50_000_000
THUMBNAIL, PAGE = "nho", "lon"
SIZES = {THUMBNAIL: 96, PAGE: 640}
"""Name of a size → its longest side in pixels."""
_QUALITY = 85
_BROKEN = (UnidentifiedImageError, Image.DecompressionBombError, Image.DecompressionBombWarning, OSError, ValueError, SyntaxError, EOFError)


class BadPicture(Exception):
    """The file is no picture that can be taken; the message is one sentence for the person who sent it."""


@dataclass(frozen=True)
class Picture:
    """A picture that was checked: `sha256` of the file as it came, size of its page-size copy."""

    sha256: str
    width: int
    height: int


def path_of(folder: Path, sha256: str, size: str) -> Path:
    return folder / sha256[:2] / f"{sha256}-{size}.jpg"


def take(source: Path, folder: Path) -> Picture:
    """Checks a picture and writes its two copies into `folder`. Raises BadPicture."""
    if source.stat().st_size > LARGEST_BYTES:
        raise BadPicture(_("Ảnh lớn hơn {n} MB", n=LARGEST_BYTES >> 20))
    with source.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    page = _opened(source)
    page.thumbnail((SIZES[PAGE], SIZES[PAGE]))
    small = page.copy()
    small.thumbnail((SIZES[THUMBNAIL], SIZES[THUMBNAIL]))
    for size, image in ((PAGE, page), (THUMBNAIL, small)):
        _write(image, path_of(folder, sha256, size))
    return Picture(sha256, page.width, page.height)


def _opened(source: Path) -> Image.Image:
    """The first frame, upright, on white, without anything but its pixels."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(source, formats=FORMATS) as image:
                if image.width * image.height > MOST_PIXELS:
                    raise BadPicture(_("Ảnh có hơn {n} triệu điểm ảnh", n=MOST_PIXELS // 1_000_000))
                image.draft("RGB", (SIZES[PAGE], SIZES[PAGE]))
                upright = ImageOps.exif_transpose(image).convert("RGBA")
    except _BROKEN as error:
        raise BadPicture(_("Không phải ảnh PNG, JPEG, GIF, WebP, BMP hay TIFF đọc được")) from error
    paper = Image.new("RGB", upright.size, "white")
    paper.paste(upright, mask=upright.getchannel("A"))
    return paper


def _write(image: Image.Image, path: Path) -> None:
    """Whole or not at all: a reader never sees half a picture."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    content = BytesIO()
    image.save(content, "JPEG", quality=_QUALITY)
    whole_file.place(path, content.getvalue())
