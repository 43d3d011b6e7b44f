"""A disk of a few MiB that a test may fill: a tmpfs of its own, which only root can mount."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PART = 64 << 10


@contextmanager
def small_disk(place: Path, megabytes: int) -> Iterator[Path]:
    """An empty disk of that size, mounted at `place`; the test is skipped, with the reason, where
    none can be mounted."""
    place.mkdir(parents=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=0700", "tmpfs", str(place)]
    done = subprocess.run(command, capture_output=True, text=True) if os.geteuid() == 0 else None
    if done is None or done.returncode:
        pytest.skip(
            f"a tmpfs cannot be mounted: {done.stderr.strip() if done else 'only root may'}"
        )
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def read_only(place: Path, on: bool) -> None:
    """Has the disk refuse every write, or take them again."""
    subprocess.run(["mount", "-o", f"remount,{'ro' if on else 'rw'}", str(place)], check=True)


def free(place: Path) -> int:
    found = os.statvfs(place)
    return found.f_bavail * found.f_frsize


def fill(place: Path, *, leave: int = 0) -> Path:
    """A file that takes all room but so many bytes, page by page to the last; removed, it gives the
    room back."""
    ballast = place / "ballast"
    with ballast.open("ab", buffering=0) as file:
        try:
            while (left := free(place) - leave) > 0:
                file.write(b"x" * min(PART, left))
        except OSError:  # the last page is smaller than it was told to be
            pass
    return ballast
