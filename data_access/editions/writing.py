"""An edition goes from draft to published. Who may do what is looked at here, whoever asks: the post
in which it is done must have the right for whom the report is of, and whoever approves must not
have drafted, edited, answered or submitted it, in any post.

The row of the edition is held first, then read, then compared with what was seen.
"""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, insert, update

from data_access.accounts.writer import Conflict, Gone, Writer
from data_access.database.bulk import chunks
from data_access.database.engine import now
from data_access.database.locks import hold, put_once
from data_access.database.scope import of_tenant
from data_access.editions import published
from data_access.editions.reading import edition, of_report
from data_access.tables import report_edition, report_number, report_row, report_step
from domain.posts import read_post
from domain.publishing import (
    ANSWERED,
    DRAFT,
    DRAFTED,
    EDITED,
    NUMBERED,
    OPEN,
    PUBLISH,
    PUBLISHED,
    RETURNED,
    SUBMIT,
    SUBMITTED,
    WITHDRAW,
    WITHDRAWN,
    approver,
    preparers,
    same_hands,
)
from read_models.document import Document
from read_models.editions import Edition
from read_models.frozen import Frozen, numbers_of, value_text
from read_models.report_asked import ReportAsked

KEY = ("template", "period", "whose", "turn")
PORTION = 500
Said = Mapping[str, Mapping[str, str]]


class NotTheirs(Exception):
    """The post in which it is asked for has no such right over this report."""


class SameHands(Exception):
    """Whoever would approve it has drafted, edited, answered or submitted it."""


class WrongState(Exception):
    """The edition is not where this can be done; `state`: where it is."""

    def __init__(self, state: str) -> None:
        super().__init__(state)
        self.state = state


class ChangedSince(Exception):
    """What would be frozen is not what was seen."""


def told_of(document: Document) -> Said:
    """What a step keeps of a report: its numbers, and what it says in each section."""
    numbers: dict[str, str] = {}
    for one in numbers_of(document):
        numbers.setdefault(one.key, one.text)
    return {"numbers": numbers, "digest": {"content": document.digest()}}


def begin(
    connection: Connection, writer: Writer, asked: ReportAsked, document: Document
) -> tuple[int, bool]:
    """A draft; gives its number, and whether it is new: an open one of the same report and period
    goes on, after one that is sent a new one replaces it. Raises NotTheirs."""
    vn34, station_id = asked.vn34, asked.station_id
    _require(writer, preparers(vn34, station_id))
    before = of_report(connection, asked, scope=writer.scope)
    if before and before[-1].is_open:
        return before[-1].id, False
    row: dict[str, Any] = {
        "template": asked.name,
        "period": asked.period,
        "whose": asked.whose,
        "turn": before[-1].turn + 1 if before else 1,
        "language": asked.written_in,
        "state": DRAFT,
        "answers": {},
        "content": "",
        "version": 1,
        "updated_at": now(),
        "updated_by": writer.name,
        "vn34": vn34,
        "station_id": station_id,
        "illustrative": document.illustrative,
    }
    row |= dict.fromkeys(("number", "frozen_by", "digest", "reason"), "")
    fresh = put_once(connection, report_edition, row, key=KEY)
    own = of_report(connection, asked, scope=writer.scope)[-1]
    if fresh:
        _note(connection, writer, own, DRAFTED, told=told_of(document))
        writer.record(connection, "report drafted", own.id, report=_named(own))
    return own.id, fresh


def note_words(connection: Connection, writer: Writer, asked: ReportAsked, section: str) -> None:
    """Words were added to a report: by one who may prepare it, and who has a hand in each edition
    of it that is on its way. Raises NotTheirs."""
    _require(writer, preparers(asked.vn34, asked.station_id))
    for own in of_report(connection, asked, scope=writer.scope):
        if own.is_open:
            _note(connection, writer, own, EDITED, comment=section)


def answer(
    connection: Connection,
    writer: Writer,
    edition_id: int,
    *,
    check: str,
    about: str,
    text: str,
    version: int,
) -> None:
    """What is said to a check. `about`: the check's own words, so that an answer is not taken for
    one to something else. Raises Gone, NotTheirs, WrongState, Conflict."""
    own = _held(connection, writer, edition_id)
    _require(writer, preparers(own.vn34, own.station_id))
    _require_state(own, OPEN)
    said = {"about": about, "text": text, "by": writer.name, "at": now().isoformat()}
    _advance(connection, writer, own, {"answers": {**own.answers, check: said}}, version)
    _note(connection, writer, own, ANSWERED, comment=check)
    writer.record(connection, "report answered", own.id, check=check)


def submit(
    connection: Connection,
    writer: Writer,
    edition_id: int,
    document: Document,
    *,
    comment: str,
    version: int,
) -> None:
    """Raises Gone, NotTheirs, WrongState, Conflict."""
    own = _held(connection, writer, edition_id)
    _require(writer, preparers(own.vn34, own.station_id))
    _require_state(own, (DRAFT,))
    _advance(connection, writer, own, {"state": SUBMITTED, "reason": ""}, version)
    _note(connection, writer, own, SUBMIT, comment=comment, told=told_of(document))
    writer.record(connection, "report submitted for approval", own.id, report=_named(own))


def send_back(
    connection: Connection, writer: Writer, edition_id: int, *, reason: str, version: int
) -> None:
    """To be mended; raises Gone, NotTheirs, WrongState, Conflict."""
    own = _held(connection, writer, edition_id)
    _require(writer, (approver(own.vn34),))
    _require_state(own, (SUBMITTED,))
    _advance(connection, writer, own, {"state": DRAFT, "reason": reason}, version)
    _note(connection, writer, own, RETURNED, comment=reason)
    writer.record(connection, "report returned for changes", own.id, reason=reason)


def require_approver(writer: Writer, own: Edition, editors: Collection[int] = ()) -> None:
    """Raises NotTheirs, SameHands. `editors`: who wrote words that stand in it, whenever."""
    _require(writer, (approver(own.vn34),))
    if same_hands(writer.user_id, {*own.hands, *editors}):
        raise SameHands


def seen_by(connection: Connection, writer: Writer, edition_id: int) -> Edition:
    """The edition as it is, which nobody waits for while it is read; raises Gone."""
    found = edition(connection, edition_id, scope=writer.scope)
    if found is None:
        raise Gone
    return found


def held(connection: Connection, writer: Writer, edition_id: int) -> Edition:
    """The edition, which nobody else changes until the transaction ends; raises Gone."""
    return _held(connection, writer, edition_id)


def publish(
    connection: Connection,
    writer: Writer,
    edition_id: int,
    frozen: Frozen,
    *,
    seen: str,
    digest: str,
    editors: Collection[int],
    comment: str,
    address: str,
    version: int,
) -> Edition:
    """Approved and published: content, numbers and rows are frozen as a whole, and its numbers
    become published figures. `digest`: of the content that is frozen, `seen`: of what was looked
    at; `address`: of its page. Raises Gone, NotTheirs, SameHands, WrongState, ChangedSince,
    Conflict."""
    own = _held(connection, writer, edition_id)
    require_approver(writer, own, editors)
    _require_state(own, (SUBMITTED,))
    if seen != digest:
        raise ChangedSince
    at = now()
    new = {
        "state": PUBLISHED,
        "frozen_at": at,
        "frozen_by": writer.name,
        "as_of": frozen.as_of,
        "digest": frozen.digest,
        "content": frozen.content,
    }
    _advance(connection, writer, own, new, version)
    _freeze(connection, own, frozen)
    figures = published.write(connection, own, frozen, at, address)
    told = {
        "numbers": {n.key: n.text for n in reversed(frozen.numbers)},
        "digest": {"content": digest},
    }
    _note(connection, writer, own, PUBLISH, comment=comment, told=told)
    writer.record(
        connection,
        "report published",
        own.id,
        report=_named(own),
        digest=frozen.digest,
        numbers=len(frozen.numbers),
        figures=figures,
    )
    return own


def give_number(
    connection: Connection,
    writer: Writer,
    edition_id: int,
    *,
    number: str,
    issued_on: date,
    version: int,
) -> None:
    """What the clerk gives to a published report, once. Raises Gone, NotTheirs, WrongState,
    Conflict."""
    own = _held(connection, writer, edition_id)
    _require(writer, (*preparers(own.vn34, own.station_id), approver(own.vn34)))
    _require_state(own, (PUBLISHED,))
    if own.number:
        raise WrongState(own.state)
    _advance(connection, writer, own, {"number": number, "issued_on": issued_on}, version)
    published.name(connection, own, number, issued_on)
    _note(connection, writer, own, NUMBERED, comment=number)
    writer.record(connection, "report numbered", own.id, number=number)


def withdraw(
    connection: Connection, writer: Writer, edition_id: int, *, reason: str, version: int
) -> None:
    """What was frozen stays and can be read; its figures say that they were withdrawn. Raises Gone,
    NotTheirs, WrongState, Conflict."""
    own = _held(connection, writer, edition_id)
    _require(writer, (approver(own.vn34),))
    _require_state(own, (PUBLISHED,))
    _advance(connection, writer, own, {"state": WITHDRAWN, "reason": reason}, version)
    published.withdraw(connection, own, reason)
    _note(connection, writer, own, WITHDRAW, comment=reason)
    writer.record(connection, "report withdrawn", own.id, reason=reason)


def _held(connection: Connection, writer: Writer, edition_id: int) -> Edition:
    c = report_edition.c
    hold(connection, report_edition, of_tenant(report_edition, writer.scope), c.id == edition_id)
    found = edition(connection, edition_id, scope=writer.scope)
    if found is None:
        raise Gone
    return found


def _require(writer: Writer, roles: Collection[str]) -> None:
    """The post in which the request is made is of the scope's own tenant already."""
    post = read_post(writer.scope.post)
    if post is None or post.role not in roles:
        raise NotTheirs


def _require_state(own: Edition, states: Collection[str]) -> None:
    if own.state not in states:
        raise WrongState(own.state)


def _advance(
    connection: Connection, writer: Writer, own: Edition, new: Mapping[str, Any], version: int
) -> None:
    c = report_edition.c
    row = {**new, "version": version + 1, "updated_at": now(), "updated_by": writer.name}
    here = (of_tenant(report_edition, writer.scope), c.id == own.id, c.version == version)
    if connection.execute(update(report_edition).where(*here).values(row)).rowcount == 0:
        raise Conflict({}, own.version, own.updated_by)


def _note(
    connection: Connection,
    writer: Writer,
    own: Edition,
    act: str,
    *,
    comment: str = "",
    told: Said | None = None,
) -> None:
    row = {
        "edition_id": own.id,
        "act": act,
        "at": now(),
        "user_id": writer.user_id,
        "by": writer.name,
        "post": writer.scope.post,
        "comment": comment,
        "told": dict(told or {}),
    }
    connection.execute(insert(report_step).values({**row, **_tenant(own)}))


def _tenant(own: Edition) -> dict[str, Any]:
    return {"vn34": own.vn34, "station_id": own.station_id, "illustrative": own.illustrative}


def _freeze(connection: Connection, own: Edition, frozen: Frozen) -> None:
    whose_ = {"edition_id": own.id, "vn34": own.vn34, "station_id": own.station_id}
    numbers = [
        {
            **whose_,
            "position": one.position,
            "key": one.key,
            "section": one.section,
            "words": one.words,
            "text": one.text,
            "value": value_text(one.value),
            "source": one.source,
            "as_of": one.as_of,
            "published": one.published,
            "opens": one.opens,
            "cell": one.cell,
            "illustrative": one.illustrative,
        }
        for one in frozen.numbers
    ]
    rows = [
        {
            **whose_,
            "table_name": one.table,
            "row_id": one.row_id,
            "label": one.label,
            "at": one.at,
            "lines": list(one.lines),
            "amounts": dict(one.amounts),
            "illustrative": one.illustrative,
        }
        for one in frozen.rows
    ]
    for part in chunks(numbers, PORTION):
        connection.execute(insert(report_number), part)
    for some in chunks(rows, PORTION):
        connection.execute(insert(report_row), some)


def _named(own: Edition) -> str:
    return f"{own.template} {own.period} {own.whose}"
