"""Monthly reports written: saved, handed in, confirmed or returned, opened again after the lock,
corrected beside.

One row with a version: what was seen is named in the condition of the write, so that of two at once
one is told of the other.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, insert, select, update

from data_access.accounts.writer import Conflict, Gone, Writer
from data_access.database.engine import now
from data_access.database.locks import put_once
from data_access.database.scope import of_institute, of_station
from data_access.network.reports import month_report
from data_access.tables import institute_month, station_month, station_month_correction
from data_access.tables.stations import COUNTED, WORDED
from domain.network.monthly import Values
from domain.network.reporting import (
    CONFIRMED,
    DRAFT,
    HANDED_IN,
    INSTITUTE,
    RETURNED,
    SUBMITTED,
    is_locked,
)
from read_models.station_reports import Former, Listed, MonthReport, different

EMPTY = dict.fromkeys(COUNTED) | dict.fromkeys(
    (*WORDED, "submitted_by", "decided_by", "comment", "open_reason"), ""
)


class Locked(Exception):
    """The month can be written no more: its lock has passed, or the institute has confirmed it."""


class NotHandedIn(Exception):
    """There is nothing to be confirmed, returned or corrected."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed: numbers, words, reasons of numbers that were asked about, numbers of lists
    beside those that were typed over them."""

    values: Values
    words: Mapping[str, str]
    answers: Mapping[str, str] = field(default_factory=dict)
    listed: Mapping[str, Listed] = field(default_factory=dict)

    @property
    def row(self) -> dict[str, Any]:
        listed = {name: asdict(told) for name, told in self.listed.items()}
        return {**self.values, **self.words, "answers": dict(self.answers), "listed": listed}


def stored(
    connection: Connection, writer: Writer, station_id: int, month: str
) -> MonthReport | None:
    row = (
        connection.execute(select(_table(station_id)).where(*_here(writer, station_id, month)))
        .mappings()
        .one_or_none()
    )
    return month_report(row) if row else None


def keep(
    connection: Connection,
    writer: Writer,
    station_id: int,
    month: str,
    typed: Typed,
    *,
    version: int,
    submit: bool,
    today: date,
    illustrative: bool,
) -> None:
    """Saves a draft or hands the report in. What was handed in stays so when it is saved again.
    Raises Locked, Conflict."""
    known = stored(connection, writer, station_id, month)
    if station_id != INSTITUTE:
        _require_open(known, month, today)
    new = typed.row | {"former": formers(known, typed.row)}
    if submit or (known and known.state == SUBMITTED):
        new |= {"state": SUBMITTED, "first_day": known.first if known and known.first else today}
        new |= {"submitted_at": now(), "submitted_by": writer.name}
    else:
        new |= {"state": known.state if known else DRAFT}
    _write(
        connection,
        writer,
        station_id,
        month,
        new=new,
        known=known,
        version=version,
        illustrative=illustrative,
    )
    writer.record(
        connection, "report submitted" if submit else "report saved", f"{station_id}/{month}"
    )


def confirm(
    connection: Connection, writer: Writer, station_id: int, month: str, *, version: int
) -> None:
    """Raises NotHandedIn, Conflict."""
    _decide(
        connection, writer, station_id, month, {"state": CONFIRMED, "comment": ""}, version=version
    )
    writer.record(connection, "report confirmed", f"{station_id}/{month}")


def send_back(
    connection: Connection,
    writer: Writer,
    station_id: int,
    month: str,
    *,
    comment: str,
    version: int,
    today: date,
) -> None:
    """The first day is kept. What is locked must be opened before, or nobody could hand it in
    again. Raises Locked, NotHandedIn, Conflict."""
    _require_open(stored(connection, writer, station_id, month), month, today)
    _decide(
        connection,
        writer,
        station_id,
        month,
        {"state": RETURNED, "comment": comment},
        version=version,
    )
    writer.record(connection, "report returned", f"{station_id}/{month}", comment=comment)


def open_again(
    connection: Connection,
    writer: Writer,
    station_id: int,
    month: str,
    *,
    until: date,
    reason: str,
    version: int,
    illustrative: bool,
) -> None:
    """An exception from the lock, for a month that was never begun as well. Raises Conflict, Locked
    where it is confirmed."""
    known = stored(connection, writer, station_id, month)
    if known and known.state == CONFIRMED:
        raise Locked
    new: dict[str, Any] = {
        "open_until": until,
        "open_reason": reason,
        "state": known.state if known else DRAFT,
    }
    _write(
        connection,
        writer,
        station_id,
        month,
        new=new,
        known=known,
        version=version,
        illustrative=illustrative,
    )
    writer.record(
        connection, "report opened", f"{station_id}/{month}", until=until.isoformat(), reason=reason
    )


def correct(
    connection: Connection,
    writer: Writer,
    station_id: int,
    month: str,
    *,
    name: str,
    new: int,
    reason: str,
    version: int,
    today: date,
) -> None:
    """A number beside the one that was handed in. Raises NotHandedIn, Conflict; Locked where the
    report itself can still be changed."""
    known = stored(connection, writer, station_id, month)
    if known is None or not known.handed_in:
        raise NotHandedIn
    if known.writable(today):
        raise Locked
    _advance(connection, writer, known, {}, version=version)
    d = station_month_correction.c
    here = (
        of_station(station_month_correction, writer.scope),
        d.station_id == station_id,
        d.month == month,
        d.field == name,
    )
    before = connection.execute(select(d.new).where(*here).order_by(d.id.desc()).limit(1)).scalar()
    row = {
        "station_id": station_id,
        "month": month,
        "field": name,
        "new": new,
        "reason": reason,
        "made_at": now(),
    }
    row |= {
        "old": known.values[name] if before is None else before,
        "made_by": writer.name,
        "illustrative": known.illustrative,
    }
    connection.execute(insert(station_month_correction).values(row))
    writer.record(connection, "report corrected", f"{station_id}/{month}", field=name, new=new)


def formers(known: MonthReport | None, new: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What was handed in before, with what was handed in last where that is to become different.
    Drafts of one that was returned are not kept one by one."""
    if known is None:
        return []
    before = [_kept(told) for told in known.former]
    there = {**known.values, **known.words}
    if not different(there, {name: new.get(name) for name in there}):
        return before
    return [_kept(told) for told in known.handings]


def _kept(told: Former) -> dict[str, Any]:
    """As JSON can keep it."""
    values, words = dict(told.values), dict(told.words)
    return {"values": values, "words": words, "at": told.at.isoformat(), "by": told.by}


def _table(station_id: int) -> Table:
    return institute_month if station_id == INSTITUTE else station_month


def _here(writer: Writer, station_id: int, month: str) -> tuple[ColumnElement[bool], ...]:
    if station_id == INSTITUTE:
        return of_institute(institute_month, writer.scope), institute_month.c.month == month
    return (
        of_station(station_month, writer.scope),
        station_month.c.station_id == station_id,
        station_month.c.month == month,
    )


def _require_open(known: MonthReport | None, month: str, today: date) -> None:
    if is_locked(month, today, known.open_until if known else None) or (
        known and known.state == CONFIRMED
    ):
        raise Locked


def _decide(
    connection: Connection,
    writer: Writer,
    station_id: int,
    month: str,
    new: dict[str, Any],
    *,
    version: int,
) -> None:
    known = stored(connection, writer, station_id, month)
    if known is None or known.state not in HANDED_IN:
        raise NotHandedIn
    if known.state == CONFIRMED:
        raise Conflict({}, known.version, known.decided_by)
    _advance(
        connection,
        writer,
        known,
        {**new, "decided_at": now(), "decided_by": writer.name},
        version=version,
    )


def _write(
    connection: Connection,
    writer: Writer,
    station_id: int,
    month: str,
    *,
    new: dict[str, Any],
    known: MonthReport | None,
    version: int,
    illustrative: bool,
) -> None:
    if known:
        _advance(connection, writer, known, new, version=version)
        return
    row = {
        **EMPTY,
        "answers": {},
        **new,
        "version": 1,
        "updated_at": now(),
        "updated_by": writer.name,
    }
    whose: dict[str, Any] = {"month": month}
    if station_id != INSTITUTE:
        whose["station_id"] = station_id
    told = {**whose, **row, "illustrative": illustrative}
    if version or not put_once(connection, _table(station_id), told, key=tuple(whose)):
        raise _conflict(stored(connection, writer, station_id, month), new)


def _advance(
    connection: Connection, writer: Writer, known: MonthReport, new: dict[str, Any], *, version: int
) -> None:
    table = _table(known.station_id)
    row = {**new, "version": version + 1, "updated_at": now(), "updated_by": writer.name}
    if "batch_id" in table.c:
        row["batch_id"] = None  # what came by a file was touched since
    here = (*_here(writer, known.station_id, known.month), table.c.version == version)
    if connection.execute(update(table).where(*here).values(row)).rowcount == 0:
        raise _conflict(stored(connection, writer, known.station_id, known.month), new)


def _conflict(found: MonthReport | None, new: Mapping[str, Any]) -> Exception:
    """Both values: what stands there now, of the fields that were typed."""
    if found is None:
        return Gone()
    there: dict[str, Any] = {**found.values, **found.words}
    theirs = {
        name: "" if there[name] is None else there[name]
        for name in there
        if name in new and there[name] != new[name]
    }
    return Conflict(theirs, found.version, found.updated_by)
