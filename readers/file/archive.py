"""Zip containers (XLSX is one), checked from their directory before anything is unpacked: bombs,
odd names, macros, entities."""

import re
import stat
import zlib
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from language import _
from readers.file.source import Source

EXCEL, MACRO, ODS, DOCUMENT, OTHER, DAMAGED = (
    "excel",
    "macro",
    "ods",
    "document",
    "other",
    "damaged",
)
MAXIMUM_ENTRIES = 2_000
MAXIMUM_UNPACKED = 600 * 1024 * 1024
MAXIMUM_RATIO, SMALL = 200, 20 * 1024 * 1024
"""A part may be 200 times its packed size; below 20 MiB unpacked nobody asks."""
BROKEN = (
    BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    KeyError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
_WORKBOOK, _STRICT = "xl/workbook.xml", b"http://purl.oclc.org/ooxml/spreadsheetml/main"
TYPES = "[Content_Types].xml"
_DOCTYPE = re.compile(rb"<\0?!\0?(D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)")
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_ODS_TYPE = _OPEN_DOCUMENT + b"spreadsheet"
_LONGEST_TYPES = 1 << 20
_PROLOG = 8_192


PACKED = frozenset({ZIP_STORED, ZIP_DEFLATED})
"""What office programs and file managers write. The library opens the others a whole block at a
time, however much is in it."""


class Archive(ZipFile):
    """A sender's archive: no member gives more than its directory entry says, or is packed in a way
    that cannot be held to it."""

    def open(
        self,
        name: str | ZipInfo,
        mode: Any = "r",
        pwd: bytes | None = None,
        *,
        force_zip64: bool = False,
    ) -> IO[bytes]:
        entry = name if isinstance(name, ZipInfo) else self.getinfo(name)
        if entry.compress_type not in PACKED:
            raise BadZipFile(f"packed by method {entry.compress_type}")
        return super().open(entry, mode, pwd, force_zip64=force_zip64)

    def read(self, name: str | ZipInfo, pwd: bytes | None = None) -> bytes:
        """The library's own unpacks everything first and cuts it then."""
        entry = name if isinstance(name, ZipInfo) else self.getinfo(name)
        with self.open(entry, pwd=pwd) as part:
            content = part.read(entry.file_size)
            part.read(1)  # the end, where its checksum is compared
        return content


def is_link(entry: ZipInfo) -> bool:
    """A symbolic link, which stands for a file elsewhere."""
    return stat.S_ISLNK(entry.external_attr >> 16)


def looks_like_zip(head: bytes) -> bool:
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"))


def workbook_kind(source: Source) -> str:
    """EXCEL, MACRO (XLSM by content, whatever the name), ODS, DOCUMENT (a text, slides), OTHER zip,
    or DAMAGED."""
    try:
        with Archive(source.path) as archive:
            if {"content.xml", "mimetype"} <= set(archive.namelist()) and (
                office := _open_document(archive)
            ):
                return office
            if TYPES not in archive.namelist() or archive.getinfo(TYPES).file_size > _LONGEST_TYPES:
                return OTHER
            types = archive.read(TYPES)
            names = archive.namelist()
    except BROKEN:
        return DAMAGED
    if b"macroEnabled" in types or any(name.lower().endswith("vbaproject.bin") for name in names):
        return MACRO
    if b"spreadsheetml" in types:
        return EXCEL
    return DOCUMENT if b"wordprocessingml" in types or b"presentationml" in types else OTHER


def _open_document(archive: Archive) -> str | None:
    if archive.getinfo("mimetype").file_size >= 200:
        return None
    told = archive.read("mimetype").strip()
    if told == _ODS_TYPE:
        return ODS
    return DOCUMENT if told.startswith(_OPEN_DOCUMENT) else None


def danger(source: Source) -> str | None:
    """Why a workbook must not be unpacked, as a sentence; None when it is harmless."""
    try:
        with Archive(source.path) as archive:
            entries = archive.infolist()
            return _from_directory(entries) or _strict(archive) or _from_content(archive, entries)
    except BROKEN:
        return _("Bảng tính bị hỏng hoặc chưa tải hết (tệp dài {n} byte).", n=source.size)


def _from_directory(entries: list[ZipInfo]) -> str | None:
    unpacked = sum(e.file_size for e in entries)
    swollen = any(
        e.file_size > SMALL and e.file_size > MAXIMUM_RATIO * max(e.compress_size, 1)
        for e in entries
    )
    if len(entries) > MAXIMUM_ENTRIES or unpacked > MAXIMUM_UNPACKED or swollen:
        return _(
            "Tệp nén phình ra quá mức khi mở ({n} MB), bị từ chối để bảo vệ hệ thống.",
            n=unpacked >> 20,
        )
    if any(e.compress_type not in PACKED for e in entries):
        return packed_otherwise()
    if len({e.filename for e in entries}) < len(entries):
        return _("Bảng tính chứa hai phần cùng tên, bị từ chối để bảo vệ hệ thống.")
    if any(e.flag_bits & 1 for e in entries):
        return _("Bảng tính có mật khẩu; hãy bỏ mật khẩu rồi nhập lại.")
    if any(
        is_link(e) or e.filename.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", e.filename)
        for e in entries
    ):
        return _("Tệp nén chứa đường dẫn ra ngoài thư mục, bị từ chối.")
    if any(e.filename.lower().startswith("xl/externallinks/") for e in entries):
        return _("Bảng tính có liên kết tới tệp khác; hãy dán thành giá trị rồi nhập lại.")
    return None


def packed_otherwise() -> str:
    return _(
        "Tệp nén dùng kiểu nén khác (bzip2, LZMA…); hãy nén lại kiểu thường (Deflate) rồi nhập."
    )


def _strict(archive: Archive) -> str | None:
    """Excel's other way to save ('Strict Open XML Spreadsheet') names everything differently; its
    cells would look empty."""
    if _WORKBOOK not in archive.namelist():
        return None
    with archive.open(_WORKBOOK) as part:
        strict = _STRICT in part.read(_PROLOG)
    return (
        _("Bảng tính lưu kiểu Strict Open XML; hãy lưu thành Excel Workbook (.xlsx) rồi nhập lại.")
        if strict
        else None
    )


def _from_content(archive: Archive, entries: list[ZipInfo]) -> str | None:
    for entry in entries:
        if entry.filename.lower().endswith((".xml", ".rels")):
            with archive.open(entry) as part:
                if _DOCTYPE.search(part.read(_PROLOG)):
                    return _("Bảng tính chứa khai báo DOCTYPE hoặc thực thể XML, bị từ chối.")
    return None
