"""A picture from a stranger becomes two small JPEG files of our own, named by the hash of what
came. Nothing of the original is served."""

import hashlib
import math
import warnings
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError
from PIL.ImageFile import ImageFile

from data_access.database import whole_file
from data_access.pictures.copies import PAGE, SIZES, THUMBNAIL, path_of
from data_access.pictures.tiff import MOST_STRIPS, too_many_strips
from language import _

FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")
LARGEST_BYTES, MOST_PIXELS = 20 << 20, 50_000_000
MOST_HELD = 300_000_000
"""Bytes that the library may hold while it unpacks one."""
_BAND = 1_000_000
"""Pixels that are laid on white at a time."""
_QUALITY = 85
_BROKEN = (
    UnidentifiedImageError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
)


class BadPicture(Exception):
    """The file is no picture that can be taken; the message is one sentence for the person who sent
    it."""


@dataclass(frozen=True)
class Picture:
    """A picture that was checked: `sha256` of the file as it came, size of its page-size copy."""

    sha256: str
    width: int
    height: int


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
    """The first frame, upright, on white, without anything but its pixels; at most a few times as
    large as a page needs."""
    try:
        if too_many_strips(source):
            raise BadPicture(_("Ảnh TIFF bị cắt thành quá nhiều dải (hơn {n})", n=MOST_STRIPS))
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(source, formats=FORMATS) as image:
                if image.width * image.height > (most := _most_pixels(image)):
                    raise BadPicture(_("Ảnh có hơn {n} triệu điểm ảnh", n=most // 1_000_000))
                image.draft("RGB", (SIZES[PAGE], SIZES[PAGE]))
                return _upright(_on_paper(image), image)
    except _BROKEN as error:
        raise BadPicture(_("Không phải ảnh PNG, JPEG, GIF, WebP, BMP hay TIFF đọc được")) from error


def _most_pixels(image: ImageFile) -> int:
    """By what the library that unpacks this format holds of each: two canvases and two copies, a
    JPEG's coefficients, or the pixel."""
    held = {"WEBP": 16, "JPEG": 2 * len(image.getbands()), "MPO": 6}.get(image.format or "", 4)
    return min(MOST_PIXELS, MOST_HELD // held)


def _on_paper(image: Image.Image) -> Image.Image:
    """On white, made smaller band by band: what was decoded is the only thing that is held
    whole."""
    factor = max(1, max(image.size) // (2 * SIZES[PAGE]))
    small = Image.new("RGB", (math.ceil(image.width / factor), math.ceil(image.height / factor)))
    height = factor * max(1, _BAND // (image.width * factor))
    for top in range(0, image.height, height):
        band = image.crop((0, top, image.width, min(top + height, image.height))).convert("RGBA")
        paper = Image.new("RGB", band.size, "white")
        paper.paste(band, mask=band.getchannel("A"))
        small.paste(paper.reduce(factor), (0, top // factor))
    return small


def _upright(small: Image.Image, image: ImageFile) -> Image.Image:
    small.getexif()[ExifTags.Base.Orientation] = image.getexif().get(ExifTags.Base.Orientation, 1)
    return ImageOps.exif_transpose(small)


def _write(image: Image.Image, path: Path) -> None:
    """Whole or not at all: a reader never sees half a picture."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    content = BytesIO()
    image.save(content, "JPEG", quality=_QUALITY)
    whole_file.place(path, content.getvalue())
