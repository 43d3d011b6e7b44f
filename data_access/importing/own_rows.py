"""The one place where rows of figures are held against their sender: which are his to write, and as
whose they are stored."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from data_access.network.fact_kinds import OF_PROVINCES, OF_STATIONS, FactKind
from data_access.tables import station
from data_access.tables.network import KEY
from data_access.writing.sender import NotAllowed, Sender, require_right
from domain.roles import Reach
from language import _
from readers.file.reading import ProvinceWanted


@dataclass(frozen=True)
class OwnRows:
    """What of a kind's table a sender may write. `stamp`: columns that each row carries; `host`:
    the station that alone may be meant, '' any; `foreign_keys`: keys of stored rows that are not
    its own."""

    kind: FactKind
    stamp: dict[str, Any]
    host: str = ""
    foreign_keys: frozenset[tuple[Any, ...]] = frozenset()

    def why_not(self, record: Any) -> str | None:
        """Why the row is not the sender's to write, by what it says of itself; None where it is."""
        if not self.host or self.kind.is_of(record, self.host):
            return None
        return _(
            "Dòng này không phải của Trạm tại “{host}”; tài khoản của Trạm chỉ nhập được số liệu của Trạm mình.",
            host=self.host[:80],
        )

    def taken(self, key: tuple[Any, ...]) -> str | None:
        """Why a row that would change the stored one of that key must not."""
        if key not in self.foreign_keys:
            return None
        return _(
            "Đã có dòng cùng tên, cùng thời gian mà không phải của Trạm mình; dòng đó giữ nguyên, xin báo Viện nếu cần sửa."
        )

    def stamped(self, values: dict[str, Any]) -> dict[str, Any]:
        """The row as it is stored. One that a station sends without a source has the station for
        its source."""
        own = {**values, **self.stamp}
        if not self.host or "source" not in own:
            return own
        return {**own, "source": own["source"] or f"Trạm tại {self.host}"}


def require_owner(kind: FactKind, sender: Sender) -> Reach:
    """How far the sender's right to the kind goes. Raises NotAllowed, and ProvinceWanted for rows
    of a province that nobody named."""
    reach = require_right(sender, kind.code)
    if kind.own == OF_PROVINCES and _province(sender) is None:
        raise ProvinceWanted(
            _(
                "Danh sách sản phẩm là của một tỉnh: tài khoản của tỉnh nhập, hoặc khai báo tỉnh khi nhập."
            )
        )
    return reach


def own_rows(connection: Connection, kind: FactKind, sender: Sender) -> OwnRows:
    """What the sender may write. Raises NotAllowed and ProvinceWanted."""
    reach = require_owner(kind, sender)
    if kind.own == OF_PROVINCES:
        return OwnRows(kind, {OF_PROVINCES: _province(sender), "removed": 0})
    if reach is Reach.ALL:
        return OwnRows(kind, {})
    host = connection.scalar(select(station.c.host).where(station.c.id == sender.station_id))
    if host is None or kind.own != OF_STATIONS:
        raise NotAllowed(_("Tài khoản không còn thuộc Trạm nào; xin báo quản trị viên."))
    return OwnRows(
        kind, {OF_STATIONS: sender.station_id}, host, _of_others(connection, kind, sender)
    )


def _province(sender: Sender) -> str | None:
    return sender.vn34 or sender.declared


def _of_others(
    connection: Connection, kind: FactKind, sender: Sender
) -> frozenset[tuple[Any, ...]]:
    """Keys of the stored rows that are not the sender's station's."""
    c, names = kind.table.c, kind.table.info[KEY]
    others = c[OF_STATIONS].is_distinct_from(sender.station_id)
    return frozenset(
        tuple(row) for row in connection.execute(select(*(c[name] for name in names)).where(others))
    )
