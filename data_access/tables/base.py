"""The one MetaData and the column types that all tables share."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, DateTime, Dialect, Integer, MetaData, String, TypeDecorator

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)
sqlite_metadata = MetaData(naming_convention=metadata.naming_convention)
"""Tables that only SQLite needs, since its audit log is in a file of its own
(data_access.database.signin_file)."""
TENANT = "tenant"
"""Key in Table.info: rows belong to a province; every statement on it needs a scope
(data_access.database.scope)."""
PRIVATE = "private"
"""Key in Table.info, beside TENANT: rows are for the people of their province alone, those whose role
is granted what it names (domain.roles.Sees); a nationwide scope does not see them."""

SECOND_STATION = "second station"
"""Key in Table.info, beside TENANT: the column of another station that sees the row, too."""
OF_A_KIND = "of a kind"
"""Key in Table.info, beside TENANT: rows are records or counts of them, and column `kind` is the
record's own."""


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, aware on both sides; SQLite stores it without offset."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value


def version_and_stamp() -> tuple[Column[Any], ...]:
    """Of a row that people change: the version that a form must have seen, and who wrote it."""
    return (
        Column("version", Integer, nullable=False),
        Column("updated_at", Moment, nullable=False),
        Column("updated_by", String(120), nullable=False),
    )
