"""The first page's data callback through the whole WSGI application, against a callback that does
nothing behind the same guard."""

import time
from datetime import timedelta
from statistics import median, quantiles
from typing import Any

import brotli
from dash import Input, Output
from flask.testing import FlaskClient
from sqlalchemy import select

from benchmarks.databases import officer
from benchmarks.queries import Times
from benchmarks.table import Line
from data_access.accounts import sessions
from data_access.database.engine import Database, now
from data_access.database.scope import SYSTEM
from data_access.tables import user
from domain.calendar.dates import today_in_vietnam
from domain.places.provinces import PROVINCES_34
from settings import Settings
from sitemap import ids
from sitemap.rights import OF_PROVINCES
from web import finished_answers, policy
from web.index import Dashboard
from wiring import create_app

ADDRESS = "/_dash-update-component"
NOTHING = "nothing"
DATA = f"{ids.OVERVIEW_HEAD}.children"
ROUNDS, A_ROUND = 12, 20
PAST_DAY = {"largest": 500, "median": 50}
"""Milliseconds, of the overview as of a past day."""
DEADLINES = f"{ids.DEADLINES_COUNTS}.children"
BEST = 11
"""The highest quality of Brotli."""
Headers = dict[str, str]


def lines(url: str, largest: str, middle: str) -> list[Line]:
    """Both callbacks in turns, one thread, one signed-in officer; as the browser asks (Brotli) and
    without compression."""
    app = create_app(Settings(database_url=url, secret_key="b" * 40))
    _add_nothing(app)
    found = []
    for name, code in (("largest", largest), ("median", middle)):
        client = signed_in(app, code)
        found += _compared(
            client, app, code=code, name=name, headers={"Accept-Encoding": "br"}, goal=6
        )
        found += _compared(
            client,
            app,
            code=code,
            name=f"{name}, not compressed",
            headers={"Accept-Encoding": "identity"},
            goal=None,
        )
        found += _payload(client, app, code, name)
        found += _past_day(client, app, code, name)
    app.server.extensions["ipplatform"].database.dispose()
    return found


def _add_nothing(app: Dashboard) -> None:
    policy.CALLBACKS[NOTHING] = policy.Answer(OF_PROVINCES)
    app.callback(Output(NOTHING, "children"), Input(ids.URL, "pathname"), Input(ids.URL, "search"))(
        lambda _pathname, _search: ""
    )


def signed_in(app: Dashboard, vn34: str) -> FlaskClient:
    """A client that holds a session of the province's officer."""
    client: FlaskClient = app.server.test_client()
    client.set_cookie("ipp", start_session(app.server.extensions["ipplatform"].database, vn34))
    return client


def start_session(database: Database, vn34: str) -> str:
    """A session of the province's officer; gives its token."""
    return start_session_of(database, officer(vn34))


def start_session_of(database: Database, username: str) -> str:
    with database.write(SYSTEM) as connection:
        user_id = connection.scalars(select(user.c.id).where(user.c.username == username)).one()
        return sessions.start(connection, user_id, at=now(), life=timedelta(hours=1))


def body(app: Dashboard, output: str, pathname: str, search: str = "") -> dict[str, Any]:
    """What a browser would post for the callback that fills `output`; stores are empty."""
    key = next(k for k in app.callback_map if output in k.strip(".").split("..."))
    outputs = [
        dict(zip(("id", "property"), part.rsplit(".", 1), strict=True))
        for part in key.strip(".").split("...")
    ]
    values = {"pathname": pathname, "search": search}
    inputs = [
        {**spec, "value": values.get(spec["property"])} for spec in app.callback_map[key]["inputs"]
    ]
    changed = [f"{ids.URL}.pathname"]
    return {
        "output": key,
        "outputs": outputs if key.startswith("..") else outputs[0],
        "inputs": inputs,
        "changedPropIds": changed,
    }


def _compared(
    client: FlaskClient,
    app: Dashboard,
    *,
    code: str,
    name: str,
    headers: Headers,
    goal: float | None,
) -> list[Line]:
    pathname = f"/tinh/{PROVINCES_34[code].slug}"
    nothing_asked, asked = (body(app, output, pathname) for output in (f"{NOTHING}.children", DATA))
    times: list[list[float]] = [[], [], []]
    for _round in range(ROUNDS):
        times[0] += [_once(client, nothing_asked, headers) for _request in range(A_ROUND)]
        times[1] += [_anew(client, asked, headers) for _request in range(A_ROUND)]
        times[2] += [_once(client, asked, headers) for _request in range(A_ROUND)]
    nothing, data, kept = (
        Times(median(t[A_ROUND:]), quantiles(t[A_ROUND:], n=20)[-1]) for t in times
    )
    busy = times[1][A_ROUND:]
    return [
        Line(f"data callback, {name}, given again, p50", kept.p50, "ms"),
        Line(
            f"data callback ÷ nothing, {name}, given again",
            kept.p50 / nothing.p50,
            "×",
            goal and 2.5,
        ),
        Line(f"callback that does nothing, {name}, p50", nothing.p50, "ms"),
        Line(f"data callback, {name}, p50", data.p50, "ms"),
        Line(f"data callback, {name}, p95", data.p95, "ms"),
        Line(f"data callback ÷ nothing, {name}", data.p50 / nothing.p50, "×", goal),
        Line(
            f"data callbacks a second, one worker, {name}",
            len(busy) * 1000 / sum(busy),
            "/s",
            goal and 120,
            at_least=True,
        ),
    ]


def _past_day(client: FlaskClient, app: Dashboard, code: str, name: str) -> list[Line]:
    """The same page, and that of deadlines, as of the end of the year before last, beside the
    callback that does nothing; fewer rounds, they take longer."""
    home, search = f"/tinh/{PROVINCES_34[code].slug}", f"?ngay={today_in_vietnam().year - 2}-12-31"
    pages = {f"{NOTHING}.children": home, DATA: home, DEADLINES: f"{home}/thoi-han"}
    bodies = [body(app, output, pathname, search) for output, pathname in pages.items()]
    times: list[list[float]] = [[] for _body in bodies]
    for _round in range(ROUNDS):
        for asked, into in zip(bodies, times, strict=True):
            into.append(_anew(client, asked, {"Accept-Encoding": "br"}))
    nothing, past, due = (median(t[1:]) for t in times)
    return [
        Line(f"past day's callback, {name}, p50", past, "ms", PAST_DAY[name]),
        Line(f"past day's callback ÷ nothing, {name}", past / nothing, "×"),
        Line(f"past day's deadlines, {name}, p50", due, "ms"),
    ]


def _anew(client: FlaskClient, asked: dict[str, Any], headers: Headers) -> float:
    """Drawn anew, as after whatever is written."""
    client.application.extensions[finished_answers.EXTENSION].clear()
    return _once(client, asked, headers)


def _once(client: FlaskClient, asked: dict[str, Any], headers: Headers) -> float:
    began = time.perf_counter()
    answer = client.post(ADDRESS, json=asked, headers=headers)
    took = (time.perf_counter() - began) * 1000
    assert answer.status_code == 200, answer.status
    return took


def _payload(client: FlaskClient, app: Dashboard, code: str, name: str) -> list[Line]:
    asked = body(app, DATA, f"/tinh/{PROVINCES_34[code].slug}")
    raw = client.post(ADDRESS, json=asked, headers={"Accept-Encoding": "identity"}).data
    sent = client.post(ADDRESS, json=asked, headers={"Accept-Encoding": "br"}).data
    assert brotli.decompress(sent) == raw
    return [
        Line(f"payload, raw, {name}", len(raw) / 1000, "kB", 32),
        Line(f"payload, Brotli as sent, {name}", len(sent) / 1000, "kB", 6),
        Line(
            f"payload, Brotli {BEST}, {name}", len(brotli.compress(raw, quality=BEST)) / 1000, "kB"
        ),
    ]
