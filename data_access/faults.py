"""What may be wrong with a database as a whole, told from what its driver or the system says: away, no room on its disk, not to be written,
damaged. The message of each is one sentence for whoever operates it; what people read is the pages' own."""

import errno
import shutil
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy.exc import DBAPIError, OperationalError

from i18n import _

FULL_BELOW = 1 << 20
"""Free bytes below which a disk counts as full: a session with its row in the audit log, and what SQLite keeps beside them, need less."""
NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
_IO_ERROR, _READ_ONLY, _CORRUPT, _FULL, _CANNOT_OPEN, _NO_DATABASE = 10, 8, 11, 13, 14, 26
"""SQLite's primary result codes; an extended one has them in its lowest byte."""
_AWAY = ("deadlock", "locked", "unable to open", "connection", "timeout", "server closed", "starting up", "shutting down", "disk i/o")
_DISK_FULL = "53100"
"""PostgreSQL's disk_full."""


class DatabaseUnavailable(Exception):
    """The database cannot be reached or does not answer in time."""


class DiskFull(DatabaseUnavailable):
    """There is no room for what was to be written, and nothing of it is. What is there can be read."""


class ReadOnly(DatabaseUnavailable):
    """The database is there and cannot be written: its disk, its folder or its file does not allow it."""


class Damaged(DatabaseUnavailable):
    """The file is no database, or a broken one."""


def of_driver(error: DBAPIError, file: Path | None) -> DatabaseUnavailable | None:
    """What an error of a statement or of connecting says about the database; None where it is the statement's own. `file`: SQLite's."""
    said = str(error.orig)
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None and (found := _of_sqlite(code & 0xFF, said, file)):
        return found
    if getattr(error.orig, "sqlstate", None) == _DISK_FULL:
        return DiskFull(_("Ổ đĩa của PostgreSQL đã đầy, chưa ghi gì."))
    return DatabaseUnavailable(said) if _is_away(error) else None


def of_system(error: OSError, place: Path) -> DatabaseUnavailable:
    """The same of a file of ours that cannot be read or made."""
    if error.errno in NO_ROOM:
        return DiskFull(_full(place))
    if error.errno == errno.EROFS:
        return ReadOnly(_read_only(place))
    return DatabaseUnavailable(f"{place}: {error.strerror or error}")


class Room(NamedTuple):
    """Bytes of a disk."""

    total: int
    free: int


def disk(place: Path) -> Room | None:
    """The room on the disk of a file or folder, which need not be there yet; None where it cannot be told."""
    there = next((p for p in (place, *place.absolute().parents) if p.exists()), None)
    try:
        found = shutil.disk_usage(there) if there else None
    except OSError:
        return None
    return Room(found.total, found.free) if found else None


def is_full(place: Path, size: int = 0) -> bool:
    """Whether so many bytes, and a session's rows beside them, may not fit on the disk of a file or folder."""
    room = disk(place)
    return room is not None and room.free < size + FULL_BELOW


def require_room(place: Path, size: int = 0) -> None:
    """Raises DiskFull where so many bytes, and a session's rows, may not fit."""
    if is_full(place, size):
        raise DiskFull(_full(place))


def _of_sqlite(code: int, said: str, file: Path | None) -> DatabaseUnavailable | None:
    place = file or Path()
    no_room = file is not None and is_full(file)
    if code == _FULL or (code in (_IO_ERROR, _CANNOT_OPEN) and no_room):
        return DiskFull(_full(place))
    if code == _READ_ONLY:
        return ReadOnly(_read_only(place))
    if code in (_CORRUPT, _NO_DATABASE):
        return Damaged(_("Tệp cơ sở dữ liệu {file} hỏng hoặc không phải cơ sở dữ liệu: {said}.", file=place, said=said))
    return None


def _full(place: Path) -> str:
    return _("Ổ đĩa chứa {place} đã đầy, chưa ghi gì: dọn chỗ rồi làm lại.", place=place)


def _read_only(place: Path) -> str:
    return _("Không ghi được {place}: ổ đĩa, thư mục hoặc tệp chỉ cho đọc; dữ liệu vẫn còn nguyên.", place=place)


def _is_away(error: DBAPIError) -> bool:
    """Connection lost, refused or timed out, or SQLite locked by somebody beyond the busy timeout."""
    words: Any = str(error.orig).lower()
    return error.connection_invalidated or (isinstance(error, OperationalError) and any(sign in words for sign in _AWAY))
