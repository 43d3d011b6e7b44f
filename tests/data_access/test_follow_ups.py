"""Who sees to deadlines and when their owners are called: what the filters count is what they list,
on both databases, and it stays when the register changes."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from data_access.accounts import users
from data_access.accounts.writer import Conflict, Gone, Writer
from data_access.database.area import ProvinceArea
from data_access.database.engine import Database
from data_access.database.scope import NATIONAL, SYSTEM, Scope
from data_access.deadlines import follow_ups
from data_access.deadlines.ask import Ask
from data_access.deadlines.follow_ups import NO_DAY, NotOurs, Said
from data_access.deadlines.lists import all_keys, counts_of, deadline_page, rows_of
from data_access.overview.urgent import urgent
from data_access.tables import audit_log, deadline_follow_up
from data_access.writing.save import save
from read_models.deadline_filters import BUTTONS, MINE, NOBODY, OVERDUE, DeadlineFilters
from read_models.deadlines import DeadlineKey
from tests.data_access.test_deadlines import OURS, THEIRS, TODAY, mark, seed

PASSWORD = "Mật khẩu thử 12"


def people(database: Database) -> dict[str, int]:
    wanted = {"ha": "40", "dung": "40", "binh": "52"}
    with database.write(SYSTEM) as connection:
        for username, place in wanted.items():
            users.create(
                connection,
                username=username,
                name=f"Người {username}",
                role="officer",
                vn34=place,
                password=PASSWORD,
            )
        return {name: users.find(connection, name).id for name in wanted}


def writer(database: Database, ids: dict[str, int], name: str = "ha") -> Writer:
    scope = OURS if name != "binh" else THEIRS
    return Writer(ids[name], name, f"Người {name}", scope.vn34 or "", scope)


def keep(database: Database, who: Writer, seen: dict[DeadlineKey, int], said: Said) -> int:
    with database.write(who.scope) as connection:
        rows = {row.key: row for row in rows_of(connection, list(seen), scope=who.scope)}
        return follow_ups.keep(connection, who, rows, seen, said)


def listed(database: Database, me: int | None, scope: Scope = OURS, **filters: str) -> list[int]:
    """Ids that a list has, after it was compared with its numbers."""
    ask = Ask(scope=scope, vn34="40", filters=DeadlineFilters(**filters), today=TODAY, me=me)  # type: ignore[arg-type]
    with database.read(scope) as connection:
        keys = all_keys(connection, ask, limit=100)
        counts = counts_of(connection, ask)
        assert counts.total() == len(keys)
        assert deadline_page(connection, ask).total == len(keys)
        for group in BUTTONS:
            part = Ask(
                scope=scope, vn34="40", filters=ask.filters.but(group=group), today=TODAY, me=me
            )
            assert counts.groups()[group] == len(all_keys(connection, part, limit=100)), group
        months = dict(counts.months())
        assert sum(sum(states.values()) for states in months.values()) >= len(keys)
    return [key[0] for key in keys]


def spread(database: Database) -> tuple[list[int], dict[str, int]]:
    """Of the four to be watched: late to ha, called too late; today to dung; in ten days to ha;
    in 31 days to nobody."""
    ids, who = seed(database), people(database)
    late, today, ten = ((ids[n], "renewal_nh", 1) for n in (1, 2, 3))
    us = writer(database, who)
    keep(database, us, {late: 0}, Said(who["ha"], TODAY - timedelta(1), "hẹn"))
    keep(database, us, {today: 0}, Said(who["dung"], TODAY, ""))
    keep(database, us, {ten: 0}, Said(who["ha"], NO_DAY, ""))
    return ids, who


def test_what_a_filter_counts_is_what_it_lists(database: Database) -> None:
    ids, who = spread(database)
    ha = who["ha"]
    assert listed(database, ha) == [ids[2], ids[3], ids[4], ids[1]]
    assert listed(database, ha, person=MINE) == [ids[3], ids[1]]
    assert listed(database, who["dung"], person=MINE) == [ids[2]]
    assert listed(database, ha, person=str(who["dung"])) == [ids[2]]
    assert listed(database, ha, person=NOBODY) == [ids[4]]
    assert listed(database, ha, call=OVERDUE) == [ids[1]]
    assert listed(database, ha, person=MINE, call=OVERDUE, group="muon") == [ids[1]]
    assert listed(database, who["dung"], person=MINE, call=OVERDUE) == []
    assert listed(database, ha, person=NOBODY, call=OVERDUE) == []
    assert listed(database, ha, person=str(10**9)) == []


def test_the_choices_tell_what_they_would_list(database: Database) -> None:
    _ids, who = spread(database)
    for filters in (
        DeadlineFilters(),
        DeadlineFilters(group="muon"),
        DeadlineFilters(call=OVERDUE),
    ):
        ask = Ask(scope=OURS, vn34="40", filters=filters, today=TODAY, me=who["ha"])
        with database.read(OURS) as connection:
            page = deadline_page(connection, ask)
            for one in page.people:
                change = {"call": OVERDUE} if one.code == OVERDUE else {"person": one.code}
                part = Ask(
                    scope=OURS, vn34="40", filters=filters.but(**change), today=TODAY, me=who["ha"]
                )
                assert len(all_keys(connection, part, limit=100)) == one.n, (filters, one)
            assert page.kinds == {"SC": 0, "GPHI": 0, "KDCN": 0, "NH": page.total}
    with database.read(OURS) as connection:
        ask = Ask(scope=OURS, vn34="40", filters=DeadlineFilters(), today=TODAY, me=who["ha"])
        told = [(one.code, one.n) for one in deadline_page(connection, ask).people]
    assert told == [(MINE, 2), (NOBODY, 1), (str(who["dung"]), 1), (OVERDUE, 1)]


def next_ones(database: Database, scope: Scope) -> dict[DeadlineKey, str]:
    """Who sees to the deadlines that the first page names."""
    with database.read(scope) as connection:
        found = urgent(connection, ProvinceArea(scope, "40", None), TODAY)
    return {(one.asset_id, one.deadline.rule, one.deadline.ordinal): one.person for one in found}


def test_nobody_else_is_told(database: Database) -> None:
    ids, who = spread(database)
    key = (ids[1], "renewal_nh", 1)
    with database.read(OURS) as connection:
        told = rows_of(connection, [key], scope=OURS)[0].follow_up
    assert (told.person, told.call_on, told.note) == ("Người ha", TODAY - timedelta(1), "hẹn")
    with database.read(NATIONAL) as connection:
        row = rows_of(connection, [key], scope=NATIONAL)[0]
        ask = Ask(scope=NATIONAL, vn34="40", filters=DeadlineFilters(), today=TODAY)
        page = deadline_page(connection, ask)
    assert row.follow_up.version == 0 and page.people == ()
    first, abroad = next_ones(database, OURS), next_ones(database, NATIONAL)
    with database.read(OURS) as connection:
        rows = rows_of(connection, [*first], scope=OURS)
    assert first == {row.key: row.follow_up.person for row in rows} and any(first.values())
    assert [*abroad] == [*first] and not any(abroad.values())
    with pytest.raises(Gone):
        keep(database, writer(database, who, "binh"), {key: 1}, Said(who["binh"]))


def test_only_people_of_the_province_can_see_to_it(database: Database) -> None:
    ids, who = seed(database), people(database)
    with pytest.raises(NotOurs):
        keep(database, writer(database, who), {(ids[1], "renewal_nh", 1): 0}, Said(who["binh"]))


def test_several_at_once_are_all_or_none(database: Database) -> None:
    ids, who = spread(database)
    keys = [(ids[n], "renewal_nh", 1) for n in (1, 2, 4)]
    us = writer(database, who, "dung")
    with pytest.raises(Conflict) as found:
        keep(database, us, {keys[0]: 1, keys[1]: 0, keys[2]: 0}, Said(who["dung"]))
    assert (found.value.version, found.value.by) == (1, "Người ha")
    assert listed(database, who["dung"], person=MINE) == [ids[2]]
    assert keep(database, us, {keys[0]: 1, keys[1]: 1, keys[2]: 0}, Said(who["dung"])) == 2
    assert listed(database, who["dung"], person=MINE) == [ids[2], ids[4], ids[1]]
    with database.read(SYSTEM) as connection:
        rows = {r.asset_id: r for r in connection.execute(select(deadline_follow_up))}
        logged = connection.execute(
            select(audit_log.c.detail).where(audit_log.c.action == "deadlines_followed_up")
        ).all()
    assert (rows[ids[1]].version, rows[ids[1]].call_on, rows[ids[1]].note) == (
        2,
        TODAY - timedelta(1),
        "hẹn",
    ), "what was not said stays"
    assert len(logged) == 4


def test_what_was_said_stays_when_the_register_is_read_anew(database: Database) -> None:
    """An import that moves the day leaves who sees to it."""
    ids, _who = spread(database)
    day = TODAY - timedelta(100)
    again = mark(2, day.replace(year=day.year - 10), title="Nhãn 2 mới")
    with database.write(SYSTEM) as connection:
        save(connection, [again], batch_id=None, actor="a", today=TODAY)
        told = rows_of(connection, [(ids[1], "renewal_nh", 1)], scope=SYSTEM)[0]
    assert (told.title, told.follow_up.person) == ("Nhãn 2 mới", "Người ha")
    assert date(2026, 11, 22) == told.follow_up.call_on
