"""Deadlines over HTTP: the insider, the colleague who only reads, the stranger; proofs, letters,
calendar, weekly letter."""

import io
import json
import re
from datetime import date
from typing import Any

import icalendar
import ics
import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from data_access.accounts import users
from data_access.database.scope import SYSTEM
from data_access.tables import audit_log, calendar_feed, deadline_act, reminder
from tests.builders import create_asset
from tests.web.support import COUNTS, Running, call, canary, token_of
from tests.web.test_tenants import key_of
from web.policy import CALLBACKS

PDF = b"%PDF-1.7 bien lai"
LIST = "/tinh/nghe-an/thoi-han"


def form_of(running: Running, place: str = "40", n: int = 0, slug: str = "nghe-an") -> str:
    return f"/ghi-nhan/{slug}/{running.ids[place][n]}/renewal_nh/1"


def post(client: FlaskClient, path: str, **data: Any) -> Any:
    page = client.get("/doi-mat-khau")
    parts = {k: FileStorage(v[0], v[1], k) if isinstance(v, tuple) else v for k, v in data.items()}
    # in memory, whatever its size
    boundary, body = encode_multipart({"csrf_token": token_of(page.text), **parts})
    return client.post(path, data=body, content_type=f'multipart/form-data; boundary="{boundary}"')


def paid(**changes: Any) -> dict[str, Any]:
    return {"what": "waive", "reason": "Ngừng kinh doanh", "version": "0"} | changes


def test_an_officer_records(fresh: Running) -> None:
    """Insider: form, record, back to the list; audit row; the list says so."""
    client = fresh.signed_in("nghean")
    page = client.get(form_of(fresh))
    assert page.status_code == 200 and "Gia hạn lần 1" in page.text and canary("40") in page.text
    answer = post(client, form_of(fresh), **paid())
    assert (answer.status_code, answer.location) == (302, LIST)
    with fresh.database.read(SYSTEM) as connection:
        row = connection.execute(select(deadline_act)).one()
        assert (row.what, row.reason, row.actor, row.vn34, row.version) == (
            "waive",
            "Ngừng kinh doanh",
            "nghean",
            "40",
            1,
        )
        assert (
            connection.execute(select(audit_log).where(audit_log.c.action == "deadline_recorded"))
            .one()
            .actor
            == "nghean"
        )
    listed = call(
        client,
        fresh.app,
        key_of(fresh, "deadlines-list"),
        {"pathname": LIST, "search": "?han=khong-lam"},
    )
    assert "Ngừng kinh doanh" in listed.text


def test_the_second_editor_sees_both_values(fresh: Running) -> None:
    """409; nothing overwritten; the form goes on from what stands."""
    client = fresh.signed_in("nghean")
    post(client, form_of(fresh), **paid())
    answer = post(client, form_of(fresh), **paid(what="other", reason="Đã chuyển tỉnh"))
    assert answer.status_code == 409
    assert (
        "Ngừng kinh doanh" in answer.text
        and "Đã chuyển tỉnh" in answer.text
        and 'name="version" value="1"' in answer.text
    )
    with fresh.database.read(SYSTEM) as connection:
        assert connection.execute(select(deadline_act)).one().what == "waive"


def test_a_colleague_who_only_reads(fresh: Running) -> None:
    """Leader: 403 for form and record, no button in the list, the proof may be read."""
    leader = fresh.signed_in("lanhdao.nghean")
    assert leader.get(form_of(fresh)).status_code == 403
    assert post(leader, form_of(fresh), **paid()).status_code == 403
    listed = call(
        leader,
        fresh.app,
        key_of(fresh, "deadlines-list"),
        {"pathname": LIST, "search": "?han=sap-den"},
    )
    assert canary("40") in listed.text and "ghi-nhan=" not in listed.text
    for path in ("/thu-nhac/nghe-an", "/thu-nhac/nghe-an/mau"):
        assert post(leader, path).status_code == 403


def test_a_stranger_finds_nothing(fresh: Running) -> None:
    """T-4: every address of somebody else answers as one that does not exist, with the same body;
    nothing is written."""
    client = fresh.signed_in("gialai")
    rid = fresh.ids["40"][0]
    foreign = [
        form_of(fresh),
        f"/xuat/nghe-an/chung-tu/{rid}/renewal_nh/1",
        "/xuat/nghe-an/thoi-han.csv",
        "/thu-nhac/nghe-an/mau",
    ]
    foreign += [
        "/xuat/nghe-an/mau-thu-nhac.docx",
        form_of(fresh, slug="gia-lai"),
        f"/xuat/gia-lai/chung-tu/{rid}/renewal_nh/1",
    ]
    nothing = client.get("/xuat/khong-co/thoi-han.csv")
    for path in foreign:
        answer = client.get(path)
        assert (answer.status_code, answer.text) == (404, nothing.text), path
    for path in (
        form_of(fresh),
        form_of(fresh, slug="gia-lai"),
        "/thu-nhac/nghe-an",
        "/thu-nhac/nghe-an/mau",
    ):
        assert post(client, path, **paid()).status_code == 404, path
    for odd in (
        "/ghi-nhan/gia-lai/1/nope/1",
        f"/ghi-nhan/gia-lai/{10**18}/renewal_nh/1",
        f"/ghi-nhan/gia-lai/{fresh.ids['52'][0]}/renewal_nh/7",
    ):
        assert client.get(odd).status_code == 404
    with fresh.database.read(SYSTEM) as connection:
        assert (
            connection.execute(select(deadline_act)).all() == []
            and connection.execute(select(reminder)).all() == []
        )
    assert fresh.client().post(form_of(fresh), data=paid()).status_code in (400, 401)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("bien-lai.pdf", PDF, 302),
        ("a.exe", b"MZ....", 400),
        ("x.pdf", b"", 400),
        ("to.pdf", b"%PDF-" + b"0" * 10_000_001, 400),
        ("gia.pdf", b"<html>", 400),
    ],
    ids=["sound", "program", "empty", "large", "disguised"],
)
def test_proofs_are_checked(fresh: Running, name: str, content: bytes, code: int) -> None:
    """By their first bytes and their size; kept under the data folder, given back as a download."""
    with fresh.database.write(SYSTEM) as connection:
        rid = create_asset(
            connection, vn34="40", vn63="40", due=date(2026, 11, 1), late_until=date(2099, 1, 1)
        )
    client = fresh.signed_in("nghean")
    data = paid(what="paid", done_on="2026-11-01", proof=(io.BytesIO(content), f"../../{name}"))
    path = f"/ghi-nhan/nghe-an/{rid}/renewal_nh/1"
    assert post(client, path, **data).status_code == code
    files = [f for f in (fresh.settings.data_dir / "files").rglob("*") if f.is_file()]
    assert [f.read_bytes() for f in files] == ([content] if code == 302 else [])
    if code == 302:
        with fresh.database.read(SYSTEM) as connection:
            assert connection.execute(select(deadline_act.c.proof_name)).scalar() == name


def test_what_goes_out_is_audited(fresh: Running) -> None:
    """E-3: the proof that a leader takes and the template that an officer takes, each with who,
    what, whose."""
    with fresh.database.write(SYSTEM) as connection:
        rid = create_asset(
            connection, vn34="40", vn63="40", due=date(2026, 11, 1), late_until=date(2099, 1, 1)
        )
    officer, leader = fresh.signed_in("nghean"), fresh.signed_in("lanhdao.nghean")
    proof = (io.BytesIO(PDF), "bien-lai.pdf")
    assert (
        post(
            officer,
            f"/ghi-nhan/nghe-an/{rid}/renewal_nh/1",
            **paid(what="paid", done_on="2026-11-01", proof=proof),
        ).status_code
        == 302
    )
    assert leader.get(f"/xuat/nghe-an/chung-tu/{rid}/renewal_nh/1").data == PDF
    assert officer.get("/xuat/nghe-an/mau-thu-nhac.docx").status_code == 200
    with fresh.database.read() as connection:
        c = audit_log.c
        rows = connection.execute(
            select(c.actor, c.subject, c.vn34).where(c.action == "exported").order_by(c.id)
        ).all()
    assert rows == [
        ("lanhdao.nghean", f"proof {rid}/renewal_nh/1", "40"),
        ("nghean", "letter template", "40"),
    ]


def test_the_file_has_the_rows_of_the_list(running: Running) -> None:
    """E-1, E-3: badge, heads, as many rows as the number beside it; other conditions are
    refused."""
    client = running.signed_in("nghean")
    listed = call(
        client,
        running.app,
        key_of(running, "deadlines-status"),
        {"pathname": LIST, "search": "?han=tat-ca"},
    )
    assert f'"data-total":{COUNTS["40"]}' in listed.text.replace(" ", "")
    answer = client.get("/xuat/nghe-an/thoi-han.csv?han=tat-ca")
    lines = answer.data.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("MỘT PHẦN LÀ DỮ LIỆU MINH HỌA") and len(lines) == 2 + COUNTS["40"]
    assert client.get("/xuat/nghe-an/thoi-han.csv?han=nope").status_code == 400


def address_of(client: FlaskClient) -> str:
    page = post(client, "/lich/dia-chi-moi")
    found = re.search(r"/lich/[A-Za-z0-9_-]+\.ics", page.text)
    assert page.status_code == 200 and found
    return found.group(0)


def test_the_calendar_parses_in_two_libraries(fresh: Running) -> None:
    """RFC 5545: all-day events, identifiers that stay, own province only; by its secret address,
    without a session."""
    client = fresh.signed_in("nghean")
    address = address_of(client)
    answer = fresh.client().get(address)
    assert (
        answer.status_code == 200
        and answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    )
    first = icalendar.Calendar.from_ical(answer.data)
    events = list(first.walk("VEVENT"))
    second = ics.Calendar(answer.data.decode("utf-8"))
    assert len(events) == len(second.events) == COUNTS["40"]
    assert {str(e["uid"]) for e in events} == {e.uid for e in second.events}
    assert {str(e["uid"]) for e in events} == {
        f"{i}-renewal_nh-1@ipplatform.gov.vn" for i in fresh.ids["40"]
    }
    days = {tuple(e[name].to_ical() for name in ("dtstart", "dtend")) for e in events}
    assert days == {(b"20261201", b"20261202")}, (
        "one whole day: DTEND is the day after it (RFC 5545, 3.6.1)"
    )
    assert all(e.all_day for e in second.events)
    assert str(first["x-wr-timezone"]) == "Asia/Ho_Chi_Minh"
    assert canary("40") in answer.text.replace("\r\n ", "") and canary(
        "52"
    ) not in answer.text.replace("\r\n ", "")
    assert b"\r\n" in answer.data and max(len(line) for line in answer.data.split(b"\r\n")) <= 75
    with fresh.database.read() as connection:
        token = address.removeprefix("/lich/").removesuffix(".ics")
        assert token not in str(connection.execute(select(calendar_feed)).all())


def test_a_calendar_address_ends(fresh: Running) -> None:
    """404 once revoked, once replaced, once the person is disabled; the same as one that never
    was."""
    client, nobody = fresh.signed_in("nghean"), fresh.client()
    none = nobody.get("/lich/" + "x" * 43 + ".ics")
    old = address_of(client)
    new = address_of(client)
    assert nobody.get(old).status_code == 404 and nobody.get(new).status_code == 200
    assert post(client, "/lich/thu-hoi").status_code == 302
    gone = nobody.get(new)
    assert (gone.status_code, gone.text) == (none.status_code, none.text) == (404, none.text)
    another = address_of(fresh.signed_in("lanhdao.nghean"))
    with fresh.database.write(SYSTEM) as connection:
        users.disable(connection, "lanhdao.nghean", actor="operator")
    assert nobody.get(another).status_code == 404
    for username in ("vien", "giangvien", "tram", "quantri"):
        assert post(fresh.signed_in(username), "/lich/dia-chi-moi").status_code == 403


def test_the_bell_counts_the_own_province(running: Running) -> None:
    """Officers and leaders have one, on any page; it polls, and keeps no session alive (policy)."""
    assert CALLBACKS["bell"].polling
    key = key_of(running, "bell")
    own = call(running.signed_in("nghean"), running.app, key, {"n_intervals": 1})
    assert (
        own.status_code == 200
        and json.loads(own.text)["response"]["bell"]["children"]["href"] == LIST
    )
    nothing = call(running.signed_in("vien"), running.app, key, {"n_intervals": 1})
    assert nothing.status_code in (200, 204) and "thoi-han" not in nothing.text


def test_the_weekly_letter_is_asked_for(fresh: Running) -> None:
    client = fresh.signed_in("nghean")
    page = client.get("/thu-tom-tat").text
    assert "chưa được đặt để gửi thư" in page and "IPP_" not in page
    assert post(client, "/thu-tom-tat", email="khong phai", active="1").status_code == 400
    assert (
        post(
            client, "/thu-tom-tat", email="lan@nghean.example.vn", language="en", active="1"
        ).status_code
        == 302
    )
    page = client.get("/thu-tom-tat").text
    assert 'value="lan@nghean.example.vn"' in page and 'value="en" selected' in page
    assert client.post("/thu-tom-tat", data={"email": "x@y.vn"}).status_code == 400, (
        "without the form's token"
    )
