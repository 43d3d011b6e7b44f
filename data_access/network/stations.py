"""Stations: the list with what is counted and what is named, one station with all that is known of
it."""

from dataclasses import fields

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, select

from data_access.database.scope import Scope, published
from data_access.network.figures import figures
from data_access.network.lives import lives
from data_access.records.visibility import LARGEST_ID
from data_access.tables import event, station, station_activity
from domain.network.hosts import host_key
from domain.network.records import Activity, Event, Station
from domain.text.folding import sort_key
from read_models.network import Network, StationView

TYPED = (
    station.c.batch_id.is_(None)
    & station.c.published.is_(False)
    & station.c.illustrative.is_(False)
)
STATION = [
    TYPED.label("typed") if field.name == "typed" else station.c[field.name]
    for field in fields(Station)
]
EVENT = [event.c[field.name] for field in fields(Event)]
ACTIVITY = [station_activity.c[field.name] for field in fields(Activity) if field.name != "station"]
ABOUT = ("stations", "dashboards", "station_requests", "station_consultations", "station_services")


def network(conn: Connection, *, scope: Scope) -> Network:
    """The stations that a source names, in Vietnamese order, and what is published about their
    number, dashboards and requests."""
    named = tuple(found for found in stations(conn, scope=scope) if found.named)
    return Network(named, tuple(figures(conn, scope=scope, subjects=ABOUT)))


def stations(conn: Connection, *, scope: Scope) -> list[Station]:
    found = [
        Station(**row)
        for row in conn.execute(select(*STATION).where(published(station, scope))).mappings()
    ]
    return sorted(found, key=lambda s: sort_key(s.host))


def one_station(conn: Connection, station_id: int, *, scope: Scope) -> StationView | None:
    """One station, its province's figures and events, its activity by month (oldest first); None
    where there is none to be seen."""
    found = one(conn, station_id, scope=scope)
    if found is None:
        return None
    about = [
        f for f in figures(conn, scope=scope, subjects=ABOUT) if f.vn63 and f.vn63 == found.vn63
    ]
    held = [
        e for e in events(conn, scope=scope) if found.vn63 and found.vn63 in (e.vn63, *e.present)
    ]
    own = (station_activity.c.station_id == station_id, published(station_activity, scope))
    rows = conn.execute(select(*ACTIVITY).where(*own).order_by(station_activity.c.month)).mappings()
    activity = tuple(Activity(station=found.host, **row) for row in rows)
    life = lives(conn, [found], scope=scope)[found.id]
    known = {host_key(s.host): s.id for s in stations(conn, scope=scope)}
    return StationView(
        station=found,
        figures=tuple(about),
        events=tuple(held),
        activity=activity,
        life=life,
        stations=known,
    )


def one(conn: Connection, station_id: int, *, scope: Scope) -> Station | None:
    """The station alone; None where there is none to be seen."""
    row = conn.execute(select(*STATION).where(_own(station_id, scope))).mappings().one_or_none()
    return Station(**row) if row else None


def station_is_visible(conn: Connection, station_id: int, *, scope: Scope) -> bool:
    """Whether there is such a station and the person may see its page."""
    return (
        0 < station_id < LARGEST_ID
        and conn.scalar(select(station.c.id).where(_own(station_id, scope))) is not None
    )


def _own(station_id: int, scope: Scope) -> ColumnElement[bool]:
    """The station, for whoever sees all of them or belongs to it."""
    shown = (
        station.c.id == scope.station_id if scope.kind == "station" else published(station, scope)
    )
    return and_(station.c.id == station_id, shown)


def events(conn: Connection, *, scope: Scope) -> list[Event]:
    """Conferences, workshops and trainings, the newest first; those without a date last."""
    rows = conn.execute(
        select(*EVENT).where(published(event, scope)).order_by(event.c.held.desc(), event.c.title)
    ).mappings()
    return [_told(row) for row in rows]


def _told(row: RowMapping) -> Event:
    """Without the stations whose staff was there, which are told where events are written."""
    return Event(**{**row, "present": tuple(row["present"]), "attending": ()})
