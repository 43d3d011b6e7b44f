"""Rows that were refused because another row of their file contradicted them. Alone, given back
unchanged, they would seem a change and overwrite the one that was taken: they stay refused until
their content is another, or their import is taken back.

Remembered is what a province's senders, else the same sender, sent.
"""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from data_access.database.bulk import chunks
from data_access.tables import import_batch, import_row_error
from data_access.writing.sender import Sender
from language import _

LONGEST = 200
PORTION = 1_000
Said = tuple[str, str]
"""What a row is about, and the hash of what it says."""
_e, _b = import_row_error.c, import_batch.c


@dataclass(frozen=True)
class Refused:
    """In which import, and why."""

    batch: int
    reason: str

    @property
    def again(self) -> str:
        return _(
            "Dòng này đã bị từ chối ở lần nhập số {n} và chưa được sửa: {reason}. Hãy sửa nội dung dòng; nếu chính dòng này mới đúng, "
            "hãy hoàn tác lần nhập đó hoặc sửa bản ghi.",
            n=self.batch,
            reason=self.reason,
        )


def refused_before(
    connection: Connection, rows: Collection[Said], sender: Sender
) -> dict[Said, Refused]:
    """Those of the rows that an import of the sender's, which stands, has refused."""
    theirs = _b.vn34 == sender.vn34 if sender.vn34 else _b.actor == sender.actor
    found: dict[Said, Refused] = {}
    if (
        connection.execute(select(_e.batch_id).where(_e.identity.is_not(None)).limit(1)).first()
        is None
    ):
        return found  # nearly always: a large import asks once a portion
    for part in chunks(sorted({key[:LONGEST] for key, _said in rows}), PORTION):
        query = (
            select(_e.identity, _e.said, _e.batch_id, _e.reason)
            .join(import_batch, _b.id == _e.batch_id)
            .where(_e.identity.in_(part), _b.undone_at.is_(None), theirs)
            .order_by(_e.batch_id)
        )
        for row in connection.execute(query):
            found.setdefault((row.identity, row.said), Refused(row.batch_id, row.reason))
    return {
        (key, said): found[key[:LONGEST], said]
        for key, said in rows
        if (key[:LONGEST], said) in found
    }


def said_by(values: dict[str, Any]) -> str:
    """The hash of a row of figures."""
    return hashlib.sha256(repr(sorted(values.items())).encode()).hexdigest()
