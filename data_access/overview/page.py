"""Puts a province's first page together."""

from datetime import date

from sqlalchemy import Connection

from data_access.database.area import ProvinceArea
from data_access.database.scope import Scope
from data_access.local_names.specialities import specialities
from data_access.overview.past.page import overview_on
from data_access.overview.ranking import nice_classes, owners
from data_access.overview.tiles import tiles
from data_access.overview.urgent import urgent
from data_access.overview.work import work
from data_access.rollups.counts import Counts
from data_access.rollups.filings import filings, to_date
from data_access.rollups.freshness import as_of
from read_models.overview import Overview


def overview(
    conn: Connection,
    *,
    scope: Scope,
    vn34: str,
    former: str | None = None,
    today: date,
    on: date | None = None,
) -> Overview:
    """The figures of the province `vn34` as far as `scope` sees it; with `former` (a vn63 code or
    'unknown') only of that part of it, `Overview.former` apart, which always lists all parts.
    `today`: the day in Viet Nam; `on`: an earlier one to show instead. Definitions:
    read_models.indicators."""
    place = ProvinceArea(scope, vn34, former)
    return overview_on(conn, place, on) if on else _today(conn, place, today)


def _today(conn: Connection, place: ProvinceArea, today: date) -> Overview:
    """From the rollups."""
    scope = place.scope
    vn34 = place.vn34
    former = place.former
    counts = Counts.read(conn, place)
    fresh = as_of(conn, scope=scope, vn34=vn34, former=former)
    return Overview(
        vn34=vn34,
        former_shown=former,
        as_of=fresh,
        total=counts.total,
        tiles=tiles(conn, place, counts, today),
        work=work(conn, place, today),
        filings=filings(conn, place, today),
        to_date=to_date(conn, place, today),
        status=counts.by_status(),
        nice=nice_classes(conn, place),
        owners=owners(conn, place, mixed=fresh.illustrative == "part"),
        specialities=specialities(conn, place, counts),
        former=counts.by_former(),
        other_offices=counts.other_offices,
        urgent=urgent(conn, place, today),
    )
