"""Requests of size: those of some years, the newest of them open, each with what was said about it."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, insert, select

from data_access.database.bulk import chunks
from data_access.database.engine import now
from data_access.tables import request, request_entry
from domain.network.requests import CHANNELS, CLOSED, DOING, KINDS, NEW, TOPICS
from domain.places.provinces import PROVINCES_34
from domain.text.folding import fold
from read_models.requests import NO_DAY

YEARS, OPEN_OF, ENTRIES, PART = 4, 50, 4, 500
"""One of `OPEN_OF` is open: the newest."""


def fill(connection: Connection, count: int, stations: Sequence[int], today: date) -> None:
    for part in chunks(_requests(count, stations, today), PART):
        connection.execute(insert(request), list(part))
    written = connection.execute(select(request.c.id, request.c.received_on)).all()
    told = (_entry(row.id, row.received_on, n) for row in written for n in range(ENTRIES))
    for part in chunks(told, PART):
        connection.execute(insert(request_entry), list(part))


def _requests(count: int, stations: Sequence[int], today: date) -> Iterator[dict[str, Any]]:
    for at in range(count):
        received = today - timedelta(at * YEARS * 365 // count)
        question = f"Gia hạn nhãn hiệu số {at} khi đã đổi địa chỉ chủ sở hữu"
        number = f"YC-{received.year}-{at:05}"
        station = stations[at % len(stations)] if at % 3 else None
        yield {
            **{"number": number, "form_key": f"bench {at}", "received_on": received},
            **{"channel": _turn(CHANNELS, at), "kind": _turn(KINDS, at), "side": ""},
            **{"topics": f"|{_turn(TOPICS, at)}|", "rights": "|NH|", "title": question},
            **{"question": question * 3, "requester": f"Công ty {at}", "requester_type": "company"},
            **{"folded": fold(f"{number} Công ty {at} {question}"), "duplicate_of": ""},
            **{"vn34": _turn(PROVINCES_34, at), "station_id": station, "stops": []},
            **dict.fromkeys(("desk", "taken_at"), "station" if station else "institute"),
            **{"hand_id": station, "assignee_id": None, "source": ""},
            **(_open(at, today) if at < count // OPEN_OF else _closed(at, received)),
            **{"illustrative": True, "created_at": now(), "created_by": "bench", "version": 2},
            **{"updated_at": now(), "updated_by": "bench"},
        }


def _turn(known: Any, at: int) -> str:
    names = list(known)
    return str(names[at % len(names)])


NOT_YET = ("first_on", "first_days", "result_on", "result_days", "in_time", "ended_on")


def _open(at: int, today: date) -> dict[str, Any]:
    due = today + timedelta(at % 14 - 4)
    days = {"due_first": due, "due_result": due + timedelta(7), "due_on": due}
    return {"state": (NEW, DOING)[at % 2], **days, **dict.fromkeys(NOT_YET)}


def _closed(at: int, received: date) -> dict[str, Any]:
    first, result = at % 5, 1 + at % 14
    ended = received + timedelta(result)
    days = {"due_first": received + timedelta(3), "due_result": received + timedelta(14)}
    told = {"first_on": received + timedelta(first), "first_days": first, "result_on": ended}
    timely = first <= 3 and result <= 10
    more = {"result_days": result, "in_time": timely, "ended_on": ended, "due_on": NO_DAY}
    return {"state": CLOSED, **days, **told, **more}


def _entry(own: int, day: date, turn: int) -> dict[str, Any]:
    at = datetime.combine(day, time(2 + turn), UTC)
    told = {"request_id": own, "kind": "answer", "text": f"Câu trả lời {turn}. " * 5, "told": {}}
    who = {"user_id": 0, "by": "bench", "post": "manager:vien", "vn34": None, "station_id": None}
    return {**told, **who, "at": at, "day": day, "illustrative": True}
