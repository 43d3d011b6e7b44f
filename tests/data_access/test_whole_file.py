"""Files appear whole or not at all, also where two people send the same one at once."""

import resource
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from threading import Barrier

import pytest
from PIL import Image

from data_access.database import attachments, whole_file
from data_access.pictures import files as pictures

TWO = 2
PAIRS = 40


def both(act: Callable[[], object]) -> list[object]:
    """The same done by two at the same moment."""
    start = Barrier(TWO)

    def one(_n: int) -> object:
        start.wait()
        return act()

    with ThreadPoolExecutor(TWO) as pool:
        return list(pool.map(one, range(TWO)))


def test_two_who_attach_the_same_proof_at_once_are_both_served(tmp_path: Path) -> None:
    """X-7: the second used to move the first one's unfinished file away, which then could not be
    found (500)."""
    for n in range(PAIRS):
        content = b"%PDF-" + str(n).encode() * 50_000
        first, second = both(lambda content=content: attachments.store(tmp_path, content))
        assert first == second and attachments.read(tmp_path, str(first)) == content
    assert not list(tmp_path.rglob("*.part"))


def test_two_who_send_the_same_picture_at_once_are_both_served(tmp_path: Path) -> None:
    for n in range(PAIRS):
        content = BytesIO()
        Image.new("RGB", (40, 40), (n, n, n)).save(content, "PNG")
        source = tmp_path / f"{n}.png"
        source.write_bytes(content.getvalue())
        first, second = both(lambda source=source: pictures.take(source, tmp_path / "kept"))
        assert first == second
    assert len(list((tmp_path / "kept").rglob("*.jpg"))) == 2 * PAIRS
    assert not list(tmp_path.rglob("*.part"))


def test_what_does_not_fit_leaves_nothing_and_takes_nothing_away(tmp_path: Path) -> None:
    """R-3, X-13: a write that fails in its middle leaves the old content and no half of the new
    one."""
    file = tmp_path / "kept"
    whole_file.place(file, b"old")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 16, limits[1]))
    try:
        with pytest.raises(OSError, match="File too large"):
            whole_file.place(file, b"x" * (1 << 20))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]
