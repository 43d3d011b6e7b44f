"""Filings by year as they were on a past day."""

from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, func, select

from data_access.database.area import ProvinceArea
from data_access.records.on_day import UNDATED, there
from data_access.rollups.filings import filings
from data_access.tables import asset
from domain.records.kinds import KINDS
from read_models.overview import Filings, YearToDate


def filings_on(
    conn: Connection, place: ProvinceArea, on: date, dates: tuple[YearToDate, ...]
) -> Filings:
    """The ten years up to the day's, its own year up to the day (`dates`); without filing date only
    what was there by then."""
    found = filings(conn, place, on)
    filed = next(d for d in dates if d.measure == "filed")
    counts = {kind: (*found.counts[kind][:-1], filed.by_kind[kind][0]) for kind in KINDS}
    query = (
        select(asset.c.kind, func.count())
        .where(*place.of(asset), asset.c.filed_sort == UNDATED, there(on))
        .group_by(asset.c.kind)
    )
    return replace(found, counts=counts, undated={kind: int(n) for kind, n in conn.execute(query)})
