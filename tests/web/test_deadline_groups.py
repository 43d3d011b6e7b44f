"""Every group of the deadlines page under every filter: the number, the list, the file and SQL
written apart say the same.

Issue 15, item 5: "Đã cứu" ignored former province, kind and period, in the number, the list and the
file.
"""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Connection, insert, text

from data_access.database.engine import now
from data_access.database.scope import SYSTEM, Scope
from data_access.deadlines.ask import Ask
from data_access.deadlines.lists import deadline_page
from data_access.rollups import withdraw
from data_access.tables import asset, deadline, deadline_act, reminder
from data_access.writing.reassess import reassess
from data_access.writing.save import save
from domain.calendar.dates import add_years, today_in_vietnam
from domain.records.asset import AssetRecord, LegalEvent, Place
from read_models.deadline_filters import BUTTONS, GROUPS, SAVED, DeadlineFilters
from tests.conftest import fresh_url
from tests.web.support import Running, call, run
from tests.writing.records import create_record

TODAY = today_in_vietnam()
MONTH = TODAY.isoformat()[:7]
PLACE, SLUG = "52", "gia-lai"
FORMER = (None, "52", "64", "unknown")
KINDS: tuple[tuple[str, ...], ...] = ((), ("NH",), ("KDCN",), ("SC",), ("NH", "KDCN"))
OURS = Scope.province(PLACE)
SAVED_OF = {
    ("52", "NH"): 3,
    ("52", "KDCN"): 2,
    ("64", "NH"): 1,
    ("64", "KDCN"): 0,
    ("unknown", "NH"): 1,
    ("unknown", "KDCN"): 4,
}
"""How many titles a reminder has saved, by former province and kind."""
DUE = (-500, -200, -100, -90, -80, 0, 10, 45, 89, 150, 400)
"""Days from today on which something is due: lost long ago, lost, late (recorded in three ways), to
come."""
LIST_SQL = """SELECT count(*) FROM deadline d JOIN asset a ON a.id = d.asset_id
    WHERE a.vn34 = '52' AND a.national AND ({group}) AND ({filters})"""
SAVED_SQL = """SELECT count(*) FROM (SELECT DISTINCT r.asset_id, r.rule, r.ordinal FROM reminder r JOIN asset a ON a.id = r.asset_id
    WHERE a.vn34 = '52' AND a.national AND r.saved_on IS NOT NULL AND ({group}) AND ({filters})) AS once"""
_AHEAD = "d.state = 'open' AND d.day BETWEEN '{0}' AND '{1}'"


def _day(n: int) -> str:
    return (TODAY + timedelta(n)).isoformat()


GROUP_SQL = {
    "": f"d.state = 'late' OR {_AHEAD.format(_day(0), _day(90))}",
    "muon": "d.state = 'late'",
    "30": _AHEAD.format(_day(0), _day(30)),
    "31-90": _AHEAD.format(_day(31), _day(90)),
    "90": _AHEAD.format(_day(0), _day(90)),
    "180": _AHEAD.format(_day(0), _day(180)),
    "sap-den": f"d.state = 'open' AND d.day >= '{_day(0)}'",
    "cho-xac-nhan": "d.state = 'wait'",
    "da-mat": f"d.state = 'lost' AND d.day BETWEEN '{add_years(TODAY, -1)}' AND '{_day(0)}'",
    "da-xong": f"d.state = 'done' AND d.day >= '{add_years(TODAY, -1)}'",
    "khong-lam": "d.state IN ('waive', 'other')",
    "da-cuu": "1 = 1",
    "tat-ca": "1 = 1",
}
STATES_SQL = {
    "": "d.state IN ('late', 'open')",
    "sap-den": "d.state = 'open'",
    "da-mat": "d.state = 'lost'",
    "da-xong": "d.state = 'done'",
} | dict.fromkeys(("30", "31-90", "90", "180"), "d.state = 'open'")
"""Of the groups whose own span of days a period takes the place of."""


def _title(n: int, kind: str, former: str, due: date) -> AssetRecord:
    """One of Gia Lai whose first renewal, or whose second annuity, is due on a day."""
    series = {"NH": "4", "KDCN": "3", "SC": "1"}[kind]
    filed = add_years(due, {"NH": -10, "KDCN": -5, "SC": -3}[kind])
    granted = add_years(due, -1) if kind == "SC" else filed + timedelta(300)
    fees = (LegalEvent("fee_paid", granted, ordinal=1),) if kind == "SC" else ()
    return create_record(
        kind=kind,
        title=f"{kind} {former} {n}",
        application_no=f"{series}-{filed.year}-{n:05}",
        registration_no=f"{series}-{n:07}-000",
        application_date=filed,
        registration_date=granted,
        events=(LegalEvent("granted", granted), *fees),
        place=Place(PLACE, former, "address"),
        status_raw=None,
        status_stated="unknown",
        as_of=None,
    )


def _seed(connection: Connection) -> None:
    wanted = [
        (kind, former, due)
        for kind, former, due in product(("NH", "KDCN", "SC"), ("52", "64", "unknown"), DUE)
    ]
    records = [
        _title(n, kind, former, TODAY + timedelta(due))
        for n, (kind, former, due) in enumerate(wanted, 1)
    ]
    ids = [
        outcome.asset_id
        for outcome in save(connection, records, batch_id=None, actor="a", today=TODAY)
    ]
    for asset_id, (_kind, _former, due) in zip(ids, wanted, strict=True):
        if what := {-90: "waive", -80: "paid"}.get(due):
            _record(connection, asset_id, what)
    reassess(connection, ids, TODAY)
    _seed_saved(connection)


def _record(connection: Connection, asset_id: int, what: str) -> None:
    row = connection.execute(
        deadline.select().where(deadline.c.asset_id == asset_id, ~deadline.c.past)
    ).one()
    about = {
        "asset_id": asset_id,
        "rule": row.rule,
        "ordinal": row.ordinal,
        "due": row.due,
        "vn34": PLACE,
        "illustrative": False,
    }
    said = {
        "what": what,
        "done_on": TODAY if what == "paid" else None,
        "reason": "",
        "actor": "a",
        "at": now(),
        "version": 1,
    }
    connection.execute(insert(deadline_act).values(**about, **said))


def _seed_saved(connection: Connection) -> None:
    """Titles that were reminded of, some of them twice, and paid late, on different days; the last
    one is no record any more."""
    wanted = [key for key, n in SAVED_OF.items() for _i in range(n)] + [("52", "NH")]
    records = [
        _title(9000 + n, kind, former, TODAY + timedelta(1000 + n))
        for n, (former, kind) in enumerate(wanted)
    ]
    ids = [
        outcome.asset_id
        for outcome in save(connection, records, batch_id=None, actor="a", today=TODAY)
    ]
    for n, asset_id in enumerate(ids):
        about = {
            "asset_id": asset_id,
            "rule": f"renewal_{records[n].kind.lower()}",
            "ordinal": 0,
            "due": TODAY - timedelta(120),
        }
        sent = {
            "vn34": PLACE,
            "illustrative": False,
            "channel": "letter",
            "actor": "a",
            "saved_on": TODAY - timedelta(9 * n),
        }
        for days in (90, 60)[: 1 + n % 2]:
            connection.execute(
                insert(reminder).values(**about, **sent, sent_on=TODAY - timedelta(days))
            )
    withdraw(connection, ids[-1:])
    connection.execute(asset.delete().where(asset.c.id == ids[-1]))


@pytest.fixture(params=["sqlite", "postgresql"])
def seeded(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Running]:
    site = run(
        tmp_path, "" if request.param == "sqlite" else fresh_url(request, "postgresql", tmp_path)
    )
    with site.database.write(SYSTEM) as connection:
        _seed(connection)
    yield site
    site.close()


def _by_sql(connection: Connection, filters: DeadlineFilters) -> int:
    group, day = filters.group, "r.saved_on" if filters.group == SAVED else "d.day"
    kept = ["1 = 1"]
    kept += (
        [f"a.kind IN ({', '.join(repr(kind) for kind in filters.kinds)})"] if filters.kinds else []
    )
    kept += [f"a.vn63 = '{filters.former}'"] if filters.former else []
    kept += [f"CAST({day} AS TEXT) LIKE '{filters.period}%'"] if filters.period else []
    kept += [f"r.saved_on <= '{filters.on}'"] if filters.on else []
    picked = STATES_SQL.get(group, GROUP_SQL[group]) if filters.period else GROUP_SQL[group]
    query = SAVED_SQL if group == SAVED else LIST_SQL
    return int(
        connection.execute(
            text(query.format(group=picked, filters=" AND ".join(kept)))
        ).scalar_one()
    )


def _in_file(client: FlaskClient, filters: DeadlineFilters) -> int:
    answer = client.get(f"/xuat/{SLUG}/thoi-han.csv{filters.query()}")
    assert answer.status_code == 200, filters
    rows = list(csv.reader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    return len(rows) - 1 - next(i for i, row in enumerate(rows) if row[0] == "Hạn")


def _told(connection: Connection, filters: DeadlineFilters) -> set[int]:
    """The number beside the list, the rows in it, and where it has no period and a button of its
    own the number on that."""
    ask = Ask(scope=OURS, vn34=PLACE, filters=filters, today=TODAY)
    page = deadline_page(connection, ask, size=500)
    on_button = (
        {page.counts[filters.group]}
        if filters.group in (*BUTTONS, SAVED) and not filters.period
        else set()
    )
    return {page.total, len(page.rows), *on_button}


ONE_BY_ONE = (
    ((), None, ""),
    (("NH",), None, ""),
    ((), "64", ""),
    (("NH", "KDCN"), "52", ""),
    ((), None, MONTH),
    (("SC",), "52", MONTH),
)
"""Kind, former province and period, each by itself and together."""


@pytest.mark.parametrize(
    "chosen",
    [ONE_BY_ONE, pytest.param(tuple(product(KINDS, FORMER, ("", MONTH))), marks=pytest.mark.long)],
)
def test_each_group_under_each_filter(
    seeded: Running, chosen: tuple[tuple[tuple[str, ...], str | None, str], ...]
) -> None:
    """Issue 15, item 5 (D-2): group × kind × former province × period: number = list = file = SQL,
    on both databases."""
    client = seeded.signed_in("gialai")
    for group, (kinds, former, period) in product(GROUPS, chosen):
        filters = DeadlineFilters(group=group, kinds=kinds, former=former, period=period)
        with seeded.database.read(SYSTEM) as connection:
            expected = _by_sql(connection, filters)
            assert _told(connection, filters) == {expected}, filters
        assert _in_file(client, filters) == expected, filters


def test_saved_ones_by_former_province_and_kind(seeded: Running) -> None:
    """Issue 15, item 5: eleven saved in all, counted by hand by former province and kind; of a past
    day those saved by then."""
    client = seeded.signed_in("gialai")
    with seeded.database.read(SYSTEM) as connection:
        for former, kinds in product(FORMER, KINDS):
            wanted = sum(
                n
                for (place, kind), n in SAVED_OF.items()
                if former in (None, place) and (not kinds or kind in kinds)
            )
            filters = DeadlineFilters(group=SAVED, kinds=kinds, former=former)
            assert {*_told(connection, filters), _in_file(client, filters)} == {wanted}, filters
            past = DeadlineFilters(
                group=SAVED, kinds=kinds, former=former, on=TODAY - timedelta(30)
            )
            assert _told(connection, past) == {_by_sql(connection, past)}, past


def test_what_was_lost_tells_from_when(seeded: Running) -> None:
    """Issue 15, item 4: a patent from the first day of the year that was not paid, a mark or design
    from the day after its term, in the file and in the list; 200 or 500 days ago, certain since the
    late window was over."""
    client, missed = seeded.signed_in("gialai"), TODAY - timedelta(200)
    answer = client.get(f"/xuat/{SLUG}/thoi-han.csv?han=da-mat")
    rows = [
        row for row in csv.reader(io.StringIO(answer.text.removeprefix("\ufeff"))) if len(row) > 10
    ]
    titles, ended, late = (
        rows[0].index(name) for name in ("Tên", "Kết thúc hiệu lực từ", "Nộp muộn đến")
    )
    told = {row[titles]: date.fromisoformat(row[ended]) for row in rows[1:]}
    since = Counter((TODAY - on).days + (not title.startswith("SC")) for title, on in told.items())
    assert since == {200: 9, 500: 9}
    key = next(
        key for key, found in seeded.app.callback_map.items() if "deadlines-list.children" in key
    )
    listed = call(
        client,
        seeded.app,
        key,
        {"pathname": f"/tinh/{SLUG}/thoi-han", "search": "?han=da-mat&loai=sc"},
    ).get_data(as_text=True)
    certain = date.fromisoformat(next(row[late] for row in rows if told.get(row[titles]) == missed))
    words = f"chấm dứt hiệu lực từ {missed:%d/%m/%Y} (xác định được sau {certain:%d/%m/%Y})"
    assert json.dumps(json.loads(listed), ensure_ascii=False).count(words) == 3
