"""Published figures, side by side where their sources disagree."""

from collections.abc import Sequence
from dataclasses import fields

from sqlalchemy import Connection, select

from data_access.database.scope import Scope, published
from data_access.tables import published_figure
from domain.calendar.periods import latest_first
from domain.network.records import Figure

COLUMNS = [published_figure.c[field.name] for field in fields(Figure)]


def figures(
    conn: Connection,
    *,
    scope: Scope,
    subjects: Sequence[str] = (),
    year: int | None = None,
    of_reports: bool = False,
) -> list[Figure]:
    """All figures, or those about the subjects and of the year; the newest period first, then in
    the order of the source. `of_reports`: those that reports of ours published, too: they were
    counted here, so that no page counts with them a second time."""
    query = select(*COLUMNS).where(published(published_figure, scope))
    if not of_reports:
        query = query.where(published_figure.c.edition_id.is_(None))
    if subjects:
        query = query.where(published_figure.c.subject.in_(subjects))
    if year is not None:
        query = query.where(published_figure.c.period.like(f"{year:04}%"))
    found = [Figure(**row) for row in conn.execute(query).mappings()]
    return sorted(found, key=lambda f: (latest_first(f.period), f.position, -(f.value or 0)))
