"""What may be wrong with a database as a whole, told from what its driver or the system says: away,
no room on its disk, not to be written, damaged. The message of each is one sentence for whoever
operates it; what people read is the pages' own."""

import errno
import os
import shutil
import sqlite3
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy.exc import DBAPIError, OperationalError

from data_access.database import signin_file
from language import _

FULL_BELOW = 1 << 20
"""Free bytes below which a disk counts as full: a session with its row in the audit log, and what
SQLite keeps beside them, need less."""
NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
_BUSY, _IO_ERROR, _READ_ONLY, _CORRUPT, _FULL, _CANNOT_OPEN, _NO_DATABASE = 5, 10, 8, 11, 13, 14, 26
"""SQLite's primary result codes; an extended one has them in its lowest byte."""
_AWAY = (
    "deadlock",
    "locked",
    "unable to open",
    "connection",
    "timeout",
    "server closed",
    "starting up",
    "shutting down",
    "disk i/o",
)
_OF_A_PLACE = (
    *NO_ROOM,
    errno.EROFS,
    errno.EACCES,
    errno.EPERM,
    errno.ENOTDIR,
    errno.EISDIR,
    errno.EEXIST,
    errno.EIO,
)
"""Errors that somebody puts right at the place that they name."""
_MAGIC = b"SQLite format 3\0"
_DISK_FULL, _LOCKED = "53100", "55P03"
"""PostgreSQL's disk_full, and lock_not_available."""


class DatabaseUnavailable(Exception):
    """The database cannot be reached or does not answer in time."""


class Busy(DatabaseUnavailable):
    """Another transaction holds the lock of the register for longer than a page waits: a large
    import."""


class DiskFull(DatabaseUnavailable):
    """There is no room for what was to be written, and nothing of it is. What is there can be
    read."""


class ReadOnly(DatabaseUnavailable):
    """The database is there and cannot be written: its disk, its folder or its file does not allow
    it."""


class Damaged(DatabaseUnavailable):
    """The file is no database, or a broken one."""


class Foreign(DatabaseUnavailable):
    """The database is another program's."""


class Unusable(DatabaseUnavailable):
    """A place in the file system is missing, is something else, or is not for us."""


def of_driver(error: DBAPIError, file: Path | None) -> DatabaseUnavailable | None:
    """What an error of a statement or of connecting says about the database; None where it is the
    statement's own. `file`: SQLite's."""
    said = str(error.orig)
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None and (found := _of_sqlite(code & 0xFF, said, file)):
        return found
    state = getattr(error.orig, "sqlstate", None)
    if state == _DISK_FULL:
        return DiskFull(_("Ổ đĩa của PostgreSQL đã đầy, chưa ghi gì."))
    if state == _LOCKED:
        return Busy(said)
    return DatabaseUnavailable(said) if _is_away(error) else None


def of_system(error: OSError, place: Path) -> DatabaseUnavailable:
    """The same of a file of ours that cannot be read or made."""
    if error.errno in NO_ROOM:
        return DiskFull(_full(place))
    if error.errno == errno.EROFS:
        return ReadOnly(_read_only(place))
    return Unusable(
        _(
            "Không dùng được {place}: {said}.",
            place=place,
            said=os.strerror(error.errno) if error.errno else error,
        )
    )


def of_local(error: OSError | sqlite3.Error) -> DatabaseUnavailable | None:
    """What an error beside the database says about the machine: of a stage, a temporary file, a
    folder that cannot be made. None where it is a fault of ours."""
    if isinstance(error, sqlite3.Error):
        return (
            DiskFull(_full(Path(tempfile.gettempdir())))
            if getattr(error, "sqlite_errorcode", 0) & 0xFF == _FULL
            else None
        )
    return (
        of_system(error, Path(str(error.filename or tempfile.gettempdir())))
        if error.errno in _OF_A_PLACE
        else None
    )


class Room(NamedTuple):
    """Bytes of a disk."""

    total: int
    free: int


def disk(place: Path) -> Room | None:
    """The room on the disk of a file or folder, which need not be there yet; None where it cannot
    be told."""
    there = next((p for p in (place, *place.absolute().parents) if p.exists()), None)
    try:
        found = shutil.disk_usage(there) if there else None
    except OSError:
        return None
    return Room(found.total, found.free) if found else None


def is_full(place: Path, size: int = 0) -> bool:
    """Whether so many bytes, and a session's rows beside them, may not fit on the disk of a file or
    folder."""
    room = disk(place)
    return room is not None and room.free < size + FULL_BELOW


def is_read_only(file: Path) -> bool:
    """Whether a file that is there cannot be written."""
    return file.exists() and not os.access(file, os.W_OK)


def require_room(place: Path, size: int = 0) -> None:
    """Raises DiskFull where so many bytes, and a session's rows, may not fit."""
    if is_full(place, size):
        raise DiskFull(_full(place))


def _of_sqlite(code: int, said: str, file: Path | None) -> DatabaseUnavailable | None:
    place = file or Path()
    no_room = file is not None and is_full(file)
    if code == _FULL or (code in (_IO_ERROR, _CANNOT_OPEN) and no_room):
        return DiskFull(_full(place))
    if code == _BUSY:
        return Busy(said)
    if code == _READ_ONLY or (code == _IO_ERROR and file is not None and is_read_only(file)):
        return ReadOnly(_read_only(place))
    if code in (_CORRUPT, _NO_DATABASE):
        files = " / ".join(str(one) for one in _suspects(place))
        return Damaged(
            _(
                "Tệp cơ sở dữ liệu {file} hỏng hoặc không phải cơ sở dữ liệu: {said}.",
                file=files,
                said=said,
            )
        )
    return _cannot_open(place) if code == _CANNOT_OPEN else None


def _suspects(file: Path) -> list[Path]:
    """Which of the database's two files it is; both where each begins as a database does."""
    both = [one for one in (file, signin_file.beside(file)) if one.is_file()]
    return [one for one in both if not _begins_well(one)] or both


def _begins_well(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(len(_MAGIC)) in (_MAGIC, b"")


def _cannot_open(file: Path) -> DatabaseUnavailable:
    if not file.parent.is_dir():
        return Unusable(
            _("Không dùng được {place}: {said}.", place=file.parent, said=os.strerror(errno.ENOENT))
        )
    if file.is_dir():
        return Unusable(
            _("Không dùng được {place}: {said}.", place=file, said=os.strerror(errno.EISDIR))
        )
    if file.exists() and not os.access(file, os.R_OK):
        return Unusable(
            _("Không dùng được {place}: {said}.", place=file, said=os.strerror(errno.EACCES))
        )
    if not os.access(file if file.exists() else file.parent, os.W_OK) or not os.access(
        file.parent, os.W_OK
    ):
        return ReadOnly(_read_only(file))
    return DatabaseUnavailable(f"{file}: unable to open database file")


def _full(place: Path) -> str:
    return _("Ổ đĩa chứa {place} đã đầy, chưa ghi gì: dọn chỗ rồi làm lại.", place=place)


def _read_only(place: Path) -> str:
    return _(
        "Không ghi được {place}: ổ đĩa, thư mục hoặc tệp chỉ cho đọc; dữ liệu vẫn còn nguyên.",
        place=place,
    )


def _is_away(error: DBAPIError) -> bool:
    """Connection lost, refused or timed out, or SQLite locked by somebody beyond the busy
    timeout."""
    words: Any = str(error.orig).lower()
    return error.connection_invalidated or (
        isinstance(error, OperationalError) and any(sign in words for sign in _AWAY)
    )
