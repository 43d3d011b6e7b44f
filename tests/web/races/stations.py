"""Stations: a month's report, what the institute decides about it, corrections, stages."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, insert

from data_access.database.scope import SYSTEM
from data_access.tables import (
    station,
    station_document,
    station_month,
    station_month_correction,
    station_stage,
)
from domain.calendar.dates import add_months, today_in_vietnam
from domain.network.reporting import deadline
from tests.web.races.common import Ask, Pair, World, count, row

FULL = {
    "contacts": "16",
    "consultations": "7",
    "updates": "2",
    "listings": "1",
    "classes": "0",
    "trained": "0",
    "staff": "1,5",
}
NUMBERS = {
    "contacts": 16,
    "consultations": 7,
    "updates": 2,
    "listings": 1,
    "classes": 0,
    "trained": 0,
    "staff": 150,
}
TEXTS = (
    "proposals",
    "difficulties",
    "outreach",
    "materials",
    "submitted_by",
    "decided_by",
    "comment",
    "open_reason",
    "updated_by",
)


def _last_month() -> str:
    return f"{add_months(today_in_vietnam().replace(day=1), -1):%Y-%m}"


def _report(world: World, **values: Any) -> str:
    """The station's only report: of last month; gives the address of its forms."""
    month, station = _last_month(), world.sites[0].station
    with world.database.write(SYSTEM) as connection:
        connection.execute(delete(station_month_correction))
        connection.execute(delete(station_month))
        if values:
            stored = (
                NUMBERS
                | dict.fromkeys(TEXTS, "")
                | {"answers": {}, "first_day": deadline(month), "updated_at": func.now()}
            )
            stored |= {"station_id": station, "month": month, "version": 1, "illustrative": False}
            connection.execute(insert(station_month).values(stored | values))
    return f"/ghi/tram/{station}/bao-cao/{month}"


def begin_a_report(world: World) -> Pair:
    """Two people begin the same month."""
    path = _report(world)
    asks = [
        Ask(who, path, FULL | {"contacts": n, "as": "draft", "version": "0"})
        for who, n in (("tram", "21"), ("vien", "22"))
    ]

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        assert row(connection, station_month).contacts == int(taken[0].form["contacts"])

    return Pair.of(asks, [(200, 409)], {"report saved": 1}, stands)


def save_a_report(world: World) -> Pair:
    path = _report(world, state="draft")
    asks = [
        Ask(who, path, FULL | {"contacts": n, "as": "submit", "version": "1"})
        for who, n in (("tram", "21"), ("vien", "22"))
    ]

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        found = row(connection, station_month)
        assert (found.contacts, found.version, found.state) == (
            int(taken[0].form["contacts"]),
            2,
            "submitted",
        )

    return Pair.of(asks, [(200, 409)], {"report submitted": 1}, stands)


def confirm_what_is_returned(world: World) -> Pair:
    """One of the institute confirms, another one returns."""
    path = _report(world, state="submitted")
    answers: tuple[Mapping[str, str], ...] = (
        {"decision": "confirm"},
        {"decision": "return", "comment": "16 lượt?"},
    )
    asks = [
        Ask(who, f"{path}/xet", {**form, "version": "1"})
        for who, form in zip(("vien", "vien2"), answers, strict=True)
    ]

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        state = "confirmed" if taken == [asks[0]] else "returned"
        assert (row(connection, station_month).state, row(connection, station_month).version) == (
            state,
            2,
        )

    return Pair.of(asks, [(200, 409), (200, 422)], {}, stands)


def correct_one_number(world: World) -> Pair:
    path = _report(world, state="confirmed")
    forms = [{"field": "contacts", "new": n, "reason": "sót", "version": "1"} for n in ("20", "21")]
    asks = [
        Ask(who, f"{path}/dinh-chinh", form)
        for who, form in zip(("tram", "vien"), forms, strict=True)
    ]

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        assert row(connection, station_month_correction).new == int(taken[0].form["new"])

    return Pair.of(asks, [(200, 409)], {"report corrected": 1}, stands)


def change_a_stage(world: World) -> Pair:
    station = world.sites[0].station
    with world.database.write(SYSTEM) as connection:
        connection.execute(delete(station_stage))
    texts = dict.fromkeys(("evidence", "number", "term", "successor", "updated_by"), "")
    stored = {
        "station_id": station,
        "stage": "working",
        "day": "2026-01",
        "updated_at": func.now(),
        "version": 1,
        "illustrative": False,
    }
    number = world.insert(station_stage, **texts, **stored)
    form = {"stage": "working", "evidence": "QĐ 1", "stage_id": str(number), "version": "1"}
    asks = [
        Ask(who, f"/ghi/tram/{station}/giai-doan", form | {"day": day})
        for who, day in (("vien", "02/2026"), ("vien2", "03/2026"))
    ]

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        assert count(connection, station_stage) == 1
        assert row(connection, station_stage).day == (
            "2026-02" if taken == [asks[0]] else "2026-03"
        )

    return Pair.of(asks, [(200, 409)], {"station stage": 1}, stands)


def add_one_stage_twice(world: World) -> Pair:
    station = world.sites[0].station
    with world.database.write(SYSTEM) as connection:
        connection.execute(delete(station_stage))
    form = {"stage": "working", "evidence": "QĐ 1", "day": "02/2026", "version": "0"}

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert count(connection, station_stage) == 1

    asks = [Ask(who, f"/ghi/tram/{station}/giai-doan", form) for who in ("vien", "vien2")]
    return Pair.of(asks, [(200, 422)], {"station stage": 1}, stands)


NEW_STATION = {
    **{"host": "Trường Đại học Khê Trạch", "host_type": "university", "vn34": "40"},
    **{"stage": "talks", "evidence": "Làm việc lần đầu", "day": "09/2026"},
}


def add_one_station_twice(world: World) -> Pair:
    """Two managers write down the same host: one station, with one stage."""
    with world.database.write(SYSTEM) as connection:
        _forget_typed(connection)

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        kept = row(connection, station, host=NEW_STATION["host"])
        assert count(connection, station_stage, station_id=kept.id) == 1

    asks = [Ask(who, "/ghi/vien/tram", NEW_STATION) for who in ("vien", "vien2")]
    said = {"station typed": 1, "station stage": 1}
    return Pair.of(asks, [(200, 422)], said, stands)


def change_a_typed_station(world: World) -> Pair:
    with world.database.write(SYSTEM) as connection:
        _forget_typed(connection)
        empty = {c.name: "" for c in station.c if c.type.python_type is str and not c.nullable}
        told = {"host": NEW_STATION["host"], "folded": "x", "version": 1}
        stored = {**empty, **told, "updated_by": "Viện", "illustrative": False, "published": False}
        number = connection.execute(
            insert(station).values(stored).returning(station.c.id)
        ).scalar_one()
    form = {name: NEW_STATION[name] for name in ("host", "host_type", "vn34")} | {"version": "1"}
    asks = [
        Ask(who, f"/ghi/tram/{number}/don-vi", form | {"note": note})
        for who, note in (("vien", "một"), ("vien2", "hai"))
    ]

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        kept = row(connection, station, id=number)
        assert (kept.note, kept.version) == (taken[0].form["note"], 2)

    return Pair.of(asks, [(200, 409)], {"station typed": 1}, stands)


def _forget_typed(connection: Connection) -> None:
    connection.execute(delete(station_stage))
    connection.execute(delete(station).where(station.c.host == NEW_STATION["host"]))


def take_a_document_off_twice(world: World) -> Pair:
    file = {"type": "pdf", "size": 9, "sha256": "0" * 64, "name": "x.pdf"}
    told = {"kind": "other", "title": "x", "added_by": "", "removed_by": "", "illustrative": False}
    own = world.sites[0].station
    stamp = {"station_id": own, "added_at": func.now()}
    number = world.insert(station_document, **file, **told, **stamp)
    path = f"/ghi/tram/{own}/giay-to/{number}/bo"

    def stands(connection: Connection, _taken: Sequence[Ask]) -> None:
        assert row(connection, station_document, id=number).removed_at is not None

    asks = [Ask(who, path, {}) for who in ("vien", "tram")]
    return Pair.of(asks, [(200, 404)], {"station document removed": 1}, stands)
