"""ZIP archives of data files: checked from their directory before anything is unpacked, then each
member is a file of its own.

Pictures of marks and designs may lie beside the tables and XML files (data_access.pictures).
"""

import re
import shutil
import struct
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import ZipInfo

from domain.text.file_names import harmless
from language import _
from readers.file.archive import (
    BROKEN,
    MAXIMUM_RATIO,
    MAXIMUM_UNPACKED,
    OTHER,
    PACKED,
    SMALL,
    Archive,
    is_link,
    looks_like_zip,
    packed_otherwise,
    workbook_kind,
)
from readers.file.reading import FileRefused
from readers.file.source import Source

MOST_MEMBERS = 10_000
LARGEST_DIRECTORY = 4 << 20
PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff"})
_ARCHIVES = frozenset({".zip", ".7z", ".rar", ".tar", ".tgz", ".bz2", ".xz", ".jar"})
_WORKBOOKS = frozenset({".xlsx", ".xlsm", ".ods"})
_END, _END64, _LOCATOR = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_END_SIZE, _END64_SIZE, _LOCATOR_SIZE = 22, 56, 20
"""Where the library looks for the end of the directory, and nowhere else: two readings of one file
would be a way past the check."""
_TAIL = 66_000
_BESIDE = re.compile(r"(^|/)(__MACOSX/|\.[^/]*$|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
"""What file managers put into archives by themselves."""
_OUTSIDE = re.compile(r"^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)")


@dataclass(frozen=True)
class Member:
    """A file of the archive, unpacked: `name` is its name there, folders included."""

    path: Path
    name: str


@dataclass
class Package:
    """An unpacked archive: data files and pictures in the order of its directory."""

    files: list[Member] = field(default_factory=list)
    pictures: list[Member] = field(default_factory=list)


def crowded(source: Source) -> bool:
    """Whether the archive's own end says that it has far too many members, without reading its
    directory."""
    if not looks_like_zip(source.head):
        return False
    with source.path.open("rb") as file:
        file.seek(max(0, source.size - _TAIL))
        tail = file.read()
    at = len(tail) - _END_SIZE
    if tail[at : at + 4] != _END or tail[-2:] != b"\0\0":  # a comment stands behind it
        at = tail.rfind(_END)
    if at < 0 or len(tail) < at + _END_SIZE:
        return False
    count, size = struct.unpack_from("<HI", tail, at + 10)
    long = at - _LOCATOR_SIZE - _END64_SIZE
    if (
        long >= 0
        and tail[at - _LOCATOR_SIZE :].startswith(_LOCATOR)
        and tail[long:].startswith(_END64)
    ):
        count, size = struct.unpack_from("<QQ", tail, long + 32)
    return bool(count > MOST_MEMBERS or size > LARGEST_DIRECTORY)


def is_package(source: Source) -> bool:
    """A ZIP that is no workbook."""
    return looks_like_zip(source.head) and (crowded(source) or workbook_kind(source) == OTHER)


@contextmanager
def unpacked(source: Source) -> Iterator[Package]:
    """The archive in a temporary folder. Raises FileRefused, before anything is unpacked, for one
    that is a danger."""
    with tempfile.TemporaryDirectory(prefix="ipp-zip-") as folder:
        try:
            if crowded(source):
                raise FileRefused(
                    _(
                        "Tệp nén chứa quá nhiều tệp (hơn {n}), bị từ chối để bảo vệ hệ thống.",
                        n=MOST_MEMBERS,
                    )
                )
            with Archive(source.path) as archive:
                members = [m for m in archive.infolist() if not m.is_dir()]
                if reason := danger(archive, members):
                    raise FileRefused(reason)
                yield _unpack(
                    archive, [m for m in members if not _BESIDE.search(m.filename)], Path(folder)
                )
        except BROKEN as error:
            raise FileRefused(
                _("Tệp nén bị hỏng hoặc chưa tải hết (tệp dài {n} byte).", n=source.size)
            ) from error


def danger(archive: Archive, members: list[ZipInfo]) -> str | None:
    """Why an archive must not be unpacked, as a sentence; None when it is harmless."""
    size = sum(m.file_size for m in members)
    if size > MAXIMUM_UNPACKED or any(
        m.file_size > SMALL and m.file_size > MAXIMUM_RATIO * max(m.compress_size, 1)
        for m in members
    ):
        return _(
            "Tệp nén phình ra quá mức khi mở ({n} MB), bị từ chối để bảo vệ hệ thống.", n=size >> 20
        )
    if any(m.compress_type not in PACKED for m in members):
        return packed_otherwise()
    if any(m.flag_bits & 1 for m in members):
        return _("Tệp nén có mật khẩu; hãy giải nén rồi nhập từng tệp.")
    if any(is_link(m) or _OUTSIDE.search(m.filename) for m in members):
        return _("Tệp nén chứa đường dẫn ra ngoài thư mục, bị từ chối.")
    if inner := next((m for m in members if _is_archive(archive, m)), None):
        return _(
            "Tệp nén chứa tệp nén khác ({name}); hãy giải nén rồi nhập lại.",
            name=harmless(inner.filename),
        )
    return None if members else _("Tệp nén không có tệp nào.")


def _is_archive(archive: Archive, member: ZipInfo) -> bool:
    """By its name, and by the first bytes of what is not named a workbook."""
    suffix = Path(member.filename).suffix.lower()
    if suffix in _ARCHIVES:
        return True
    if suffix in _WORKBOOKS:
        return False
    with archive.open(member) as content:
        return looks_like_zip(content.read(4))


def _unpack(archive: Archive, members: list[ZipInfo], folder: Path) -> Package:
    """Under names of our own; a member gives no more bytes than its directory entry says."""
    package = Package()
    for number, member in enumerate(members):
        path = folder / str(number)
        with archive.open(member) as content, path.open("wb") as file:
            shutil.copyfileobj(content, file, 1 << 20)
        pictured = Path(member.filename).suffix.lower() in PICTURES
        (package.pictures if pictured else package.files).append(Member(path, member.filename))
    return package
