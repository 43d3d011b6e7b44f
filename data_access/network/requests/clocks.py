"""What the clocks of a request are after an act: when it was answered first and for good, when it
stood, by when it is due."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from data_access.network.requests.one import read_stops
from domain.network import request_clock as clock
from domain.network.requests import OPEN, WAITING
from read_models.requests import NO_DAY


def first_answer(row: Mapping[str, Any], today: date) -> dict[str, Any]:
    days = clock.used(row["received_on"], today, read_stops(row["stops"]))
    return {"first_on": today, "first_days": days}


def result_on(row: Mapping[str, Any], state: str, today: date) -> dict[str, Any]:
    """With the first answer, where there was none before."""
    stops = read_stops(row["stops"])
    new: dict[str, Any] = {} if row["first_on"] else first_answer(row, today)
    days = clock.used(row["received_on"], today, stops)
    rule = clock.rule_for(row["kind"], row["received_on"])
    first = new.get("first_days", row["first_days"])
    timely = first <= rule.first and days <= rule.result
    new |= {"result_on": today, "result_days": days, "in_time": timely}
    return new | {
        "state": state,
        "ended_on": today,
        "stops": stored_stops(clock.stop(stops, today)),
    }


def going_on(row: Mapping[str, Any], state: str, today: date) -> dict[str, Any]:
    """A state with its clocks: they stand while the requester is asked, and once all is said."""
    stops = read_stops(row["stops"])
    runs = state in OPEN and state != WAITING
    after = clock.go_on(stops, today) if runs else clock.stop(stops, today)
    ended = None if state in OPEN else row["ended_on"] or today
    return {"state": state, "stops": stored_stops(after), "ended_on": ended}


def stored_stops(stops: tuple[clock.Stop, ...]) -> list[list[str | None]]:
    return [[since.isoformat(), until.isoformat() if until else None] for since, until in stops]


def clocked(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row with its due days. What was answered keeps the day by which it was due."""
    received = row["received_on"]
    stops = read_stops(row["stops"])
    rule = clock.rule_for(row["kind"], received)
    first = row["due_first"] if row["first_on"] else clock.due(received, rule.first, stops)
    result = row["due_result"] if row["result_on"] else clock.due(received, rule.result, stops)
    following = result if row["first_on"] else first
    due = following if following and row["state"] in OPEN else NO_DAY
    return {**row, "due_first": first, "due_result": result, "due_on": due}


def due_days(row: Mapping[str, Any]) -> dict[str, Any]:
    """What the rules say today of the days of a stored request."""
    found = clocked(row)
    return {name: found[name] for name in ("due_first", "due_result", "due_on")}
