"""Invented stages and reports for the demonstration, each marked illustrative; nobody's writing
passes here."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Connection, insert

from data_access.network.lives import NAMES
from data_access.network.report_writing import EMPTY
from data_access.network.station_people import KEPT
from data_access.tables import station_month, station_person, station_stage
from domain.calendar.dates import VIETNAM
from domain.network.monthly import Values
from domain.network.reporting import CONFIRMED, RETURNED
from domain.network.staff import Person
from domain.network.stages import Stage

NOON = time(10, 20)
COMMENT = "Số người được tập huấn có gồm hội nghị của Viện không? Xin ghi riêng."
Told = tuple[str, str, date | None, Values]
"""Month, state, first day, numbers."""


def write_invented(
    connection: Connection,
    station_id: int,
    stages: Iterable[Stage],
    reports: Iterable[Told],
    *,
    by: str,
) -> None:
    mark: dict[str, Any] = {
        "station_id": station_id,
        "illustrative": True,
        "version": 1,
        "updated_by": by,
    }
    begun = _moment(date(2026, 1, 5))
    for stage in stages:
        told: dict[str, Any] = {name: getattr(stage, name) for name in NAMES}
        connection.execute(insert(station_stage).values(**told, updated_at=begun, **mark))
    for month, state, first, values in reports:
        at = _moment(first) if first else None
        row: dict[str, Any] = {
            **EMPTY,
            **values,
            "month": month,
            "state": state,
            "answers": {},
            "first_day": first,
            "submitted_at": at,
        }
        row |= {
            "submitted_by": by if first else "",
            "decided_by": by if state in (CONFIRMED, RETURNED) else "",
        }
        row |= {
            "decided_at": at if state in (CONFIRMED, RETURNED) else None,
            "comment": COMMENT if state == RETURNED else "",
        }
        row |= {"updated_at": at or _moment(date.fromisoformat(f"{month}-28")), **mark}
        connection.execute(insert(station_month).values(row))


def _moment(day: date) -> datetime:
    return datetime.combine(day, NOON, VIETNAM)


def write_people(
    connection: Connection, station_id: int, people: Iterable[Person], *, by: str
) -> None:
    for person in people:
        told: dict[str, Any] = {name: getattr(person, name) for name in KEPT}
        told |= {"trainings": list(person.trainings), "station_id": station_id, "version": 1}
        told |= {"illustrative": True, "updated_by": by, "updated_at": _moment(date(2026, 1, 5))}
        connection.execute(insert(station_person).values(told))
