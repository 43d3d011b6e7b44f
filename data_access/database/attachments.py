"""Files that people attach, kept below the data folder under the SHA-256 of their content; their
first bytes tell what they are."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from data_access.database import whole_file
from domain.text.file_names import plain_name
from language import _

LARGEST = 10_000_000
"""Bytes of one attachment."""
SIGNS = {"pdf": b"%PDF-", "png": b"\x89PNG\r\n\x1a\n", "jpeg": b"\xff\xd8\xff"}


class BadFile(ValueError):
    """The file cannot be taken; the message says why, in the reader's language."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """`name`: the sender's, without folders; `type`: a key of SIGNS; `size` in bytes."""

    name: str
    type: str
    size: int
    sha256: str


def attach(folder: Path, name: str, content: bytes) -> Attachment:
    """Checks and stores a proof (PDF, PNG, JPEG). Raises BadFile."""
    kind = next((kind for kind, sign in SIGNS.items() if content.startswith(sign)), None)
    if not content:
        raise BadFile(_("Tệp rỗng."))
    if len(content) > LARGEST:
        raise BadFile(_("Tệp quá lớn: tối đa {n} MB.", n=LARGEST // 1_000_000))
    if kind is None:
        raise BadFile(_("Chỉ nhận tệp PDF, PNG hoặc JPEG."))
    return Attachment(plain_name(name), kind, len(content), store(folder, content))


def store(folder: Path, content: bytes) -> str:
    """Keeps the content; gives its SHA-256. The same content twice is one file."""
    sha256 = hashlib.sha256(content).hexdigest()
    path = _path(folder, sha256)
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        whole_file.place(path, content)
    return sha256


def read(folder: Path, sha256: str) -> bytes:
    """The content kept under a SHA-256. Raises FileNotFoundError."""
    return _path(folder, sha256).read_bytes()


def _path(folder: Path, sha256: str) -> Path:
    return folder / "files" / sha256[:2] / sha256
