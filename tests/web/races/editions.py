"""Editions of reports: two people at one edition, each step of its way."""

import itertools
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, insert, update

from data_access.database.engine import now
from data_access.database.scope import NATIONAL, SYSTEM
from data_access.editions.beside import beside_of
from data_access.editions.reading import edition
from data_access.reports.page import choice
from data_access.tables import published_figure, report_edition, report_step
from domain.calendar.dates import today_in_vietnam
from domain.publishing import DRAFT, PUBLISHED, SUBMITTED, WITHDRAWN
from read_models.report_asked import ANNUAL, ReportAsked
from reports.document.contents import checked, draft_of
from tests.web.races.common import Ask, Pair, World, count, row

MANAGERS, HEADS = ("vien", "vien2"), ("lanhdao.vien", "lanhdao.vien2")
TURNS = itertools.count(1)
YEARS = itertools.count(1950)
"""Of drafts that two begin at once; of which there is no edition yet."""
ASKED = ReportAsked(ANNUAL, "2021")


def _stored(world: World, state: str) -> int:
    """An edition of 2021, every check of which is answered."""
    texts = dict.fromkeys(("number", "frozen_by", "digest", "content", "reason", "updated_by"), "")
    told = {"template": "annual", "period": "2021", "whose": "vien", "language": "vi"}
    told |= {"turn": next(TURNS), "state": state, "version": 3, "updated_at": now()}
    number = world.insert(report_edition, **texts, **told, answers={}, illustrative=False)
    with world.database.write(SYSTEM) as connection:
        own = edition(connection, number, scope=SYSTEM)
        assert own
        found = choice(connection, ASKED, scope=NATIONAL, today=today_in_vietnam())
        before = beside_of(connection, own, scope=NATIONAL)
        assert found.data
        checks = checked(found.data, "vi", found.words, before, today_in_vietnam())
        said = {check.key: {"about": check.text, "text": "x"} for check in checks}
        change = update(report_edition).where(report_edition.c.id == number)
        connection.execute(change.values(answers=said))
        step = {"edition_id": number, "act": "drafted", "at": now(), "user_id": 0, "by": "A"}
        step |= {"post": "manager:vien", "comment": "", "told": {}, "illustrative": False}
        connection.execute(insert(report_step).values(step))
    return number


def _seen(world: World) -> str:
    with world.database.read(NATIONAL) as connection:
        found = choice(connection, ASKED, scope=NATIONAL, today=today_in_vietnam())
    assert found.data
    return draft_of(found.data, "vi", found.words).digest()


def _pair(
    world: World,
    state: str,
    act: str,
    people: Sequence[str],
    forms: Sequence[Mapping[str, str]],
    logged: str,
    after: Mapping[str, Any],
) -> Pair:
    number = _stored(world, state)

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        found = row(connection, report_edition, id=number)
        assert found.version == 4
        assert {name: getattr(found, name) for name in after} == after

    asks = [
        Ask(who, f"/ghi/bao-cao/ban/{number}/{act}", {"version": "3", **form})
        for who, form in zip(people, forms, strict=True)
    ]
    return Pair.of(asks, [(200, 409)], {logged: 1}, stands)


def begin_one_edition(world: World) -> Pair:
    """Two managers at one report: one draft, which both go on with."""
    period = str(next(YEARS))
    figure = {"subject": "visitors", "measure": "flow", "about": "", "period_kind": "year"}
    figure |= {"since": "", "period": period, "value": 7, "qualifier": "exact", "wording": "7"}
    figure |= dict.fromkeys(("compared_to", "source_url", "published_on", "note"), "")
    world.insert(published_figure, **figure, position=0, source="Báo", illustrative=False)

    def stands(connection: Connection, taken: Sequence[Ask]) -> None:
        assert count(connection, report_edition, period=period) == 1

    form = {"mau": "nam", "ky": period}
    asks = [Ask(who, "/ghi/bao-cao/ban", form) for who in MANAGERS]
    return Pair.of(asks, [(200, 200)], {"report drafted": 1}, stands)


def answer_one_check(world: World) -> Pair:
    forms = [{"check": "period", "text": text} for text in ("một", "hai")]
    return _pair(world, DRAFT, "tra-loi", MANAGERS, forms, "report answered", {"state": DRAFT})


def submit_one_draft(world: World) -> Pair:
    after = {"state": SUBMITTED}
    return _pair(world, DRAFT, "trinh", MANAGERS, ({}, {}), "report submitted for approval", after)


def send_one_back(world: World) -> Pair:
    forms = [{"reason": "a"}, {"reason": "a"}]
    after = {"state": DRAFT, "reason": "a"}
    return _pair(world, SUBMITTED, "tra-lai", HEADS, forms, "report returned for changes", after)


def approve_one(world: World) -> Pair:
    """Two leaders at once: it is frozen once, and published once."""
    form = {"seen": _seen(world)}
    after = {"state": PUBLISHED}
    return _pair(world, SUBMITTED, "duyet", HEADS, (form, form), "report published", after)


def number_one(world: World) -> Pair:
    forms = [{"number": "05/BC", "issued_on": "20/01/2026"}] * 2
    after = {"number": "05/BC"}
    return _pair(world, PUBLISHED, "so", MANAGERS, forms, "report numbered", after)


def withdraw_one(world: World) -> Pair:
    forms = [{"reason": "Sai"}] * 2
    after = {"state": WITHDRAWN, "reason": "Sai"}
    return _pair(world, PUBLISHED, "thu-hoi", HEADS, forms, "report withdrawn", after)
