"""Takes a backup while everybody works: written beside its place under another name, and renamed
when it is whole."""

import errno
import fcntl
import os
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from data_access.database import whole_file
from data_access.upkeep.backing_up import archive, fingerprints, of_postgresql, of_sqlite
from data_access.upkeep.backing_up.manifest import Manifest, Table
from data_access.upkeep.backing_up.place import (
    AUDIT_HEAD,
    AUDIT_KEY,
    DUMP,
    REGISTER,
    SQLITE,
    Place,
    is_stage,
    kept_files,
)
from data_access.upkeep.backing_up.refusal import Refusal
from language import _

DATED = "ipplatform-{at:%Y%m%dT%H%M%SZ}.tar.gz"
"""In a folder; the order of the names is that of the moments, which are in UTC."""
IS_DATED = re.compile(r"ipplatform-[0-9]{8}T[0-9]{6}Z\.tar\.gz")
UNFINISHED = ".ipplatform-backup."
FULL = (errno.ENOSPC, errno.EDQUOT)


def take(place: Place, to: Path, *, at: datetime) -> Manifest:
    """The whole state in a new file. Raises Refusal; nothing is left behind then."""
    if to.exists():
        raise Refusal(
            _(
                "Đã có {file}: chọn tên khác, hoặc một thư mục để bản sao lưu mang tên theo ngày.",
                file=to,
            )
        )
    if not to.parent.is_dir():
        raise Refusal(_("Không có thư mục {folder}.", folder=to.parent))
    try:
        with _workplace(to.parent) as folder:
            return _taken(place, to, folder, at)
    except OSError as error:
        raise Refusal(_told(error, to)) from error
    except sqlite3.OperationalError as error:
        raise Refusal(_("Không sao lưu được cơ sở dữ liệu: {detail}", detail=error)) from error
    except sqlite3.DatabaseError as damage:
        raise Refusal(_("Tệp cơ sở dữ liệu hỏng: {detail}", detail=damage)) from damage


def prune(folder: Path, keep: int) -> list[Path]:
    """Removes all but the newest backups with a dated name; gives what was removed."""
    dated = sorted(path for path in folder.iterdir() if IS_DATED.fullmatch(path.name))
    old = dated[: max(len(dated) - keep, 0)]
    for path in old:
        path.unlink()
    return old


def _taken(place: Place, to: Path, folder: Path, at: datetime) -> Manifest:
    whole = folder / "archive"
    with archive.writing(whole) as new:
        add = _add_sqlite if place.kind == SQLITE else _add_postgresql
        told = add(place, new, folder, at)
        new.finish(told)
    with whole.open("rb") as file:
        os.fsync(file.fileno())
    whole.rename(to)
    whole_file.sync(to.parent)
    return told


def _add_sqlite(place: Place, new: archive.Archive, folder: Path, at: datetime) -> Manifest:
    tables: dict[str, Table] = {}
    with of_sqlite.moment(place, folder / AUDIT_HEAD) as seen:
        for name, connection in seen.items():
            copied = folder / name
            of_sqlite.copy(connection, copied)
            tables |= {
                f"{of_sqlite.DOMAINS[name]}.{table}": found
                for table, found in of_sqlite.proved(copied).items()
            }
            new.add(name, copied)
        register = seen[REGISTER]
        register.text_factory = str
        jobs = dict(register.execute("SELECT id, state FROM job").fetchall())
        schema = str(register.execute("SELECT version_num FROM alembic_version").fetchone()[0])
        demonstration = bool(
            register.execute("SELECT 1 FROM state WHERE key = 'demonstration'").fetchone()
        )
    _add_rest(place, new, folder, jobs)
    return Manifest(
        made_at=at.isoformat(timespec="seconds"),
        kind=place.kind,
        schema=schema,
        demonstration=demonstration,
        server="",
        tables=tables,
        files=new.files,
    )


def _add_postgresql(place: Place, new: archive.Archive, folder: Path, at: datetime) -> Manifest:
    # before the rows: one that is ahead of them would be a fault
    if place.vault.head_file.exists():
        (folder / AUDIT_HEAD).write_bytes(place.vault.head_file.read_bytes())
    with of_postgresql.moment(place) as (connection, snapshot):
        of_postgresql.dump(place, connection, snapshot, folder / DUMP)
        tables = {
            f"public.{name}": found
            for name, found in fingerprints.of_postgresql(connection).items()
        }
        jobs = dict(connection.execute("SELECT id, state FROM job").fetchall())
        schema = str(
            (connection.execute("SELECT version_num FROM alembic_version").fetchone() or ("",))[0]
        )
        demonstration = bool(
            connection.execute("SELECT 1 FROM state WHERE key = 'demonstration'").fetchone()
        )
        server = str(of_postgresql.version(connection))
    new.add(DUMP, folder / DUMP)
    _add_rest(place, new, folder, jobs)
    return Manifest(
        made_at=at.isoformat(timespec="seconds"),
        kind=place.kind,
        schema=schema,
        demonstration=demonstration,
        server=server,
        tables=tables,
        files=new.files,
    )


def _add_rest(place: Place, new: archive.Archive, folder: Path, jobs: Mapping[int, str]) -> None:
    """After the rows: a file is there before a row tells of it, and is not changed then."""
    if (folder / AUDIT_HEAD).exists():
        new.add(AUDIT_HEAD, folder / AUDIT_HEAD)
    if place.vault.key_file.exists():
        new.add(AUDIT_KEY, place.vault.key_file)
    for name, path in kept_files(place.data_dir, jobs):
        try:
            new.add(name, _copied_stage(path, folder) if is_stage(path) else path)
        except FileNotFoundError:  # an import that was withdrawn meanwhile
            continue
        # one that is being read just now: its file is kept, and is read again after a restore
        except sqlite3.Error:
            continue


def _copied_stage(path: Path, folder: Path) -> Path:
    """What was read of an import's file, unless somebody writes it just now."""
    copied = folder / "stage"
    copied.unlink(missing_ok=True)
    if not path.is_file():
        raise FileNotFoundError(path)
    with closing(of_sqlite.opened(path)) as stage:
        stage.execute("PRAGMA busy_timeout = 0")
        of_sqlite.see(stage)
        shutil.copyfile(path, copied)  # it has no log beside it
    return copied


@contextmanager
def _workplace(beside: Path) -> Iterator[Path]:
    """A folder for what is not whole yet, known as somebody's by a lock; those of backups that were
    killed are removed."""
    for left in beside.glob(f"{UNFINISHED}*"):
        with _alone(left) as ours:
            if ours:
                shutil.rmtree(left, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=beside))
    try:
        with _alone(folder):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _alone(folder: Path) -> Iterator[bool]:
    try:
        handle = os.open(folder, os.O_RDONLY)
    except FileNotFoundError:  # its own backup was quicker
        yield False
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield True
    except BlockingIOError:
        yield False
    finally:
        os.close(handle)


def _told(error: OSError, to: Path) -> str:
    if error.errno in FULL:
        return _(
            "Không đủ chỗ trên đĩa cho bản sao lưu ở {folder}; chưa tạo tệp nào.", folder=to.parent
        )
    return _("Không sao lưu được: {detail}", detail=error)
