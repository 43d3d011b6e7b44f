"""The list of requests: which are asked for, a page of them, and what all of them come to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    case,
    false,
    func,
    literal_column,
    select,
)

from data_access.database import keyset
from data_access.database.keyset import BadCursor, Cursor
from data_access.database.scope import Scope, of_tenant_or_station
from data_access.network.requests.counted import codes, counted_in, taken_down_by
from data_access.tables import request, user
from domain.calendar.dates import year_span
from domain.calendar.periods import first_day
from domain.network.request_counts import CHANNEL_GROUPS
from domain.network.requests import DONE, LISTING, OPEN, WAITING
from domain.text.folding import fold
from read_models.requests import (
    ALL_OPEN,
    EVERY,
    IN_TIME,
    MINE,
    NO_DAY,
    OVERDUE,
    PASSED,
    QUEUE,
    SIZE,
    TOLD,
    UNASSIGNED,
    WAITS,
    RequestRow,
    RequestsAsked,
    Tally,
)

_c = request.c
Conditions = list[ColumnElement[bool]]
ROW = [_c[f.name] for f in fields(RequestRow) if f.name != "assignee"]
PORTION = 500


@dataclass(frozen=True, slots=True)
class RequestList:
    """Which list is asked for. `vn34`: of the province that the page is about; `me`: the account of
    the reader, who has requests of their own."""

    asked: RequestsAsked
    scope: Scope
    today: date
    me: int
    vn34: str = ""

    @property
    def year(self) -> int:
        of_month = first_day(self.asked.month).year if self.asked.month else None
        return of_month or self.asked.year or self.today.year

    def conditions(self) -> Conditions:
        """What every tab has in common."""
        asked = self.asked
        found: Conditions = [of_tenant_or_station(request, self.scope)]
        for column, value in (
            (_c.vn34, self.vn34),
            (_c.vn34, asked.vn34),
            (_c.kind, asked.kind),
            (_c.assignee_id, asked.person),
        ):
            if value:
                found.append(column == value)
        if asked.channel:
            found.append(_c.channel.in_(CHANNEL_GROUPS.get(asked.channel, (asked.channel,))))
        if asked.station is not None:
            found.append(taken_down_by(asked.station))
        for listed, code in ((_c.topics, asked.topic), (_c.rights, asked.right)):
            if code:
                found.append(listed.contains(f"|{code}|", autoescape=True))
        if words := fold(asked.text):
            found.append(_c.folded.contains(words, autoescape=True))
        if asked.listing:
            found += [_c.kind == LISTING, _c.listing == asked.listing]
        if asked.timely:
            found.append(_c.in_time.is_(asked.timely == IN_TIME))
        return found

    def of_year(self) -> Conditions:
        """Received in the year; of a month those that are counted in it."""
        if self.asked.month:
            return counted_in(self.asked.month)
        first, last = year_span(self.year)
        return [_c.received_on >= first, _c.received_on <= last]

    def of_tab(self) -> Conditions:
        """What the chosen tab asks for besides."""
        tab = self.asked.tab
        if tab == EVERY:
            return self.of_year()
        if tab == TOLD:
            return [_c.state.in_(DONE), *self.of_year()]
        if tab == PASSED:
            return [is_open(), *passed_on(self.scope)]
        return [*self.of_queue(), *self._of_open(tab)]

    def of_queue(self) -> Conditions:
        """What is open and in hand; of the year that is asked for, else of all."""
        of_year = self.of_year() if self.asked.year or self.asked.month else []
        return [is_open(), *in_hand(self.scope), *of_year]

    def _of_open(self, tab: str) -> Conditions:
        by_tab: dict[str, ColumnElement[bool]] = {
            UNASSIGNED: _c.assignee_id.is_(None),
            OVERDUE: _c.due_on < self.today,
            MINE: _c.assignee_id == self.me,
            WAITS: _c.state == WAITING,
        }
        return [by_tab[tab]] if tab in by_tab else []


def is_open() -> ColumnElement[bool]:
    """In the words of the partial index ix_request_open, or it is not used: values that are bound
    are none of its words, and a boolean literal is compared with 1 on SQLite."""
    return _c.state.in_([literal_column(f"'{state}'") for state in OPEN])


def in_hand(scope: Scope) -> Conditions:
    """Of what a station sees the requests that lie on its own desk; a province and the institute
    work on all that they see."""
    return [_c.hand_id == scope.station_id] if scope.kind == "station" else []


def passed_on(scope: Scope) -> Conditions:
    """What a station took down and another desk has in hand."""
    if scope.kind != "station":
        return [false()]
    return [_c.station_id == scope.station_id, _c.hand_id.is_distinct_from(scope.station_id)]


def request_rows(
    connection: Connection, listed: RequestList
) -> tuple[list[RequestRow], int, str, str]:
    """A page: rows, place of the first, cursors of the pages before and after, '' for none."""
    queue = listed.asked.tab in QUEUE
    columns = (_c.due_on if queue else _c.received_on, _c.id)
    cursor, backwards = _cursor(listed)
    descending = backwards if queue else not backwards
    query = row_query().where(*listed.conditions(), *listed.of_tab())
    if cursor:
        query = query.where(keyset.beyond(columns, cursor, descending=descending))
    order = [column.desc() if descending else column for column in columns]
    found = connection.execute(query.order_by(*order).limit(SIZE + 1)).mappings().all()
    page = keyset.page_of([row_of(row) for row in found], cursor, backwards=backwards, size=SIZE)
    if not page.rows:
        return [], 1, "", ""
    before, after = page.ends(lambda r: (r.due_on if queue else r.received_on, r.id))
    return page.rows, page.position, _written(before), _written(after)


def _written(cursor: Cursor | None) -> str:
    return cursor.write() if cursor else ""


def _cursor(listed: RequestList) -> tuple[Cursor | None, bool]:
    """One that is none of ours asks for the first page."""
    asked = listed.asked
    try:
        return keyset.read_asked(asked.after, asked.before, (date, int))
    except BadCursor:
        return None, False


def row_query() -> Select[Any]:
    named = func.coalesce(user.c.name, "").label("assignee")
    return select(*ROW, named).outerjoin(user, user.c.id == _c.assignee_id)


def row_of(row: RowMapping) -> RequestRow:
    return RequestRow(**{**row, "topics": codes(row["topics"])})


def every_row(connection: Connection, listed: RequestList) -> Iterator[RequestRow]:
    """All rows of a list, for a file; in the order of the page."""
    queue = listed.asked.tab in QUEUE
    columns = (_c.due_on if queue else _c.received_on, _c.id)
    order = [column if queue else column.desc() for column in columns]
    query = row_query().where(*listed.conditions(), *listed.of_tab()).order_by(*order)
    for row in connection.execute(query).mappings():
        yield row_of(row)


def tally(connection: Connection, listed: RequestList) -> Tally:
    """Of each tab how many, under the same filters; and what a year's answers come to."""
    queue = _queue(connection, listed)
    year = _year(connection, listed)
    told = [row for row in year if row.state in DONE]
    tabs = {
        ALL_OPEN: sum(row.n for row in queue),
        UNASSIGNED: sum(row.free for row in queue),
        OVERDUE: sum(row.late for row in queue),
        MINE: sum(row.mine for row in queue),
        WAITS: sum(row.n for row in queue if row.state == WAITING),
        PASSED: _passed(connection, listed),
        TOLD: sum(row.n for row in told),
        EVERY: sum(row.n for row in year),
    }
    known = [row for row in told if row.in_time is not None and _counts(row, listed.scope)]
    return Tally(
        tabs=tabs,
        states={row.state: row.n for row in queue},
        oldest=min((row.oldest for row in queue if row.oldest != NO_DAY), default=None),
        told=sum(row.n for row in known),
        in_time=sum(row.n for row in known if row.in_time),
        first=_by_days(known, "first_days"),
        result=_by_days(known, "result_days"),
        invented=sum(row.invented for row in [*queue, *year]),
        counted=sum(row.n for row in [*queue, *year]),
    )


def _counts(row: Any, scope: Scope) -> bool:
    return scope.kind != "station" or row.station_id == scope.station_id


def _by_days(rows: Sequence[Any], name: str) -> dict[int, int]:
    found: dict[int, int] = {}
    for row in rows:
        days = getattr(row, name)
        if days is not None:
            found[days] = found.get(days, 0) + row.n
    return found


def _queue(connection: Connection, listed: RequestList) -> Sequence[Any]:
    query = select(
        _c.state,
        func.count().label("n"),
        _times(_c.assignee_id.is_(None), "free"),
        _times(_c.assignee_id == listed.me, "mine"),
        _times(_c.due_on < listed.today, "late"),
        _times(_c.illustrative.is_(True), "invented"),
        func.min(_c.due_on).label("oldest"),
    )
    where = (*listed.conditions(), *listed.of_queue())
    return connection.execute(query.where(*where).group_by(_c.state)).all()


def _passed(connection: Connection, listed: RequestList) -> int:
    if listed.scope.kind != "station":
        return 0
    where = (*listed.conditions(), is_open(), *passed_on(listed.scope))
    return connection.scalar(select(func.count()).select_from(request).where(*where)) or 0


def _year(connection: Connection, listed: RequestList) -> Sequence[Any]:
    """For a station by the one that took them down, too: what others did is counted there."""
    by = [_c.state, _c.in_time, _c.first_days, _c.result_days]
    if listed.scope.kind == "station":
        by.append(_c.station_id)
    query = select(*by, func.count().label("n"), _times(_c.illustrative.is_(True), "invented"))
    where = (*listed.conditions(), *listed.of_year())
    return connection.execute(query.where(*where).group_by(*by)).all()


def _times(condition: ColumnElement[bool], name: str) -> Any:
    return func.sum(case((condition, 1), else_=0)).label(name)
