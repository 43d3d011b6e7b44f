"""What a report is held against before it is published: its former edition, and what was published
of earlier years."""

from collections import defaultdict

from sqlalchemy import Connection, select

from data_access.database.scope import Scope, published
from data_access.editions.reading import former, numbers_of
from data_access.tables import published_figure
from read_models.editions import Edition, PublishedBefore


def beside_of(connection: Connection, own: Edition, *, scope: Scope) -> PublishedBefore:
    """A province's report is held against its own former edition alone."""
    before = former(connection, own, scope=scope)
    numbers = numbers_of(connection, before, scope=scope) if before else ()
    years = {} if own.vn34 else _published(connection, scope)
    return PublishedBefore(numbers, before.period if before else "", years)


def _published(connection: Connection, scope: Scope) -> dict[str, dict[str, int]]:
    """Year → subject → value, of whole years; of several the newest edition's."""
    c = published_figure.c
    query = select(c.period, c.subject, c.value).where(
        published(published_figure, scope), c.about == "", c.value.is_not(None)
    )
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for row in connection.execute(query.order_by(c.id)):
        if len(row.period) == len("2021"):
            found[row.period][row.subject] = row.value
    return dict(found)
