"""What an archive holds: counts and hashes of every table, hash and size of every file, the schema
they were written under."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from data_access.upkeep.backing_up.refusal import Refusal
from language import _

FORMAT = 1
NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Table:
    """`hash` covers every value of every row."""

    rows: int
    hash: str


@dataclass(frozen=True, slots=True)
class Content:
    """A file of the archive."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """`made_at`: in UTC, ISO; `schema`: the revision; `server`: of PostgreSQL, '' for SQLite;
    `tables`: 'register.asset' → what it held."""

    made_at: str
    kind: str
    schema: str
    demonstration: bool
    server: str
    tables: Mapping[str, Table]
    files: Mapping[str, Content]

    def to_bytes(self) -> bytes:
        return json.dumps(
            {"format": FORMAT, **asdict(self)}, ensure_ascii=False, indent=1, sort_keys=True
        ).encode()

    def rows(self, table: str) -> int:
        """Of a table of whichever database."""
        return sum(
            found.rows for name, found in self.tables.items() if name.rpartition(".")[2] == table
        )


def from_bytes(content: bytes) -> Manifest:
    """Raises Refusal for a format that this version does not know, ValueError, KeyError or
    TypeError for what is no manifest."""
    told: dict[str, Any] = json.loads(content)
    if told.pop("format") != FORMAT:
        raise Refusal(
            _(
                "Bản sao lưu có định dạng mới hơn chương trình này: dùng phiên bản chương trình đã tạo ra nó."
            )
        )
    tables = {name: Table(**found) for name, found in told.pop("tables").items()}
    files = {name: Content(**found) for name, found in told.pop("files").items()}
    return Manifest(**told, tables=tables, files=files)


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
