"""One record written by a person, not by a file: checked like any other, with its change in the history."""

from datetime import date

from sqlalchemy import Connection, select

from data_access.engine import now
from data_access.importing.checks import problems
from data_access.records import NotFound, load
from data_access.scope import SYSTEM
from data_access.tables import asset
from data_access.writing.content import content
from data_access.writing.find import lock
from data_access.writing.rows import Author, identity_of
from data_access.writing.store import Change, apply_changes
from domain.records import AssetRecord
from i18n import _


class Unfit(Exception):
    """The record contradicts itself or another one: `problems`, field → reason."""

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__("; ".join(problems.values()))
        self.problems = problems


def require_fit(record: AssetRecord, today: date) -> None:
    """Raises Unfit with the first reason of each field."""
    if found := dict(reversed(list(problems(record, today)))):
        raise Unfit(found)


def require_free(connection: Connection, identity: str, *, but: int | None) -> None:
    """Raises Unfit where another record has the number already; whose it is, is not told."""
    other = connection.scalar(select(asset.c.id).where(asset.c.identity == identity))
    if other is not None and other != but:
        raise Unfit({"application_no": _("Đã có bản ghi khác mang số này.")})


def change_record(connection: Connection, asset_id: int, after: AssetRecord, *, actor: str, today: date) -> int:
    """Replaces a stored record and gives its new version; the same content changes nothing. Raises NotFound, Unfit."""
    lock(connection)
    before = load(connection, [asset_id], scope=SYSTEM).get(asset_id)
    if before is None:
        raise NotFound(asset_id)
    require_fit(after, today)
    row = connection.execute(select(asset.c.version, asset.c.batch_id).where(asset.c.id == asset_id)).one()
    if content(after) == content(before):
        return int(row.version)
    identity = identity_of(after)
    require_free(connection, identity, but=asset_id)
    change = Change(asset_id, identity, row.version + 1, before, after, row.batch_id)
    apply_changes(connection, [change], Author(actor, now(), today, None))
    return change.version
