"""A picture that declares more than it is worth takes no memory, and one that is large is never
held more than once."""

import json
import subprocess
import sys
from pathlib import Path

from PIL import Image, ImageChops

from data_access.pictures.copies import path_of
from data_access.pictures.files import take
from tests.importing.large_pictures import LARGE

MOST_MB = 260
"""Grown beyond what the process was before: fifty million points once, four bytes each, and what
stands around them."""
ROOT = Path(__file__).parents[2]


def test_a_large_picture_is_held_once_and_a_costly_one_not_at_all(tmp_path: Path) -> None:
    """Issue 14, item 3: by the peak of a process of its own that is given all of them, one after
    another."""
    files = [tmp_path / write.__name__ for write in LARGE]
    for write, file in zip(LARGE, files, strict=True):
        write(file)
    command = [
        sys.executable,
        "-m",
        "tests.importing.large_pictures",
        str(tmp_path / "anh"),
        *map(str, files),
    ]
    told = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True, timeout=300).stdout
    found = dict(
        zip([write.__name__ for write in LARGE], map(json.loads, told.splitlines()), strict=True)
    )
    assert {name: mb for name, (_said, mb) in found.items() if mb > MOST_MB} == {}
    assert {name: said for name, (said, _mb) in found.items()} == {
        write.__name__: said for write, said in LARGE.items()
    }


def _colourful(size: tuple[int, int]) -> Image.Image:
    """Red from left to right, green from top to bottom, clear at the lower right."""
    across, down = (
        Image.linear_gradient("L").rotate(90).resize(size),
        Image.linear_gradient("L").resize(size),
    )
    picture = Image.merge("RGBA", (across, down, Image.new("L", size), Image.new("L", size, 255)))
    picture.paste((0, 0, 0, 0), (size[0] // 2, size[1] // 2, *size))
    return picture


def test_band_by_band_is_what_the_library_makes_of_the_whole(tmp_path: Path) -> None:
    """Bands of an uneven last one, a turned picture, clear places: within a few shades of the
    library's own way."""
    picture, exif = _colourful((2_811, 3_977)), Image.Exif()
    exif[0x112] = 6
    picture.save(tmp_path / "x.png", exif=exif)
    kept = take(tmp_path / "x.png", tmp_path / "anh")
    paper = Image.new("RGB", picture.size, "white")
    paper.paste(picture, mask=picture.getchannel("A"))
    paper = paper.transpose(Image.Transpose.ROTATE_270)
    paper.thumbnail((640, 640))
    with Image.open(path_of(tmp_path / "anh", kept.sha256, "lon")) as page:
        assert page.size == (kept.width, kept.height) == paper.size == (640, 452)
        unlike = ImageChops.difference(page.reduce(4), paper.reduce(4)).getextrema()
    assert all(most <= 20 for _least, most in unlike), unlike
