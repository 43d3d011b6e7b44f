"""Files that appear whole or not at all: for a reader, for two who write the same one at once, and
after a power cut."""

import os
import tempfile
from pathlib import Path


def place(file: Path, content: bytes) -> None:
    """Puts the content there, of the service alone (0600), instead of what was there. Raises
    OSError; nothing is left then."""
    temporary(file, content).replace(file)
    sync(file.parent)


def temporary(file: Path, content: bytes) -> Path:
    """The same content beside it, written through to the disk, under a name that nobody else
    has."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f"{file.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as new:
            new.write(content)
            new.flush()
            os.fsync(new.fileno())
    except OSError:  # the disk may be full: what did not fit gives its room back
        Path(name).unlink()
        raise
    return Path(name)


def sync(folder: Path) -> None:
    """Writes the folder's list of names through to the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
