"""The one place where rows of figures are held against their sender: which are his to write, and as
whose they are stored."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from data_access.network.events import invented_stations
from data_access.network.fact_kinds import OF_DESKS, OF_PROVINCES, OF_STATIONS, FactKind
from data_access.tables import event, station
from data_access.writing.sender import NotAllowed, Sender, require_right
from domain.network.requests import Desk
from domain.places.provinces import SUCCESSOR, place_name
from domain.roles import Reach
from domain.text.folding import fold
from language import _
from readers.file.reading import ProvinceWanted


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose a stored event is (None: the institute's), and where it was."""

    station_id: int | None
    place: str


@dataclass(frozen=True)
class OwnRows:
    """What of a kind's table a sender may write. `stamp`: columns that each row carries, whose it is
    among them, so that no key is another's; `host`: the station that alone may be meant, '' any.
    `holders`: name and time of a stored event → whose it is and at which place, where there is one alone. `invented`:
    the illustrative stations; whatever is told of them is illustrative, too. `place`: the province of rows of a desk that tell
    none; `only`: whether they can be of no other."""

    kind: FactKind
    stamp: dict[str, Any]
    host: str = ""
    holders: Mapping[tuple[str, str], Holder] = field(default_factory=dict)
    invented: frozenset[int] = frozenset()
    place: str = ""
    only: bool = False

    def why_not(self, record: Any) -> str | None:
        """Why the row is not the sender's to write, by what it says of itself; None where it is."""
        if self.only and record.vn34 not in ("", self.place):
            own = place_name(self.place, "vn34")
            return _("Tỉnh của dòng này không phải {place}; xin chuyển cho nơi đó.", place=own)
        if not self.host or self.kind.is_of(record, self.host):
            return None
        return _(
            "Dòng này không phải của Trạm tại “{host}”; tài khoản của Trạm chỉ nhập được số liệu của Trạm mình.",
            host=self.host[:80],
        )

    def stamped(self, values: dict[str, Any]) -> dict[str, Any]:
        """The row as it is stored. One that a station sends without a source has the station for
        its source."""
        own = {**values, **self._held(values), **self.stamp}
        if self.kind.own == OF_DESKS and not own[OF_PROVINCES]:
            own[OF_PROVINCES] = self.place
        if own.get(OF_STATIONS) in self.invented:
            own["illustrative"] = True
        if not self.host or "source" not in own:
            return own
        return {**own, "source": own["source"] or f"Trạm tại {self.host}"}

    def _held(self, values: dict[str, Any]) -> dict[str, Any]:
        """An event that the institute tells more of without its organisers stays whose it is. At
        another place it is another event of the same name and day."""
        if not self.holders:
            return {}
        known = self.holders.get((str(values.get("folded")), str(values.get("held"))))
        if known is None or values["organisers"]:
            return {}
        told, own = fold(values.get("place") or ""), fold(known.place)
        return {OF_STATIONS: known.station_id} if told == own or not (told and own) else {}


def require_owner(kind: FactKind, sender: Sender) -> Reach:
    """How far the sender's right to the kind goes. Raises NotAllowed, and ProvinceWanted for rows
    of a province that nobody named."""
    reach = require_right(sender, kind.code)
    if kind.own == OF_PROVINCES and _province(sender) is None:
        raise ProvinceWanted(
            _(
                "Danh sách này là của một tỉnh: tài khoản của tỉnh nhập, hoặc khai báo tỉnh khi nhập."
            )
        )
    return reach


def own_rows(connection: Connection, kind: FactKind, sender: Sender) -> OwnRows:
    """What the sender may write. Raises NotAllowed and ProvinceWanted."""
    reach = require_owner(kind, sender)
    if kind.own == OF_PROVINCES:
        return OwnRows(kind, {OF_PROVINCES: _province(sender), "removed": 0})
    invented = invented_stations(connection)
    if kind.own == OF_DESKS:
        return _of_desk(connection, kind, sender, invented)
    if reach is Reach.ALL:
        holders = _holders(connection) if kind.table is event else {}
        return OwnRows(kind, {}, holders=holders, invented=invented)
    host = connection.scalar(select(station.c.host).where(station.c.id == sender.station_id))
    if host is None or kind.own != OF_STATIONS:
        raise NotAllowed(_("Tài khoản không còn thuộc Trạm nào; xin báo quản trị viên."))
    return OwnRows(kind, {OF_STATIONS: sender.station_id}, host, invented=invented)


def _of_desk(
    connection: Connection, kind: FactKind, sender: Sender, invented: frozenset[int]
) -> OwnRows:
    """Rows of the sender's own desk. What a province takes down is its own; of a station that tells
    no province, it is the one where the station is."""
    desk = Desk(sender.vn34, sender.station_id)
    stamp = {"desk": desk.kind, "station_id": desk.station_id, "post": sender.post}
    stamp["vn34_desk"] = sender.vn34 or ""
    if desk.station_id is None:
        place = sender.vn34 or ""
        return OwnRows(kind, stamp, invented=invented, place=place, only=bool(place))
    own = select(station.c.vn63).where(station.c.id == desk.station_id)
    former = connection.scalar(own)
    place = SUCCESSOR[former] if former else ""
    return OwnRows(kind, stamp, invented=invented, place=place)


def _holders(connection: Connection) -> dict[tuple[str, str], Holder]:
    found: dict[tuple[str, str], dict[int | None, Holder]] = defaultdict(dict)
    c = event.c
    for folded, held, owner, place in connection.execute(
        select(c.folded, c.held, c.station_id, c.place)
    ):
        found[folded, held][owner] = Holder(owner, place)
    alone = {known: list(owners.values()) for known, owners in found.items()}
    return {known: owners[0] for known, owners in alone.items() if len(owners) == 1}


def _province(sender: Sender) -> str | None:
    return sender.vn34 or sender.declared
