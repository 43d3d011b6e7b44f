"""Puts a province's first page of a past day together."""

from datetime import date

from sqlalchemy import Connection

from data_access.database.area import ProvinceArea
from data_access.local_names.specialities_on_day import specialities_on
from data_access.overview.past.ranking import nice_on, owners_on
from data_access.overview.past.tiles import tiles_on
from data_access.overview.past.years import filings_on
from data_access.overview.work import changes_on
from data_access.rollups.counts_on_day import as_of_day, counts_on
from data_access.rollups.filings import to_date
from domain.records.kinds import KINDS
from read_models.overview import Overview, WorkItem
from read_models.register_filters import Filters


def overview_on(conn: Connection, place: ProvinceArea, on: date) -> Overview:
    """The figures of the place as they were on the day `on`, from what is known today. Definitions:
    read_models.indicators."""
    counts = counts_on(conn, place, on)
    dates = to_date(conn, place, on)
    status = counts.by_status()
    late = {kind: status.get(kind, {}).get("in_grace", 0) for kind in KINDS}
    return Overview(
        vn34=place.vn34,
        former_shown=place.former,
        as_of=as_of_day(conn, place, on),
        total=counts.total,
        tiles=tiles_on(conn, place, counts, on),
        work=(_late(late, place, on), changes_on(conn, place, on)),
        filings=filings_on(conn, place, on, dates),
        to_date=dates,
        status=status,
        nice=nice_on(conn, place, on),
        owners=owners_on(conn, place, on),
        specialities=specialities_on(conn, place, on),
        former=counts.by_former(),
        other_offices=counts.other_offices,
    )


def _late(late: dict[str, int], place: ProvinceArea, on: date) -> WorkItem:
    """What could be paid late on the day. What fell due soon after it stands on the page of
    deadlines of the day."""
    by_kind = tuple(
        (kind, n) for kind, n in sorted(late.items(), key=lambda item: (-item[1], item[0])) if n
    )
    return WorkItem(
        "grace",
        sum(late.values()),
        by_kind,
        None,
        Filters(statuses=("in_grace",), former=place.former, on=on),
    )
