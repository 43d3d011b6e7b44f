"""Files that people attach, kept below the data folder under the SHA-256 of their content; their
first bytes tell what they are, by our own list and by puremagic's.

What has to go on a day of its own (files of requests) is kept under a name that nobody else has:
the same content sent twice is two files, and one that goes takes no other along.
"""

import hashlib
import io
import re
import secrets
import zipfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from data_access.database import whole_file
from domain.text.file_names import plain_name
from language import _

LARGEST = 10_000_000
"""Bytes of one attachment."""
SIGNS = {"pdf": b"%PDF-", "png": b"\x89PNG\r\n\x1a\n", "jpeg": b"\xff\xd8\xff"}
OFFICE = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
"""Type of a file of an office program → the part that makes it one."""
CONTENTS, MACROS = "[Content_Types].xml", "vbaproject.bin"
PROOFS, PAPERS = frozenset(SIGNS), frozenset((*SIGNS, *OFFICE))
ENDINGS = {kind: f".{kind}" for kind in (*SIGNS, *OFFICE)}
"""What puremagic calls a type."""
NAMED = {"pdf": "PDF", "png": "PNG", "jpeg": "JPEG", "docx": "DOCX", "xlsx": "XLSX"}


OWN = "0" * 20
"""How a name begins that is no hash; by chance one in 10²⁴ hashes begins so."""
OWN_NAME = re.compile(OWN + "[0-9a-f]{44}")


class BadFile(ValueError):
    """The file cannot be taken; the message says why, in the reader's language."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """`name`: the sender's, without folders; `type`: a key of SIGNS or OFFICE; `size` in bytes."""

    name: str
    type: str
    size: int
    sha256: str


def attach(
    folder: Path,
    name: str,
    content: bytes,
    *,
    kinds: Collection[str] = PROOFS,
    largest: int = LARGEST,
) -> Attachment:
    """Checks what the content is, whatever it is called, and stores it. Raises BadFile."""
    kind = checked(content, kinds=kinds, largest=largest)
    return Attachment(plain_name(name), kind, len(content), store(folder, content))


def checked(content: bytes, *, kinds: Collection[str], largest: int) -> str:
    """The type of a content that may be taken. Raises BadFile."""
    if not content:
        raise BadFile(_("Tệp rỗng."))
    if len(content) > largest:
        raise BadFile(_("Tệp quá lớn: tối đa {n} MB.", n=largest // 1_000_000))
    kind = _kind_of(content)
    if kind not in kinds:
        named = [NAMED[code] for code in NAMED if code in kinds]
        told = _("{first} hoặc {last}", first=", ".join(named[:-1]), last=named[-1])
        raise BadFile(_("Chỉ nhận tệp {kinds}.", kinds=told))
    return kind


def _kind_of(content: bytes) -> str:
    """'' for what is none of them, and where both lists do not agree; nothing is unpacked."""
    signed = next((kind for kind, sign in SIGNS.items() if content.startswith(sign)), "")
    kind = signed or _office_kind(content)
    return kind if kind and ENDINGS[kind] in _endings(content) else ""


def _endings(content: bytes) -> set[str]:
    """What puremagic takes it for, by what it begins and ends with."""
    import puremagic  # what no attachment is asked for does not wait for

    try:
        return {match.extension for match in puremagic.magic_string(content)}
    except (puremagic.PureError, ValueError):
        return set()


def _office_kind(content: bytes) -> str:
    """By the names of its parts; a file that carries macros is none."""
    if not content.startswith(b"PK\x03\x04"):
        return ""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            names = set(parts.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, UnicodeDecodeError):
        return ""
    if CONTENTS not in names or any(name.lower().endswith(MACROS) for name in names):
        return ""
    return next((kind for kind, part in OFFICE.items() if part in names), "")


def store(folder: Path, content: bytes) -> str:
    """Keeps the content; gives its SHA-256. The same content twice is one file."""
    sha256 = hashlib.sha256(content).hexdigest()
    path = _path(folder, sha256)
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        whole_file.place(path, content)
    return sha256


def store_apart(folder: Path, content: bytes) -> str:
    """Keeps the content under a name of its own, which is given."""
    name = OWN + secrets.token_hex(22)
    path = _path(folder, name)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    whole_file.place(path, content)
    return name


def remove_apart(folder: Path, name: str) -> None:
    """Of a name that store_apart gave; once more does nothing."""
    if OWN_NAME.fullmatch(name):
        _path(folder, name).unlink(missing_ok=True)


def stored_apart(folder: Path) -> Iterator[Path]:
    """Every file with a name of its own."""
    found = _path(folder, OWN).parent.glob(f"{OWN}*")
    return (path for path in found if OWN_NAME.fullmatch(path.name))


def read(folder: Path, sha256: str) -> bytes:
    """The content kept under a SHA-256, or a name of its own. Raises FileNotFoundError."""
    return _path(folder, sha256).read_bytes()


def _path(folder: Path, sha256: str) -> Path:
    return folder / "files" / sha256[:2] / sha256
