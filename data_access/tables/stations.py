"""What is written down about one station: the stages of its life, its monthly reports, what was
corrected in these after their lock, its people, how it is reached.

Belong to their station, which sees its own alone; the institute sees all of them.
"""

from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from data_access.tables.base import TENANT, Moment, metadata
from data_access.tables.network import KEY
from data_access.tables.register import Id

COUNTED = (
    *("contacts", "consultations", "updates", "listings", "classes", "trained", "staff"),
    *("topic_search", "topic_protection", "topic_status", "topic_infringement", "topic_other"),
    *("by_platform", "by_fanpage", "by_phone", "by_email", "in_person"),
    *("search_patent", "search_utility", "search_design", "search_mark", "search_indication"),
    *("women", "partners", "filings"),
)
WORDED = ("proposals", "difficulties", "outreach", "materials")


def _of_station(name: str, *columns: Any) -> Table:
    return Table(
        name,
        metadata,
        Column("id", Id, primary_key=True),
        Column("station_id", Id, ForeignKey("station.id"), nullable=False),
        *columns,
        Column("illustrative", Boolean, nullable=False),
        info={TENANT: True},
    )


def _of_month() -> tuple[Column[Any], ...]:
    """What is told of a month, and how it went on."""
    counts = (
        Column(name, Integer, comment="hundredths" if name == "staff" else None) for name in COUNTED
    )
    return (
        Column("month", String(7), nullable=False),
        Column(
            "state", String(10), nullable=False, comment="draft, submitted, confirmed, returned"
        ),
        *counts,
        *(Column(name, Text, nullable=False) for name in WORDED),
        Column(
            "answers",
            JSON,
            nullable=False,
            comment="field → reason for a number that was asked about",
        ),
        Column(
            "listed",
            JSON,
            nullable=False,
            server_default="{}",
            comment="field → number of the list of events, reason, where another was typed",
        ),
        Column(
            "former",
            JSON,
            nullable=False,
            server_default="[]",
            comment="what was handed in before, oldest first",
        ),
        Column(
            "first_day", Date, comment="on which it was first handed in; kept when it is returned"
        ),
        Column("submitted_at", Moment),
        Column("submitted_by", String(120), nullable=False),
        Column("decided_at", Moment),
        Column("decided_by", String(120), nullable=False),
        Column("comment", Text, nullable=False, comment="why it was returned"),
        Column("open_until", Date, comment="last day of an exception from the lock"),
        Column("open_reason", Text, nullable=False),
        *_stamped(),
    )


def _stamped() -> tuple[Column[Any], ...]:
    return (
        Column("version", Integer, nullable=False),
        Column("updated_at", Moment, nullable=False),
        Column("updated_by", String(120), nullable=False),
    )


station_stage = _of_station(
    "station_stage",
    Column("stage", String(10), nullable=False),
    Column("day", String(10), nullable=False, comment="since when: day, month or year; '' unknown"),
    Column("evidence", Text, nullable=False, comment="the paper, in words"),
    Column("number", String(80), nullable=False, comment="of the agreement"),
    Column("term", String(80), nullable=False, comment="of the agreement"),
    Column(
        "successor", Text, nullable=False, comment="the host that follows an ended station; '' none"
    ),
    *_stamped(),
    UniqueConstraint("station_id", "stage", "day", name="uq_station_stage"),
)

station_month = _of_station(
    "station_month",
    *_of_month(),
    Column("batch_id", Id, comment="the import that wrote it last; NULL: typed on the page"),
    UniqueConstraint("station_id", "month", name="uq_station_month"),
)
station_month.info[KEY] = ("station_id", "month")
ADDED_UP = (
    *("month", "station_id", "state", "first_day"),
    *("consultations", "updates", "listings", "classes", "trained", "filings"),
    *("search_patent", "search_utility", "search_design", "search_mark", "search_indication"),
    *("women", "illustrative"),
)
"""What the whole network is asked for: a year of two hundred stations is read from the index alone."""
Index("ix_station_month_month", *(station_month.c[name] for name in ADDED_UP))
WAITING = text("state = 'submitted'")
Index(
    "ix_station_month_waiting",
    *(station_month.c[name] for name in ("first_day", "station_id", "month")),
    sqlite_where=WAITING,
    postgresql_where=WAITING,
)
"""The few reports that wait to be confirmed, of all years."""

institute_month = Table(
    "institute_month",
    metadata,
    Column("id", Id, primary_key=True),
    *_of_month(),
    Column("illustrative", Boolean, nullable=False),
    UniqueConstraint("month", name="uq_institute_month"),
    info={TENANT: True},
)
"""What the institute handled itself: belongs to it, has no deadline and stands in no rate."""

station_reminder = Table(
    "station_reminder",
    metadata,
    Column("user_id", Id, ForeignKey("user.id"), primary_key=True, autoincrement=False),
    Column("station_id", Id, primary_key=True, autoincrement=False),
    Column("month", String(7), primary_key=True),
    Column("kind", String(7), primary_key=True, comment="soon, overdue"),
    Column("sent_on", Date, nullable=False),
)
"""What a station's person was reminded of by mail: once a month and kind. Belongs to the person, as
the weekly letter does. Kind nudge: what a person of the institute asked a station for."""

station_month_correction = _of_station(
    "station_month_correction",
    Column("month", String(7), nullable=False),
    Column("field", String(20), nullable=False),
    Column("old", Integer),
    Column("new", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("made_by", String(120), nullable=False),
)
"""Stands beside the report, whose own number stays as it was handed in."""

station_person = _of_station(
    "station_person",
    Column("name", String(120), nullable=False),
    Column("post", String(200), nullable=False),
    Column("since", Date),
    Column("until", Date, comment="the last day; NULL: has not left"),
    Column("share", Integer, comment="hundredths of full time; NULL: not told"),
    Column("phone", String(40), nullable=False),
    Column("email", String(200), nullable=False),
    Column("trainings", JSON, nullable=False, comment="ids of the events attended"),
    *_stamped(),
    Index("ix_station_person_station_id", "station_id"),
)
"""Telephone and address are for the station and the institute alone."""

station_contact = _of_station(
    "station_contact",
    Column("address", Text, nullable=False),
    Column("person", String(120), nullable=False),
    Column("phone", String(40), nullable=False),
    Column("email", String(200), nullable=False),
    *_stamped(),
    UniqueConstraint("station_id", name="uq_station_contact"),
)
"""What the station says of itself, beside what is published or imported about it."""

station_document = _of_station(
    "station_document",
    Column("kind", String(10), nullable=False, comment="agreement, decision, other"),
    Column("title", String(200), nullable=False, comment="what it is, in words"),
    Column("name", String(120), nullable=False, comment="the sender's name of the file"),
    Column("type", String(5), nullable=False, comment="pdf, docx, xlsx, png, jpeg"),
    Column("size", Integer, nullable=False),
    Column(
        "sha256",
        String(64),
        nullable=False,
        comment="of the content: where the file lies below the data folder",
    ),
    Column("added_at", Moment, nullable=False),
    Column("added_by", String(120), nullable=False),
    Column("removed_at", Moment, comment="NULL: stands on the page"),
    Column("removed_by", String(120), nullable=False),
    Index("ix_station_document_station_id", "station_id"),
)
"""One that is taken off the page stays here, with its file."""
