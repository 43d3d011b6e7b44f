"""Insider, colleague, stranger: everybody sees all of their own and nothing of anybody else,
whatever the request claims."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import pytest
from sqlalchemy import func, select

from data_access.database.scope import SYSTEM
from data_access.tables import asset, audit_log
from tests.web.support import COUNTS, SLUGS, Running, body, call, canary

FORGED: tuple[Any, ...] = (
    *(
        "gia-lai",
        "ninh-binh",
        "52",
        "*",
        "all",
        "%",
        "_",
        "",
        "nghe-an,gia-lai",
        "nghe-an' OR '1'='1",
        "NGHE-AN",
        "Nghệ An",
        "..",
        "nghe-an%00",
    ),
    *(
        "nghe-an/../gia-lai",
        "%2e%2e/gia-lai",
        "gia-lai/",
        "/gia-lai",
        "gia-lai;nghe-an",
        "gia-lai#",
        "-1",
        "null",
    ),
)
QUERIES = (
    "?slug=gia-lai",
    "?tinh=gia-lai&vn34=52",
    "?q=CANARY52QX",
    "?tinh-cu=gia-lai",
    "?chu=1&vn34=52",
    "?q=%25",
    "?q=_",
    "?q=' OR 1=1 --",
)


def key_of(running: Running, output: str) -> str:
    """The callback that fills a component."""
    return next(k for k, c in running.app.callback_map.items() if f"{output}.children" in k)


def paths(slug: str, asset_id: int) -> Iterator[str]:
    yield from (f"/tinh/{slug}", f"/tinh/{slug}/tai-san", f"/tinh/{slug}/tai-san/{asset_id}")


def leaks(text: str, own: str) -> list[str]:
    """Canaries of others in an answer."""
    return [canary(place) for place in COUNTS if place != own and canary(place) in text]


@pytest.mark.parametrize(
    ("username", "own"),
    [("nghean", "40"), ("lanhdao.nghean", "40"), ("gialai", "52"), ("vien", "40"), ("vien", "52")],
)
def test_everybody_sees_their_own(running: Running, username: str, own: str) -> None:
    """T-1: the canary of one's own province on the overview, in the register, on each record and in
    the export; exact totals."""
    client, slug = running.signed_in(username), SLUGS[own]
    for output, path in zip(
        ("overview-names", "register-list", "record"), paths(slug, running.ids[own][0]), strict=True
    ):
        answer = call(
            client, running.app, key_of(running, output), {"pathname": path, "search": ""}
        )
        assert answer.status_code == 200 and canary(own) in answer.text, output
    assert all(client.get(f"/tinh/{slug}/tai-san/{n}").status_code == 200 for n in running.ids[own])
    rows = list(csv.reader(io.StringIO(client.get(f"/xuat/{slug}/tai-san.csv").text)))
    assert sum(canary(own) in ",".join(row) for row in rows) == COUNTS[own]


def test_the_trainer_sees_the_illustrative_rows_only(running: Running) -> None:
    """T-11 in part, T-2: one illustrative row a province, never the prime number of real ones."""
    client = running.signed_in("giangvien")
    for vn34, slug in SLUGS.items():
        first, *others = running.ids[vn34]
        assert client.get(f"/tinh/{slug}/tai-san/{first}").status_code == 200
        assert {client.get(f"/tinh/{slug}/tai-san/{n}").status_code for n in others} == {404}
        rows = list(csv.reader(io.StringIO(client.get(f"/xuat/{slug}/tai-san.csv").text)))
        assert sum(canary(vn34) in ",".join(row) for row in rows) == 1


@pytest.mark.parametrize("claimed", FORGED)
def test_a_forged_province_gives_nothing(running: Running, claimed: Any) -> None:
    """T-2, T-6: own code replaced, foreign, list, wildcards, SQL, spellings: no foreign word, no
    foreign total, 404 or nothing."""
    client = running.signed_in("nghean")
    for key in running.app.callback_map:
        for path in paths(claimed, running.ids["52"][0]):
            answer = call(client, running.app, key, {"pathname": path, "search": "", "n_clicks": 1})
            assert answer.status_code in (200, 204, 400, 403, 404), path
            assert leaks(answer.text, "40") == [] and not total_of(answer.text, "52")
    for path in paths(claimed, running.ids["52"][0]):
        page = client.get(path)
        assert page.status_code in (302, 400, 404) and leaks(page.text, "40") == []
    assert client.get(f"/xuat/{claimed}/tai-san.csv").status_code in (400, 404)


def total_of(text: str, place: str) -> bool:
    """Whether an answer speaks of exactly as many assets as that place has."""
    return f"{COUNTS[place]} tài sản" in text


@pytest.mark.parametrize(
    "value",
    [None, [], {}, ["/tinh/nghe-an", "/tinh/gia-lai"], {"role": "admin"}, 52, True, "*", "all"],
)
def test_other_types_of_address_give_nothing(running: Running, value: Any) -> None:
    """T-2, T-5: null, lists, objects where an address should be."""
    client = running.signed_in("nghean")
    for key in running.app.callback_map:
        answer = call(client, running.app, key, {"pathname": value, "search": value})
        assert answer.status_code in (200, 204, 400, 403, 404) and "CANARY" not in answer.text


@pytest.mark.parametrize("search", QUERIES)
def test_queries_do_not_widen_the_view(running: Running, search: str) -> None:
    """T-2: parameters of the address narrow one's own rows, nothing more."""
    client = running.signed_in("nghean")
    for output, path in zip(("overview-names", "register-list"), paths("nghe-an", 0), strict=False):
        answer = call(
            client, running.app, key_of(running, output), {"pathname": path, "search": search}
        )
        assert answer.status_code == 200
        assert (
            leaks(
                answer.text.replace(
                    "CANARY52QX",
                    "",
                    answer.text.count("CANARY52QX") if "CANARY52QX" in search else 0,
                ),
                "40",
            )
            == []
        )
    rows = client.get(f"/xuat/nghe-an/tai-san.csv{search}").text
    assert leaks(rows, "40") == []


def test_requests_of_others_replayed(running: Running) -> None:
    """T-3, T-7: every body that a manager or another officer sends, with this officer's cookie:
    403, 404 or own data."""
    client = running.signed_in("nghean")
    for key in running.app.callback_map:
        for vn34 in ("52", "37"):
            for path in (*paths(SLUGS[vn34], running.ids[vn34][0]), "/vien"):
                answer = client.post(
                    "/_dash-update-component",
                    json=body(running.app, key, {"pathname": path, "search": "", "n_clicks": 1}),
                )
                assert answer.status_code in (200, 204, 403, 404) and leaks(answer.text, "40") == []


def test_forged_state_is_ignored(running: Running) -> None:
    """T-5: additional State, Store values and cookies that claim a role or a province."""
    client = running.signed_in("nghean")
    key = key_of(running, "register-list")
    good = body(running.app, key, {"pathname": "/tinh/nghe-an/tai-san", "search": ""})
    plain = client.post("/_dash-update-component", json=good).text
    claim = {"role": "admin", "user_id": 1, "province": "52", "vn34": "52"}
    with_state = client.post(
        "/_dash-update-component",
        json=good | {"state": [{"id": "store", "property": "data", "value": claim}]},
    )
    assert with_state.status_code == 400
    for name, value in claim.items():
        client.set_cookie(name, str(value))
    headers = {
        "X-Role": "admin",
        "X-User": "vien",
        "X-Forwarded-User": "vien",
        "Remote-User": "vien",
    }
    assert client.post("/_dash-update-component", json=good | claim, headers=headers).text == plain


def test_a_foreign_record_answers_as_an_absent_one(fresh: Running) -> None:
    """T-4: page, callback, download: same status and same body; the row is unchanged and the
    attempt is in the audit log."""
    client = fresh.signed_in("nghean")
    foreign, absent = fresh.ids["52"][1], 10**9
    with fresh.database.read(SYSTEM) as connection:
        before = connection.execute(select(asset).where(asset.c.id == foreign)).one()
    key, router = key_of(fresh, "record"), key_of(fresh, "content")
    for slug in ("nghe-an", "gia-lai"):
        page, nothing = (client.get(f"/tinh/{slug}/tai-san/{n}") for n in (foreign, absent))
        assert (
            (page.status_code, page.text)
            == (nothing.status_code, nothing.text)
            == (404, nothing.text)
        )
        data, none = (
            call(client, fresh.app, key, {"pathname": f"/tinh/{slug}/tai-san/{n}"})
            for n in (foreign, absent)
        )
        assert (data.status_code, data.text) == (none.status_code, none.text) == (404, none.text)
        shown, same = (
            call(client, fresh.app, router, {"pathname": f"/tinh/{slug}/tai-san/{n}"})
            for n in (foreign, absent)
        )
        assert shown.status_code == same.status_code == 200 and shown.text == same.text
    with fresh.database.read(SYSTEM) as connection:
        assert connection.execute(select(asset).where(asset.c.id == foreign)).one() == before
        denied = connection.execute(
            select(audit_log).where(
                audit_log.c.action == "denied", audit_log.c.subject.contains(str(foreign))
            )
        ).all()
    assert (
        len(denied) >= 3
        and {row.actor for row in denied} == {"nghean"}
        and {row.vn34 for row in denied} == {"40"}
    )


def test_foreign_and_unknown_addresses_look_alike(running: Running) -> None:
    """T-4, T-6: every page of another province and of none, by HTTP and through the router; a
    missing role is 403."""
    client = running.signed_in("nghean")
    unknown = client.get("/tinh/khong-co").text
    for path in (
        *paths("gia-lai", running.ids["52"][0]),
        *paths("khong-co", 1),
        "/khong-co",
        "/tinh",
        "/tinh/nghe-an/nope",
    ):
        answer = client.get(path)
        assert (answer.status_code, answer.text) == (404, unknown), path
    assert client.get("/vien").status_code == 403
    assert running.signed_in("quantri").get("/tinh/nghe-an").status_code == 403
    assert running.signed_in("quantri").get("/tinh/khong-co").status_code == 404
    router = key_of(running, "content")
    texts = {
        call(client, running.app, router, {"pathname": p}).text
        for p in ("/tinh/gia-lai", "/tinh/khong-co", "/khong-co", "//tinh/nghe-an")
    }
    assert len(texts) == 1


@pytest.mark.parametrize(
    "path",
    ["/tinh/gia-lai/", "//tinh/gia-lai", "/TINH/GIA-LAI", "/tinh//gia-lai", "/tinh%2fgia-lai", "/tinh/gia-lai%2ftai-san", "/./tinh/gia-lai",
     "/tinh/nghe-an/../gia-lai", "/tinh/gia-lai?slug=nghe-an", "/tinh/gia-lai;x", "/vien/", "//vien", "/Vien", "/%76ien"],
)  # fmt: skip
def test_other_spellings_of_forbidden_addresses(running: Running, path: str) -> None:
    """T-6: trailing and double slashes, case, encoded slashes, by HTTP and through the router."""
    client = running.signed_in("nghean")
    answer = client.get(
        "/", environ_overrides={"PATH_INFO": unquote(path).partition("?")[0], "REQUEST_URI": path}
    )
    assert answer.status_code in (403, 404) and "CANARY" not in answer.text
    shown = call(client, running.app, key_of(running, "content"), {"pathname": path})
    assert (
        shown.status_code == 200
        and "overview-" not in shown.text
        and '"institute-' not in shown.text
    )


@pytest.mark.parametrize(
    "path",
    [
        "//tinh/nghe-an",
        "///tinh/nghe-an",
        "/tinh%2fnghe-an",
        "/tinh/nghe-an%2Ftai-san",
        "/%2Ftinh/nghe-an",
    ],
)
def test_other_spellings_of_ones_own_address(running: Running, path: str) -> None:
    """T-6: they are no address at all, by whatever name the server hands on what was asked for."""
    client = running.signed_in("nghean")
    assert client.get("/tinh/nghe-an").status_code == 200
    for name in ("REQUEST_URI", "RAW_URI"):
        uris = {"REQUEST_URI": "", "RAW_URI": "", name: path + "?dia-gioi=63"}
        assert (
            client.get("/", environ_overrides={"PATH_INFO": unquote(path), **uris}).status_code
            == 404
        )


def test_exports_are_audited_and_marked(fresh: Running) -> None:
    """E-1, E-2, E-3: name, BOM, badge, formula signs as text, one audit row with filter and count;
    filters hold."""
    with fresh.database.write(SYSTEM) as connection:
        from tests.builders import create_asset

        create_asset(
            connection,
            vn34="40",
            vn63="40",
            title='=HYPERLINK("http://evil.example")',
            owner="@SUM(A1)",
            illustrative=False,
        )
    client = fresh.signed_in("nghean")
    answer = client.get("/xuat/nghe-an/tai-san.csv?loai=nh&q=hyperlink&sap-xep=ten")
    assert (
        answer.headers["Content-Type"] == "text/csv; charset=utf-8"
        and answer.headers["X-Content-Type-Options"] == "nosniff"
    )
    assert answer.headers["Content-Disposition"].startswith(
        'attachment; filename="tai-san-nghe-an-'
    )
    assert (
        "filename*=UTF-8''T%C3%A0i%20s%E1%BA%A3n%20Ngh%E1%BB%87%20An%20"
        in answer.headers["Content-Disposition"]
    )
    assert answer.data.startswith(b"\xef\xbb\xbf") and answer.headers["Cache-Control"] == "no-store"
    rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert rows[0] == ["MỘT PHẦN LÀ DỮ LIỆU MINH HỌA", "Nghệ An"]
    assert rows[1][:4] == ["Loại", "Dạng nhãn hiệu", "Tên", "Số đơn"]
    assert len(rows) == 3 and rows[2][2] == '\'=HYPERLINK("http://evil.example")'
    assert rows[2][rows[1].index("Chủ đơn, chủ văn bằng")] == "'@SUM(A1)"
    with fresh.database.read() as connection:
        exported = connection.execute(
            select(audit_log).where(audit_log.c.action == "exported")
        ).one()
    assert (exported.actor, exported.vn34, exported.detail) == (
        "nghean",
        "40",
        {"filters": "?loai=nh&q=hyperlink&sap-xep=ten", "rows": 1},
    )


def test_an_export_with_conditions_that_are_not_understood_is_refused(fresh: Running) -> None:
    """E-3: never all rows in their place; the page names them, escaped, and nothing is recorded as
    exported."""
    client = fresh.signed_in("nghean")
    answer = client.get("/xuat/nghe-an/tai-san.csv?loai=nh,xx&tu=2024-13&chu=<b>&q=x")
    assert answer.status_code == 400 and answer.headers["Content-Type"].startswith("text/html")
    sentence = "Không xuất tệp vì không hiểu điều kiện: loại “xx”; nộp từ “2024-13”; chủ đơn, chủ văn bằng “&lt;b&gt;”. Xin sửa lại địa chỉ."
    assert (
        sentence in answer.text
        and "CANARY" not in answer.text
        and "Content-Disposition" not in answer.headers
    )
    with fresh.database.read() as connection:
        assert (
            connection.execute(select(audit_log).where(audit_log.c.action == "exported")).all()
            == []
        )
    assert client.get("/xuat/gia-lai/tai-san.csv?loai=xx").status_code == 404


def test_exports_of_others_are_absent(fresh: Running) -> None:
    """T-4, T-12: 404 for another province, 403 for a role without provinces, 302 for nobody;
    nothing is recorded as exported."""
    for username, path, code in (
        ("nghean", "/xuat/gia-lai/tai-san.csv", 404),
        ("nghean", "/xuat/khong-co/tai-san.csv", 404),
        ("tram", "/xuat/nghe-an/tai-san.csv", 403),
        ("quantri", "/xuat/nghe-an/tai-san.csv", 403),
    ):
        answer = fresh.signed_in(username).get(path)
        assert answer.status_code == code and "CANARY" not in answer.text
    with fresh.database.read() as connection:
        assert connection.scalar(select(func.count()).where(audit_log.c.action == "exported")) == 0


def test_the_same_holds_on_postgresql(on_postgresql: Running) -> None:
    """T-1, T-4, T-14: own rows, foreign record 404, export exact, with row-level security
    underneath."""
    client = on_postgresql.signed_in("nghean")
    listed = call(
        client,
        on_postgresql.app,
        key_of(on_postgresql, "register-list"),
        {"pathname": "/tinh/nghe-an/tai-san", "search": ""},
    )
    assert canary("40") in listed.text and leaks(listed.text, "40") == []
    assert client.get(f"/tinh/nghe-an/tai-san/{on_postgresql.ids['52'][0]}").status_code == 404
    rows = list(csv.reader(io.StringIO(client.get("/xuat/nghe-an/tai-san.csv").text)))
    assert (
        sum(canary("40") in ",".join(row) for row in rows) == COUNTS["40"]
        and json.dumps(rows).count("CANARY52") == 0
    )
