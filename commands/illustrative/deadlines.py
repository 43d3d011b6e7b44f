"""What has been done about illustrative deadlines: reminders, some of which saved a title, recorded
payments, waived ones. By rule, not by chance: every so many rows of the list, so that the same
database always comes out."""

from datetime import date, timedelta

from sqlalchemy import Connection, insert, select

from data_access.accounts.names import people_of
from data_access.database.engine import now
from data_access.database.scope import SYSTEM, Scope
from data_access.deadlines.ask import Ask
from data_access.deadlines.lists import all_keys, rows_of
from data_access.tables import deadline, deadline_act, deadline_follow_up, reminder
from data_access.writing.assessing import note_saved
from data_access.writing.reassess import reassess
from domain.places.provinces import PROVINCES_34
from domain.terms.deadlines import NOT_OURS, PAID, WAIVED
from language import N_, _
from read_models.deadline_filters import DeadlineFilters
from read_models.deadlines import DeadlineRow

MOST = 60
"""Of one province and group that something is done about."""
REASONS = {
    PAID: N_("Chủ văn bằng báo đã nộp qua điện thoại (minh họa)"),
    WAIVED: N_("Sản phẩm đã ngừng kinh doanh (minh họa)"),
    NOT_OURS: N_("Chủ văn bằng đã chuyển trụ sở sang tỉnh khác (minh họa)"),
}
AGREED = N_("Chủ văn bằng hẹn trả lời sau khi hỏi kế toán (minh họa)")
ACTOR = N_("Dữ liệu minh họa")
EVERY = ((5, 0, PAID), (11, 3, WAIVED), (17, 7, NOT_OURS))
"""(every so many rows, beginning with, what is recorded)."""


def work(connection: Connection, today: date, *, actor: str) -> int:
    """Reminds, records and notes what was saved, province by province; gives the number of
    deadlines that something was done about."""
    done = 0
    for vn34 in PROVINCES_34:
        late, soon = (_open(connection, vn34, group, today) for group in ("muon", "90"))
        _remind(connection, vn34, [*late, *soon[::2]], today, actor)
        done += _record(connection, vn34, [*late, *soon], today, actor)
    _remind_saved(connection, actor)
    return done


def assign(connection: Connection, today: date) -> None:
    """Gives what is still to be done to the people of each province."""
    for vn34 in PROVINCES_34:
        late, soon = (_open(connection, vn34, group, today) for group in ("muon", "90"))
        _assign(connection, vn34, [*late, *soon], today)


def _open(connection: Connection, vn34: str, group: str, today: date) -> list[DeadlineRow]:
    filters = DeadlineFilters(group=group)
    keys = all_keys(
        connection,
        Ask(scope=Scope.province(vn34), vn34=vn34, filters=filters, today=today),
        limit=MOST,
    )
    return [row for row in rows_of(connection, keys, scope=SYSTEM) if row.illustrative]


def _remind(
    connection: Connection, vn34: str, rows: list[DeadlineRow], today: date, actor: str
) -> None:
    values = [
        _reminder(
            asset_id=row.asset_id,
            rule=row.deadline.rule,
            ordinal=row.deadline.ordinal,
            vn34=vn34,
            due=row.deadline.due,
            sent=today - timedelta(days=days),
            actor=actor,
        )
        for i, row in enumerate(rows)
        for days in (9, 41)[: 1 + i % 2]
        if i % 3
    ]
    if values:
        connection.execute(insert(reminder), values)


def _reminder(
    *, asset_id: int, rule: str, ordinal: int, vn34: str, due: date, sent: date, actor: str
) -> dict[str, object]:
    about = {
        "asset_id": asset_id,
        "rule": rule,
        "ordinal": ordinal,
        "vn34": vn34,
        "illustrative": True,
        "due": due,
    }
    # those of one day were booked at once
    return about | {"sent_on": sent, "channel": "letter", "actor": actor, "lot": sent.toordinal()}


def _record(
    connection: Connection, vn34: str, rows: list[DeadlineRow], today: date, actor: str
) -> int:
    values = []
    for i, row in enumerate(rows):
        what = next((what for every, first, what in EVERY if i % every == first), None)
        d = row.deadline
        day = today - timedelta(days=1 + i % 6)
        if what and d.opens <= day:
            about = {
                "asset_id": row.asset_id,
                "rule": d.rule,
                "ordinal": d.ordinal,
                "vn34": vn34,
                "illustrative": True,
                "due": d.due,
            }
            said = {
                "what": what,
                "done_on": day if what == PAID else None,
                "reason": _(REASONS[what]),
                "actor": actor,
                "at": now(),
            }
            values.append(about | said | {"version": 1})
    if values:
        connection.execute(insert(deadline_act), values)
        reassess(connection, [int(str(v["asset_id"])) for v in values], today)
    return len(values)


def _assign(connection: Connection, vn34: str, rows: list[DeadlineRow], today: date) -> None:
    """Three of four to the people of the province in turns; of some the owner is called again, of
    one the day has gone by."""
    people = list(people_of(connection, vn34))
    values = []
    for i, row in enumerate(rows if people else []):
        call_on = today + timedelta(days=-3 if i == 3 else 4 + i % 9)
        values.append(
            {
                "vn34": vn34,
                "asset_id": row.asset_id,
                "rule": row.deadline.rule,
                "ordinal": row.deadline.ordinal,
                "person_id": None if i % 4 == 3 else people[i % len(people)],
                "call_on": call_on if i % 3 == 0 else None,
                "note": _(AGREED) if i % 3 == 0 else "",
                "version": 1,
                "updated_at": now(),
                "updated_by": _(ACTOR),
            }
        )
    if values:
        connection.execute(insert(deadline_follow_up), values)


def _remind_saved(connection: Connection, actor: str) -> None:
    """Two of three titles that were paid for in their late window had been reminded of it."""
    c = deadline.c
    late = (
        c.state == "done",
        c.paid_on > c.due,
        c.paid_on <= c.late_until,
        c.illustrative.is_(True),
        c.vn34.in_(PROVINCES_34),
    )
    rows = connection.execute(
        select(c.asset_id, c.rule, c.ordinal, c.vn34, c.due, c.paid_on)
        .where(*late)
        .order_by(c.asset_id)
    ).all()
    chosen = [row for i, row in enumerate(rows) if i % 3]
    values = [
        _reminder(
            asset_id=r.asset_id,
            rule=r.rule,
            ordinal=r.ordinal,
            vn34=r.vn34,
            due=r.due,
            sent=max(r.due, r.paid_on - timedelta(days=20)),
            actor=actor,
        )
        for r in chosen
    ]
    if values:
        connection.execute(insert(reminder), values)
        note_saved(connection, [r.asset_id for r in chosen])
