"""The network of stations and what is published about it: figures, stations and their activity,
events, visits, populations.

Rows without a batch are published facts that came with the program; others were imported. `key`
names the columns that tell rows apart.
"""

from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.schema import SchemaItem

from data_access.tables.base import TENANT, Moment, metadata, version_and_stamp
from data_access.tables.register import Id

KEY = "key"
PUBLISHED = "published"


def _known(
    name: str,
    key: tuple[str, ...],
    *columns: Column[Any],
    tenant: bool = False,
    apart: tuple[SchemaItem, ...] = (),
) -> Table:
    """A table of imported or published rows, told apart by `key`; `apart`: by which constraints,
    where one over the key is not enough."""
    info = {KEY: key, **({TENANT: True} if tenant else {})}
    return Table(
        name,
        metadata,
        Column("id", Id, primary_key=True),
        *columns,
        Column("note", Text, nullable=False),
        Column("illustrative", Boolean, nullable=False),
        Column(
            "batch_id",
            Id,
            ForeignKey("import_batch.id"),
            index=True,
            comment="NULL: came with the program",
        ),
        *(apart or (UniqueConstraint(*key, name=f"uq_{name}"),)),
        info=info,
    )


def _typed() -> tuple[Column[Any], ...]:
    """Of rows that come with the program, from files and from people's forms."""
    return (
        Column(
            PUBLISHED,
            Boolean,
            nullable=False,
            server_default=false(),
            comment="came with the program and says what is published",
        ),
        Column("version", Integer, nullable=False, server_default="0"),
        Column("updated_at", Moment),
        Column("updated_by", String(120), nullable=False, server_default=""),
    )


published_figure = _known(
    "published_figure",
    ("subject", "measure", "about", "since", "period", "position", "source_url"),
    Column("subject", String(30), nullable=False),
    Column("measure", String(6), nullable=False, comment="stock, flow or target"),
    Column("about", String(80), nullable=False, comment="a province, a type of host, or ''"),
    Column("vn63", String(2)),
    Column("period_kind", String(10), nullable=False),
    Column("since", String(10), nullable=False),
    Column("period", String(10), nullable=False, comment="'' where the source does not say"),
    Column("value", BigInteger, comment="NULL: words alone"),
    Column("qualifier", String(13), nullable=False),
    Column("wording", Text, nullable=False, comment="letter by letter"),
    Column("compared_to", String(10), nullable=False),
    Column("position", Integer, nullable=False, comment="order among several of one subject"),
    Column("source", Text, nullable=False),
    Column("source_url", String(500), nullable=False),
    Column("published_on", String(10), nullable=False),
    Column("edition_id", Id, comment="the report of ours that published it; NULL: another source"),
)

station = _known(
    "station",
    ("folded",),
    Column("folded", String(200), nullable=False, comment="folded name of the host"),
    Column("host", Text, nullable=False),
    Column("host_type", String(20), nullable=False),
    Column("vn63", String(2)),
    Column("vn34", String(2)),
    Column("opened", String(10), nullable=False, comment="day, month or year; '' unknown"),
    Column("address", Text, nullable=False),
    Column("contact", Text, nullable=False),
    Column("people", Integer),
    Column("dispute", Text, nullable=False, comment="how sources contradict each other"),
    Column(
        "ended",
        String(10),
        nullable=False,
        server_default="",
        comment="day, month or year; '' not known to have ended",
    ),
    Column(
        "ended_why",
        Text,
        nullable=False,
        server_default="",
        comment="what the end follows from, in words",
    ),
    Column("successor", Text, nullable=False, server_default="", comment="the host that follows"),
    Column("source", Text, nullable=False),
    Column("source_url", String(500), nullable=False),
    *_typed(),
)
"""Neither published nor of a batch nor illustrative: somebody of the institute typed it."""

station_activity = _known(
    "station_activity",
    ("station_id", "month"),
    Column("station_id", Id, ForeignKey("station.id"), nullable=False),
    Column("month", String(7), nullable=False),
    *(
        Column(name, Integer)
        for name in ("consultations", "updates", "listings", "trainings", "trained")
    ),
    Column("source", Text, nullable=False),
    tenant=True,
)
"""Belongs to its station; the institute sees all of them."""

OF_INSTITUTE = text("station_id IS NULL")

event = _known(
    "event",
    ("folded", "held", "station_id"),
    Column("folded", String(300), nullable=False, comment="folded title"),
    Column("title", Text, nullable=False),
    Column("kind", String(10), nullable=False),
    Column("held", String(10), nullable=False, comment="day, month or year; '' unknown"),
    Column("planned", Boolean, nullable=False),
    Column("place", Text, nullable=False),
    Column("vn63", String(2)),
    Column("organisers", Text, nullable=False),
    Column("times", Integer, nullable=False),
    Column("delegates", Integer),
    Column("delegates_qualifier", String(13), nullable=False),
    Column("participants", Text, nullable=False),
    Column("departments", Integer, comment="Sở KH&CN present"),
    Column("present", JSON, nullable=False, comment="vn63 codes of those that are named"),
    Column("wording", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("source_url", String(500), nullable=False),
    Column(
        "station_id",
        Id,
        comment="the station that wrote it down and may change it; NULL: the institute's",
    ),
    Column("women", Integer, comment="of the delegates; NULL: not told"),
    Column("expected", Integer, comment="how many were announced; NULL: not told"),
    Column(
        "attending",
        JSON,
        nullable=False,
        server_default="[]",
        comment="ids of the stations whose staff was there",
    ),
    Column(
        "cancelled",
        Text,
        nullable=False,
        server_default="",
        comment="why it did not take place; '' where it did or may",
    ),
    *_typed(),
    apart=(
        Index("uq_event_of_station", "folded", "held", "station_id", unique=True),
        Index(
            "uq_event_of_institute",
            *("folded", "held"),
            unique=True,
            sqlite_where=OF_INSTITUTE,
            postgresql_where=OF_INSTITUTE,
        ),
    ),
)
"""Belongs to the station that holds it, or to the institute, which sees all of them; a station sees
the institute's besides its own, for its people were there (scope.published). Told apart within what
its owner has, so that no refusal tells of another station's; to an index no two empty owners are the
same, hence two of them."""

visit = _known(
    "visit",
    ("series", "period"),
    Column("series", String(12), nullable=False, comment="table, matomo, log, illustrative"),
    Column("period", String(10), nullable=False, comment="day, month, or year for a stated total"),
    *(
        Column(name, BigInteger)
        for name in ("visitors", "first_time", "page_views", "unique_visitors")
    ),
    Column("source", Text, nullable=False),
    tenant=True,
)
"""Belongs to the institute. Its days are added up by month in visit_month (tables.rollups)."""
NOT_DAYS = text("length(period) <= 7")
Index("ix_visit_not_days", visit.c.period, sqlite_where=NOT_DAYS, postgresql_where=NOT_DAYS)

availability = _known(
    "availability",
    ("month",),
    Column("month", String(7), nullable=False),
    Column("planned", Integer, comment="minutes down as announced; NULL: not told"),
    Column("unplanned", Integer, comment="minutes down besides; NULL: not told"),
    Column("source", Text, nullable=False),
    *version_and_stamp(),
    tenant=True,
)
"""Belongs to the institute. Without a batch: typed on the page."""

population = _known(
    "population",
    ("vintage", "code", "year", "measure"),
    Column("vintage", String(4), nullable=False),
    Column("code", String(2), nullable=False),
    Column("year", Integer, nullable=False),
    Column("measure", String(80), nullable=False),
    Column("value", BigInteger, nullable=False),
    Column("basis", Text, nullable=False),
    Column("source_url", String(500), nullable=False),
)

row_revision = Table(
    "row_revision",
    metadata,
    Column("batch_id", Id, ForeignKey("import_batch.id"), primary_key=True),
    Column("position", Integer, primary_key=True, comment="order of writing within the batch"),
    Column("table_name", String(30), nullable=False),
    Column("row_id", Id, nullable=False),
    Column("before", JSON, comment="the whole row before; NULL when it was new"),
    info={TENANT: True},
)
"""What an import changed in these tables, so that it can be taken back."""
