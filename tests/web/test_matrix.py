"""Every route, page and callback for every role. What stands in no policy is named here, and
refused by the guard."""

import re

import pytest
from dash import Input, Output

from domain.roles import OF_INSTITUTE, Belongs, at_home
from sitemap.pages import PAGES as LISTED
from sitemap.rights import EVERYBODY
from tests.web.support import (
    COUNTS,
    DECKS,
    PEOPLE,
    REQUEST,
    SLUGS,
    Running,
    body,
    call,
    canary,
    owner_of,
)
from web import bodies
from web.policy import CALLBACKS, ROUTES, Door

PLACES = list(SLUGS)
EVERYWHERE = frozenset(COUNTS)
OWN = {name: {vn34} for name, (_role, vn34) in PEOPLE.items() if vn34} | {
    name: EVERYWHERE for name, (role, _vn34) in PEOPLE.items() if role in OF_INSTITUTE
}
ILLUSTRATIVE = {name for name, (role, _vn34) in PEOPLE.items() if role in at_home(Belongs.TRAINING)}

PAGES = {page.name: page.roles for page in LISTED}


def addresses(running: Running, vn34: str) -> dict[str, str]:
    """Page name → an address of it, in that province."""
    rules = {
        r.endpoint: r.rule
        for r in running.server.extensions["ipplatform"].addresses.map.iter_rules()
    }
    values = {
        "<slug>": SLUGS[vn34],
        "<int:id>": str(running.ids[vn34][0]),
        "<code>": "con-hieu-luc",
        "<int:year>": "2025",
        "<number>": REQUEST,
        **DECKS,
    }
    found = {
        name: re.sub(r"<[^>]+>", lambda m: values[m.group(0)], rule) for name, rule in rules.items()
    }
    station = f"/vien/tram/{running.station}"
    return found | {
        "owner": f"/tinh/{SLUGS[vn34]}/chu/{owner_of(running, running.ids[vn34][0])}",
        "station": station,
        "station-reports": f"{station}/bao-cao",
        "station-year": f"{station}/nam/2025",
        "edition": f"/bao-cao/{running.edition}/duyet",
        "sent": f"/bao-cao/{running.edition}/da-gui",
    }


def not_theirs(page: str, role: str) -> bool:
    """The report whose address is asked for is the institute's: to others it is not there."""
    of_institute = page in ("edition", "sent", "request", "request-slip")
    return of_institute and role not in OF_INSTITUTE


def test_every_route_is_classified(running: Running) -> None:
    """T-13: names the routes without a policy, and the policies without a route."""
    routes = {rule.endpoint for rule in running.server.url_map.iter_rules()}
    assert sorted(routes - ROUTES.keys()) == []
    assert sorted(ROUTES.keys() - routes) == []


def test_every_page_is_classified(running: Running) -> None:
    """T-13: the same for pages."""
    assert sorted(addresses(running, "40")) == sorted(PAGES)


def test_every_callback_is_classified(running: Running) -> None:
    """T-13: names the outputs without a policy, and the policies without a callback."""
    outputs = {
        name
        for key, callback in running.app.callback_map.items()
        for name in bodies.outputs_of(key, callback)
    }
    assert sorted(outputs - CALLBACKS.keys()) == []
    assert sorted(CALLBACKS.keys() - outputs) == []


def test_what_is_not_classified_is_refused(fresh: Running) -> None:
    """T-13: the walker finds a new callback, and the guard refuses it to everybody."""
    fresh.app.callback(Output("forgotten", "children"), Input("url", "pathname"))(
        lambda path: "open to all"
    )
    key = "forgotten.children"
    assert bodies.outputs_of(key, fresh.app.callback_map[key]) == ["forgotten"]
    for username in PEOPLE:
        assert call(fresh.signed_in(username), fresh.app, key, {"pathname": "/"}).status_code == 403
    assert "dash-graph" not in CALLBACKS and ROUTES.get("new.route") is None


def test_anonymous_sees_no_page_and_no_data(running: Running) -> None:
    """A-1: every route and page: 302 to the sign-in, 401 or 404, and no canary; what is public
    tells nothing."""
    client = running.client()
    paths = [
        *addresses(running, "40").values(),
        "/",
        "/nope",
        "/tinh/nghe-an/nope",
        "/_dash-layout",
        "/_dash-dependencies",
    ]
    paths += ["/_reload-hash"]
    paths += [
        "/xuat/nghe-an/tai-san.csv",
        "/doi-mat-khau",
        "/_dash-component-suites/dash/deps/react@18.js",
        "/assets/data.csv",
    ]
    for path in paths:
        answer = client.get(path)
        assert answer.status_code in (302, 401, 404), path
        assert answer.status_code != 302 or answer.location.startswith("/dang-nhap?next=%2F"), path
        assert "CANARY" not in answer.text and "nghe-an" not in answer.text
    for path in ("/dang-nhap", "/health", "/ready"):
        assert client.get(path).status_code == 200 and "CANARY" not in client.get(path).text


def test_anonymous_runs_no_callback(running: Running) -> None:
    """A-2: 401 for every callback, known or not, well-formed or not."""
    client = running.client()
    for key in [*running.app.callback_map]:
        for path in addresses(running, "40").values():
            assert call(client, running.app, key, {"pathname": path}).status_code == 401
    for data in (b"", b"{}", b"[]", b"{"):
        assert (
            client.post(
                "/_dash-update-component", data=data, content_type="application/json"
            ).status_code
            == 401
        )


@pytest.mark.parametrize("username", PEOPLE)
def test_pages_for_every_role(running: Running, username: str) -> None:
    """T-6: HTTP status of every page for every role, own province and others; the shell never
    carries data."""
    role, own = PEOPLE[username]
    client = running.signed_in(username)
    for vn34 in PLACES:
        for name, path in addresses(running, vn34).items():
            tenants = SLUGS[vn34] in path
            foreign = tenants and own is not None and own != vn34
            expected = 404 if foreign else 200 if role in PAGES[name] else 403
            if expected == 200 and not_theirs(name, role):
                expected = 404
            assert (path, client.get(path).status_code) == (path, expected)
            assert "CANARY" not in client.get(path).text


@pytest.mark.parametrize("username", PEOPLE)
def test_callbacks_for_every_role(running: Running, username: str) -> None:
    """T-2, T-3, T-7: every callback, on every page's address in every province: nothing of anybody
    else in the answer."""
    client = running.signed_in(username)
    forbidden = {canary(p) for p in EVERYWHERE - OWN.get(username, set())}
    if username in ILLUSTRATIVE:
        # sees the illustrative row of every province; counts are proved in test_tenants
        forbidden = set()
    for key, callback in running.app.callback_map.items():
        roles = {name: CALLBACKS[name] for name in bodies.outputs_of(key, callback)}
        allowed = all(PEOPLE[username][0] in answer.roles for answer in roles.values())
        for vn34 in PLACES:
            for page, path in addresses(running, vn34).items():
                answer = call(client, running.app, key, {"pathname": path, "search": ""})
                if all(answer.anywhere for answer in roles.values()):
                    expected = {200, 204}
                elif not allowed:
                    expected = {403}
                else:
                    foreign = SLUGS[vn34] in path and PEOPLE[username][1] not in (None, vn34)
                    absent = not_theirs(page, PEOPLE[username][0])
                    expected = (
                        {404}
                        if foreign
                        else {204, 403, 404}
                        if absent
                        else {200, 204}
                        if PEOPLE[username][0] in PAGES[page]
                        else {204, 403}
                    )
                assert (key, path, answer.status_code in expected) == (key, path, True), (
                    answer.status_code
                )
                assert not [c for c in forbidden if c in answer.text], (key, path)


def test_every_role_is_of_the_product(running: Running) -> None:
    """The roles of the policy are those of the accounts."""
    assert {role for role, _vn34 in PEOPLE.values()} == EVERYBODY
    assert {route.door for route in ROUTES.values()} == set(Door)
    assert body(running.app, next(iter(running.app.callback_map)))["inputs"]
