"""What the pages of deadlines and of local names must list, in SQL written apart from the product's
own."""

import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.browser.independent import KIND, ON_DAY, count

NOW = "SELECT d.state, d.day, d.kind, d.vn63 FROM deadline d WHERE d.vn34 = :place AND d.national = 1 AND :day = :day"
THEN = """SELECT CASE WHEN t.phase = 'done' THEN 'done' WHEN a.what = 'paid' THEN 'wait' WHEN a.what IS NOT NULL THEN a.what
        WHEN t.phase = 'coming' AND t.due < :day THEN 'late' WHEN t.phase = 'coming' THEN 'open' ELSE t.phase END AS state,
    CASE WHEN a.what IS NULL AND (t.phase = 'lost' OR t.phase = 'coming' AND t.due < :day) THEN t.late_until ELSE t.due END AS day,
    t.kind, t.vn63
    FROM deadline_turn t LEFT JOIN deadline_act a ON a.asset_id = t.asset_id AND a.rule = t.rule AND a.ordinal = t.ordinal
        AND a.what <> 'none' AND datetime(a.at, '+7 hours') < datetime(:day, '+1 day') AND (t.ordinal > 0 OR a.due = t.due)
    WHERE t.vn34 = :place AND t.national = 1 AND t.since <= :day AND coalesce(t.until, '9999') > :day"""
SAVED = """(SELECT DISTINCT r.asset_id, r.rule, r.ordinal, r.saved_on AS day, a.kind, a.vn63
    FROM reminder r JOIN asset a ON a.id = r.asset_id WHERE a.vn34 = :place AND a.national = 1 AND r.saved_on <= :day)"""
AHEAD = "state = 'open' AND day BETWEEN {first} AND date(:day, '+{last} days')"
GROUPS = {
    "": f"state = 'late' OR {AHEAD.format(first=':day', last=90)}",
    "muon": "state = 'late'",
    "30": AHEAD.format(first=":day", last=30),
    "31-90": AHEAD.format(first="date(:day, '+31 days')", last=90),
    "90": AHEAD.format(first=":day", last=90),
    "cho-xac-nhan": "state = 'wait'",
    "da-mat": "state = 'lost' AND day BETWEEN date(:day, '-12 months') AND :day",
    "da-xong": "state = 'done' AND day >= date(:day, '-12 months')",
    "khong-lam": "state IN ('waive', 'other')",
    "sap-den": "state = 'open' AND day >= :day",
}
STATES = {
    "muon": "late",
    "sap-den": "open",
    "cho-xac-nhan": "wait",
    "da-mat": "lost",
    "da-xong": "done",
}
FORMER = "vn63 = (SELECT code FROM province WHERE vintage = 'vn63' AND slug = :former)"
RIGHTS = """SELECT count(*) FROM asset a WHERE a.vn34 = :place AND a.national = 1
    AND (a.kind = 'CDDL' OR a.mark_category IN ('collective', 'certification')) AND {status} IN ('in_force', 'in_grace')"""
HITS = """SELECT count(*) FROM watch_hit h WHERE h.vn34 = :place AND h.found_on <= :day
    AND CASE WHEN datetime(h.decided_at, '+7 hours') < datetime(:day, '+1 day') THEN h.state ELSE 'new' END = :state"""
DECIDED = {
    "": "new",
    "moi": "new",
    "chuan-bi": "prepared",
    "theo-doi": "followed",
    "phan-doi": "opposed",
    "bo-qua": "ignored",
}
PRODUCTS = {"": "1", "co-quyen": "asset_id IS NOT NULL", "chua-co-quyen": "asset_id IS NULL"}


def _asked(href: str) -> dict[str, str]:
    return {k: v[0] for k, v in parse_qs(urlsplit(href).query).items()}


def _one(database: Path, query: str, **values: Any) -> int:
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        return int(connection.execute(query, values).fetchone()[0])


def deadlines(database: Path, href: str, vn34: str, today: str) -> int:
    """Raises KeyError on a parameter that it does not know."""
    asked = _asked(href)
    group, period, day = asked.pop("han", ""), asked.pop("ky", ""), asked.pop("ngay", None)
    values = {"place": vn34, "day": day or today}
    if group == "da-cuu":
        where = f"day LIKE '{period}%'"
    else:
        where = f"state = '{STATES[group]}' AND day LIKE '{period}%'" if period else GROUPS[group]
    if kinds := asked.pop("loai", ""):
        where = f"({where}) AND kind IN ({','.join(repr(KIND[kind]) for kind in kinds.split(','))})"
    if former := asked.pop("tinh-cu", ""):
        where, values = f"({where}) AND {FORMER}", values | {"former": former}
    if asked:
        raise KeyError(*asked)
    rows = SAVED if group == "da-cuu" else f"({THEN if day else NOW})"
    return _one(database, f"SELECT count(*) FROM {rows} WHERE {where}", **values)


def names(database: Path, href: str, vn34: str, today: str) -> int:
    """The part of the page that the address opens. Raises KeyError on one that it does not know."""
    asked = _asked(href)
    part, shown, day = asked["muc"], asked.get("xem", ""), asked.get("ngay")
    values = {"place": vn34, "day": day or today}
    if part == "quyen":
        return _one(
            database,
            RIGHTS.format(status=ON_DAY.replace("?", ":day") if day else "a.status"),
            **values,
        )
    if part == "canh-bao":
        return _one(database, HITS, **values, state=DECIDED[shown])
    if part == "san-pham" and day is None:
        return _one(
            database,
            f"SELECT count(*) FROM local_product WHERE vn34 = :place AND removed = 0 AND {PRODUCTS[shown]}",
            place=vn34,
        )
    raise KeyError(href)


def overdue_tasks(database: Path, href: str, vn34: str, today: str) -> int:
    """Of the province's plan. Raises KeyError on another parameter: the tasks of today alone are
    known."""
    asked = _asked(href)
    if asked.pop("nhiem-vu", "") != "qua-han" or asked:
        raise KeyError(href)
    query = """SELECT count(*) FROM plan_task WHERE vn34 = :place AND removed = 0
        AND due < :day AND state NOT IN ('done', 'dropped')"""
    return _one(database, query, place=vn34, day=today)


OF_PAGE = {"thoi-han": deadlines, "dac-san": names, "ke-hoach": overdue_tasks}


def expected(database: Path, href: str, vn34: str, today: str) -> int:
    """What the address of a counting link lists, whichever page of a province it opens."""
    page = href.partition("?")[0].rpartition("/")[2]
    return OF_PAGE.get(page, count)(database, href, vn34, today)
