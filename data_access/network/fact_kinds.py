"""The kinds of imports that are not assets: which record goes into which table, and what must hold
for it. A new kind is one line here and one layout in readers/layouts."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, Table, select

from data_access import tables
from data_access.network.contact_import import (
    contact_changes,
    contact_row,
    judged_contacts,
    keep_rows,
)
from data_access.network.event_import import judged_events
from data_access.network.goal_import import judged_tasks, target_row, task_row
from data_access.network.month_import import Judge, judged
from data_access.network.request_import import judged_requests, keep_requests, request_row
from data_access.network.station_import import judged_stations
from data_access.network.visit_import import judged_visits
from data_access.tables.network import KEY
from data_access.writing.keyed import save_rows
from domain.local_names.products import Product, product_key
from domain.network import availability, events, goal_files, month_file, visits
from domain.network.availability import Availability
from domain.network.goal_files import TargetFile, TaskFile
from domain.network.hosts import host_key
from domain.network.month_file import MonthFile
from domain.network.records import TARGET, Activity, Event, Figure, Population, Station, names_host
from domain.network.request_lines import RequestLine
from domain.network.visits import Remark, VisitRow
from domain.records.contact import OwnerContact
from domain.text.folding import fold
from language import N_, _

Faults = Iterator[tuple[str, str]]
Placed = tuple[int | None, Any]
"""A record with its row in the file."""
Judged = tuple[int | None, dict[str, Any]]
Verdict = tuple[int | None, dict[str, Any], str]
LONGEST_FOLDED = {"station": 200, "event": 300}
OF_PROVINCES, OF_STATIONS = "vn34", "station_id"
"""The column that says whose a row is, where rows belong to provinces or stations."""
OF_DESKS = "desk"
"""Rows are of the desk of whoever sends them: a station, a province or the institute."""


class NoStation(Exception):
    """Activity is reported for a host that has no station."""

    def __init__(self, host: str) -> None:
        super().__init__(_("Không có Trạm nào tại “{host}”", host=host[:80]))


def no_faults(_fact: Any) -> Faults:
    return iter(())


def no_periods(_fact: Any) -> Iterator[tuple[str, str]]:
    return iter(())


def keep_all(facts: Sequence[Placed]) -> tuple[list[Placed], list[Placed], list[Remark]]:
    return list(facts), [], []


@dataclass(frozen=True)
class FactKind:
    """`values`: the columns of a record; it gets the ids of the stations by folded host. `faults`:
    (field, reason) against a record. `settle`: looks at all records of a file together; gives those
    that are its rows, stated totals of them, which are stored and not counted, and remarks (row,
    field, reason) to be told. `told_of`: (field, period) that must have begun before anything can
    be told of it. `own`: OF_PROVINCES, OF_STATIONS or OF_DESKS where rows belong to one of
    these; '' the institute's alone. `is_of`: whether a record is about the station at a host. `judge`: holds the rows against
    what is stored, and gives each as it is stored, with '' or why it is refused; without values
    where it says what is known already. `key`, `keep`, `changes`: of a kind that is not written as
    rows of the table's key."""

    code: str
    record: type
    table: Table
    values: Callable[[Any, Mapping[str, int]], dict[str, Any]]
    faults: Callable[[Any], Faults] = no_faults
    settle: Callable[[Sequence[Placed]], tuple[list[Placed], list[Placed], list[Remark]]] = keep_all
    told_of: Callable[[Any], Iterator[tuple[str, str]]] = no_periods
    own: str = ""
    is_of: Callable[[Any, str], bool] = lambda _record, _host: False
    judge: Callable[[Connection, Sequence[Judged], Judge], Iterator[Verdict]] | None = None
    key: tuple[str, ...] = ()
    keep: Callable[..., list[str]] | None = None
    changes: Callable[[Connection, int], list[dict[str, Any]]] | None = None

    @property
    def known_by(self) -> tuple[str, ...]:
        """The columns that tell two rows apart."""
        return self.key or tuple(self.table.info[KEY])


def _visited(fact: VisitRow) -> Iterator[tuple[str, str]]:
    yield N_("Kỳ"), fact.period


def _monthly(fact: Availability) -> Iterator[tuple[str, str]]:
    yield N_("Tháng"), fact.month


def _reported(fact: Activity | MonthFile) -> Iterator[tuple[str, str]]:
    yield N_("Tháng"), fact.month


def _month(fact: MonthFile, stations: Mapping[str, int]) -> dict[str, Any]:
    return {**fact.row, "station_id": _station_of(fact.station, stations)} | {
        "illustrative": fact.illustrative
    }


def _station_of(host: str, stations: Mapping[str, int]) -> int:
    """Raises NoStation."""
    key = host_key(host)
    if key not in stations:
        raise NoStation(host)
    return stations[key]


def _held(fact: Event) -> Iterator[tuple[str, str]]:
    if not (fact.planned or fact.cancelled):
        yield N_("Thời gian"), fact.held


def _opened(fact: Station) -> Iterator[tuple[str, str]]:
    yield N_("Thời điểm mở"), fact.opened


def _published(fact: Figure) -> Iterator[tuple[str, str]]:
    yield N_("Ngày đăng"), fact.published_on
    if fact.measure != TARGET:
        yield N_("Kỳ"), fact.period


def _plain(fact: Any, _stations: Mapping[str, int]) -> dict[str, Any]:
    return asdict(fact)


def _station(fact: Station, _stations: Mapping[str, int]) -> dict[str, Any]:
    values = asdict(fact)
    del values["id"], values["typed"]
    return {**values, "folded": station_key(fact.host)}


def station_key(host: str) -> str:
    """What tells stations apart: short and long names of a host are one."""
    return host_key(host)[: LONGEST_FOLDED["station"]]


def _event(fact: Event, stations: Mapping[str, int]) -> dict[str, Any]:
    return {
        **asdict(fact),
        "present": list(fact.present),
        "attending": sorted({station_at(name, stations) for name in fact.attending}),
        "station_id": _holder(fact, stations),
        "folded": folded_title(fact.title),
    }


def folded_title(title: str) -> str:
    """What tells events of one time apart."""
    return fold(title)[: LONGEST_FOLDED["event"]]


def _holder(fact: Event, stations: Mapping[str, int]) -> int | None:
    """The one station that is named among the organisers; None: the institute's."""
    named = [number for host, number in stations.items() if names_host(fact.organisers, host)]
    return named[0] if len(named) == 1 else None


def station_at(text: str, stations: Mapping[str, int]) -> int:
    """The station that a text names, in full or in the usual short form. Raises NoStation."""
    named = [number for host, number in stations.items() if names_host(text, host)]
    exact = stations.get(host_key(text))
    if exact is None and len(named) != 1:
        raise NoStation(text)
    return exact if exact is not None else named[0]


def _activity(fact: Activity, stations: Mapping[str, int]) -> dict[str, Any]:
    values = asdict(fact)
    station_id = _station_of(values.pop("station"), stations)
    return {**values, "station_id": station_id}


def _activity_of(fact: Activity | MonthFile, host: str) -> bool:
    return host_key(fact.station) == host_key(host)


def _event_of(fact: Event, host: str) -> bool:
    """Whoever writes down an event without its organisers holds it himself."""
    return not fact.organisers or names_host(fact.organisers, host)


def _product(fact: Product, _stations: Mapping[str, int]) -> dict[str, Any]:
    return {**asdict(fact), "folded": product_key(fact.name, fact.maker)}


def _no_changes(_connection: Connection, _batch_id: int) -> list[dict[str, Any]]:
    return []


FACT_KINDS: dict[str, FactKind] = {
    kind.code: kind
    for kind in (
        FactKind(
            code="visits",
            record=VisitRow,
            table=tables.visit,
            values=_plain,
            faults=visits.faults,
            settle=visits.settle_totals,
            told_of=_visited,
            judge=judged_visits,
        ),
        FactKind(
            "availability",
            Availability,
            tables.availability,
            _plain,
            availability.faults,
            told_of=_monthly,
        ),
        FactKind(
            "stations",
            Station,
            tables.station,
            _station,
            told_of=_opened,
            judge=judged_stations,
        ),
        FactKind(
            "activity",
            Activity,
            tables.station_activity,
            _activity,
            told_of=_reported,
            own=OF_STATIONS,
            is_of=_activity_of,
        ),
        FactKind(
            "reports",
            MonthFile,
            tables.station_month,
            _month,
            settle=month_file.settle,
            told_of=_reported,
            own=OF_STATIONS,
            is_of=_activity_of,
            judge=judged,
        ),
        FactKind(
            "events",
            Event,
            tables.event,
            _event,
            events.faults,
            told_of=_held,
            own=OF_STATIONS,
            is_of=_event_of,
            judge=judged_events,
        ),
        FactKind(
            "targets",
            TargetFile,
            tables.institute_target,
            target_row,
            goal_files.target_faults,
        ),
        FactKind(
            "tasks",
            TaskFile,
            tables.institute_task,
            task_row,
            goal_files.task_faults,
            told_of=goal_files.finished,
            judge=judged_tasks,
        ),
        FactKind("populations", Population, tables.population, _plain),
        FactKind("figures", Figure, tables.published_figure, _plain, told_of=_published),
        FactKind(
            "contacts",
            OwnerContact,
            tables.owner_contact,
            contact_row,
            own=OF_PROVINCES,
            judge=judged_contacts,
            key=("vn34", "owner"),
            keep=keep_rows,
            changes=contact_changes,
        ),
        FactKind(
            "requests",
            RequestLine,
            tables.request,
            request_row,
            own=OF_DESKS,
            judge=judged_requests,
            key=("number", "key"),
            keep=keep_requests,
            changes=_no_changes,
        ),
        FactKind("products", Product, tables.local_product, _product, own=OF_PROVINCES),
    )
}
"""Code on the command line and in import_batch → the kind."""


def save_facts(
    connection: Connection,
    kind: FactKind,
    facts: Sequence[Any],
    *,
    batch_id: int | None,
    by: str = "",
) -> list[str]:
    """Stores records of one kind, no two of which mean the same row; gives 'new', 'changed' or
    'unchanged' for each. Raises NoStation."""
    stations = station_ids(connection)
    rows = [kind.values(fact, stations) for fact in facts]
    return save_rows(connection, kind.table, rows, batch_id=batch_id, by=by)


def write_visits(
    connection: Connection, rows: Sequence[VisitRow], *, batch_id: int | None
) -> list[str]:
    """Stores counters of visits: tables, Matomo and logs alike. Two rows are the same when series
    and period are; a value that is None keeps the stored one. Check each row with
    domain.network.visits.faults before; a reader that delivers `Reading(kind="visits")` has it
    done."""
    return save_facts(connection, FACT_KINDS["visits"], rows, batch_id=batch_id)


def station_ids(connection: Connection) -> dict[str, int]:
    """Folded name of the host → id of its station."""
    return {
        row.folded: int(row.id)
        for row in connection.execute(select(tables.station.c.folded, tables.station.c.id))
    }
