"""Puts a staged state in place of the one that is there: renames alone, written down before the
first one, so that whoever comes after a kill can end them. The former state is kept beside it,
SQLite's logs with their files."""

import os
import shutil
from pathlib import Path

from data_access.database import whole_file
from data_access.upkeep.backing_up.place import ASIDE, AUDIT_KEY, FOLDERS, Place

SIDES = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a file; a new file would be taken for the old one's continuation."""


def clear_staging(place: Place) -> None:
    for folder in place.staging():
        if folder.exists():
            shutil.rmtree(folder)


def staged_parts(place: Place) -> tuple[str, ...]:
    """What is put in place: whatever lies staged, and every folder, empty ones as well. Written
    through to the disk."""
    staged = place.staged().parts()
    for name in FOLDERS:
        staged[name].mkdir(mode=0o700, parents=True, exist_ok=True)
    for folder in place.staging():
        _sync_all(folder)
    return tuple(name for name, path in staged.items() if path.exists())


def _sync_all(folder: Path) -> None:
    for below, _folders, files in os.walk(folder):
        for name in files:
            with (Path(below) / name).open("rb") as file:
                os.fsync(file.fileno())
        whole_file.sync(Path(below))


def put_in_place(place: Place, parts: tuple[str, ...], moment: str) -> None:
    """Safe to repeat. `parts`: what was staged; all else of the former state is put aside as
    well."""
    staged = place.staged().parts()
    for name, path in place.parts().items():
        new = staged[name]
        if name in parts and not new.exists():  # in place already
            continue
        kept = path.parent / f"{ASIDE}-{moment}"
        for old in (path, *(path.with_name(path.name + side) for side in SIDES)):
            _put_aside(old, kept)
        if name in parts:
            new.rename(path)
        whole_file.sync(path.parent)


def _put_aside(old: Path, kept: Path) -> None:
    if not old.exists():
        return
    if old.is_dir() and not any(old.iterdir()):
        old.rmdir()
        return
    kept.mkdir(mode=0o700, exist_ok=True)
    old.rename(kept / old.name)
    whole_file.sync(kept)


def is_empty(place: Place) -> bool:
    """Whether there are no files of an installation; the database of PostgreSQL is asked itself."""
    return not any(_holds(path) for name, path in place.parts().items() if name != AUDIT_KEY)


def _holds(path: Path) -> bool:
    return any(path.iterdir()) if path.is_dir() else path.is_file() and path.stat().st_size > 0


def folders_aside(place: Place, moment: str) -> list[Path]:
    """Where the former state is kept."""
    folders = {path.parent / f"{ASIDE}-{moment}" for path in place.parts().values()}
    return sorted(folder for folder in folders if folder.exists())
