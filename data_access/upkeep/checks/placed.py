"""That every record counts where the rules of now read its address."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection

from data_access.upkeep.checks.findings import EXAMPLES, Finding
from data_access.writing.misplaced import placed_now, versions_of
from domain.places.read_again import Version
from domain.records.asset import UNKNOWN_FORMER, AssetRecord, Place
from language import _


def counted_elsewhere(connection: Connection, records: Mapping[int, AssetRecord]) -> list[int]:
    """Ids of those whose place is not what their addresses tell now."""
    found = placed_now(connection, records)
    differing = {i: records[i] for i, record in found.items() if record.place != records[i].place}
    versions = versions_of(connection, differing)
    return [
        i
        for i, record in differing.items()
        if not _told_later(record.place, found[i].place, versions[i])
    ]


def told(ids: list[int]) -> Iterable[Finding]:
    if ids:
        message = _(
            "{n} tài sản tính ở nơi khác với địa chỉ theo quy tắc hiện nay (mã {ids}): chạy python app.py daily --anew",
            n=len(ids),
            ids=", ".join(map(str, ids[:EXAMPLES])),
        )
        yield Finding("place", message)


def _told_later(stored: Place, now: Place, versions: list[Version]) -> bool:
    """Whether only a filing date that came later tells the former province: the next run over
    everything takes it up."""
    same = stored.vn34 == now.vn34 and stored.vn63 == UNKNOWN_FORMER
    return same and len({version.record.application_date for version in versions}) > 1
