"""The one visible list of what is filled, by whom, and out of what. A module that answers is loaded
when it is first asked, so that a start costs nothing that nobody opens."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any, cast

from dash import MATCH, Dash, Input, Output, State

from callbacks import shell
from callbacks.shell import Skeleton
from callbacks.written_as import Telling
from sitemap import ids
from sitemap.pages import DEADLINES, INSTITUTE, OVERVIEW, PLACES, REGISTER

PATH = (Input(ids.URL, "pathname"),)
PAGE = (*PATH, Input(ids.URL, "search"))
HERE = (State(ids.URL, "pathname"), State(ids.URL, "search"))
TICKED, TICKED_BEFORE = Input(ids.TICKED, "data"), State(ids.TICKED, "data")
WRITTEN = (*PAGE, Input(ids.SAVED, "data"))
"""Drawn anew when a form has written."""


@dataclass(frozen=True, slots=True)
class Answer:
    """`by`: module of this room and function. `fills`: one id, or several in the order in which the
    function gives them. `asks`: what a change of calls it and what it is told besides, in the order of its
    parameters. `on_change`: only once something of this has changed."""

    by: str
    fills: str | tuple[str, ...]
    asks: tuple[Input | State, ...] = WRITTEN
    on_change: bool = False


OF_PROVINCES = (
    Answer("overview.fill", OVERVIEW, PAGE),
    Answer("register.fill", REGISTER),
    Answer("register.fill_filters", ids.REGISTER_FILTERS),
    Answer("record.fill", ids.RECORD),
    Answer("record_form.fill", ids.RECORD_FORM, PAGE),
    Answer("drafts_and_deleted.fill", ids.SHELF),
    Answer("deadlines.fill", DEADLINES),
    Answer("letters.fill", ids.LETTERS, (*WRITTEN, TICKED_BEFORE)),
    Answer("letters.follow", ids.LETTERS_PAPERS, (TICKED, *HERE), on_change=True),
    Answer("owner.fill", ids.OWNER),
    Answer("local_names.fill", ids.LOCAL_NAMES),
    Answer("plan.fill", ids.PLAN),
    Answer("province_table.fill", ids.PROVINCE_TABLE, PAGE),
    Answer("removed_rows.fill", ids.REMOVED_ROWS),
    Answer("row_errors.fill", ids.ROW_ERRORS, PAGE),
    Answer("corrections.fill", ids.CORRECTIONS),
)
OF_THE_INSTITUTE = (
    Answer("institute.fill", INSTITUTE, PAGE),
    Answer("visits.fill", ids.VISITS, PAGE),
    Answer("stations.fill", ids.STATIONS, PAGE),
    Answer("stations.fill_one", ids.STATION, (*PATH, Input(ids.SAVED, "data"))),
    Answer("station_reports.fill_reports", ids.STATION_REPORTS),
    Answer("station_reports.fill_institute", ids.INSTITUTE_MONTH),
    Answer("station_year.fill_year", ids.STATION_YEAR, PATH),
    Answer("events.fill", ids.EVENTS),
    Answer("goals.fill", ids.GOALS),
    Answer("prepared_answers.fill", ids.PREPARED_ANSWERS),
    Answer("published.fill", ids.PUBLISHED, PAGE),
    Answer("places.fill", PLACES, PAGE),
    Answer("unresolved.fill", ids.UNRESOLVED),
)
OF_EVERYBODY = (
    Answer("bell.ring", ids.BELL, (Input(ids.CLOCK, "n_intervals"), State(ids.BELL, "children"))),
    Answer("duties.fill", ids.DUTIES),
    Answer("requests.fill", ids.REQUESTS),
    Answer("request.fill", ids.REQUEST),
    Answer("request_form.fill", ids.REQUEST_FORM),
    Answer("counter.fill", ids.COUNTER),
    Answer("request_slip.fill", ids.REQUEST_SLIP),
    Answer("reports.fill", ids.REPORTS),
    Answer("editions.fill", ids.EDITION),
    Answer("sent.fill", ids.SENT),
    Answer("imports.fill", ids.IMPORTS, PAGE),
    Answer("indicator.fill", ids.INDICATOR_OWN, PATH),
    Answer("rehearsal.fill_rehearsal", ids.REHEARSAL),
)
ANSWERS = (*OF_PROVINCES, *OF_THE_INSTITUTE, *OF_EVERYBODY)


def register_all(app: Dash, skeleton: Skeleton) -> None:
    """Gives the application its first layout and all callbacks."""
    shell.register(app, skeleton)
    telling = cast(Dash, Telling(app))
    for answer in ANSWERS:
        how = {"prevent_initial_call": True} if answer.on_change else {}
        telling.callback(_filled(answer.fills), *answer.asks, **how)(later(answer.by))
    opened = Input(ids.open_table(MATCH), "n_clicks")
    table = Output(ids.table(MATCH), "children")
    telling.callback(table, opened, *HERE, prevent_initial_call=True)(later("tables.table"))


def _filled(fills: str | tuple[str, ...]) -> Output | list[Output]:
    if isinstance(fills, str):
        return Output(fills, "children")
    return [Output(name, "children") for name in fills]


def later(by: str) -> Callable[..., Any]:
    """The function of a module of this room; the module is loaded when it is first called."""
    module, _dot, function = by.partition(".")

    def answered(*values: Any) -> Any:
        return getattr(import_module(f"callbacks.{module}"), function)(*values)

    return answered
