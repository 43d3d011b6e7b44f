"""The counter over HTTP: what it finds, what it never tells, how a search is booked, its slip."""

import html
import io
import json
import re
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, quote

import pytest
from pypdf import PdfReader
from sqlalchemy import insert, select, update

from data_access.accounts.users import change_posts
from data_access.database.engine import now
from data_access.database.scope import SYSTEM
from data_access.tables import (
    asset,
    asset_note,
    asset_tag,
    audit_log,
    deadline_act,
    owner_contact,
    prepared_answer,
    request,
    request_contact,
    request_entry,
    station,
)
from domain.posts import Post
from domain.records.statuses import STATUSES
from language.dates import numeric
from tests.builders import create_asset
from tests.web.desk import send
from tests.web.support import Running, call

COUNTER, SLIP = "counter.children", "request-slip.children"
CANARY = "BIMATQX"
PHONE = "0912 555 888"


def put(running: Running, vn34: str, title: str, **told: Any) -> int:
    """A published mark of a province, in class 30."""
    values = {
        **{"kind": "NH", "application_no": f"4-2024-{abs(hash((vn34, title))) % 90000 + 10000}"},
        **{"source": "wipo_publish", "classes": [("nice", "30")], "owner": "Hợp tác xã Suối"},
        **{"application_date": date(2024, 5, 14), "status": "in_force"},
    }
    with running.database.write(SYSTEM) as connection:
        return create_asset(connection, vn34=vn34, vn63=vn34, title=title, **(values | told))


def asked(running: Running, who: str, query: str) -> str:
    """What the page says of it."""
    told = {"url.pathname": "/yeu-cau/quay", "url.search": query}
    answer = call(running.signed_in(who), running.app, COUNTER, told)
    assert answer.status_code == 200, answer.text
    return answer.text.replace(r"\u002f", "/")


def sent(page: str) -> dict[str, str]:
    """What the form of the page sends along unseen."""
    also = re.search(r'"data-also":"([^"]*)"', page.replace('": "', '":"'))
    assert also, page[:300]
    pairs = json.loads(f'"{also[1]}"').split("&")
    return dict(parse_qsl("&".join(pairs)))


def booked(running: Running, who: str, query: str, **told: str) -> str:
    """The number of the request as which a search is booked."""
    form = sent(asked(running, who, query)) | {
        **{"requester": "Mai Thị Nhung", "requester_type": "person", "phone": PHONE},
        **{"channel": "station", "answer": "Có hồ sơ cùng nhóm.", "outside": "none"},
        **{"then": "in", "vn34": "31"},
    }
    answer = send(running.signed_in(who), "yeu-cau/tra-cuu", **(form | told))
    assert answer.status_code == 200, answer.text
    return str(answer.json["go"].split("/")[2])


def test_words_find_the_marks_of_the_own_province(fresh: Running) -> None:
    """Without tone marks, the same class first; nothing of another province."""
    put(fresh, "40", "MẬT ONG SUỐI RẠNG")
    put(fresh, "40", "An Suối Rạng Xanh", classes=[("nice", "32")])
    put(fresh, "52", "Suối Rạng Deltaqx")
    page = asked(fresh, "nghean", "?q=suoi+rang&nhom=30")
    assert "2 hồ sơ, 1 cùng nhóm 30" in page and "Deltaqx" not in page
    assert page.index("ONG") < page.index("Xanh"), "the same class stands first"
    assert "trùng nhóm 30" in page and "khác nhóm" in page
    both = asked(fresh, "vien", "?q=suoi+rang")
    assert "3 hồ sơ" in both and "Deltaqx" in both


def test_a_number_finds_its_title_in_any_spelling(fresh: Running) -> None:
    put(fresh, "40", "Máy sấy", kind="SC", application_no="1-2019-01234", source="st96",
        registration_no="1-0031234-000", registration_date=date(2021, 3, 4), classes=())  # fmt: skip
    for number in ("1-0031234-000", "31234", "1-2019-01234"):
        assert "Máy sấy" in asked(fresh, "nghean", f"?tra=so&q={number}"), number
    link = asked(fresh, "nghean", "?tra=so&q=1-2019-01234")
    assert "wopublish-search/public/patents?query=1-2019-01234" in link


def test_what_is_not_there_is_never_called_free(fresh: Running) -> None:
    put(fresh, "40", "Suối Rạng")
    page = asked(fresh, "nghean", "?q=Kh%C3%B4ngC%C3%B3&nhom=30")
    assert "Không thấy trong dữ liệu của tỉnh đến" in page
    assert "còn trống" not in page
    text = quote("KhôngCó").replace("%20", "+")
    assert f"wopublish-search/public/trademarks?query={text}" in page


def test_an_owner_is_looked_for_among_owners(fresh: Running) -> None:
    put(fresh, "40", "Hoa Mai", owner="Công ty Bến Lau")
    assert "Hoa Mai" in asked(fresh, "nghean", "?tra=chu&q=ben+lau")
    assert "Hoa Mai" not in asked(fresh, "nghean", "?q=ben+lau"), "a name is the title's"


def test_nothing_that_people_recorded_is_told(fresh: Running) -> None:
    """Notes, tags, contacts, recorded payments, records typed in, applications not yet public: not
    on the form, its unseen values, the slip, its PDF, nor in what is stored of it."""
    n = put(fresh, "40", "Suối Rạng", kind="NH")
    put(fresh, "40", f"Suối Rạng {CANARY}", source="manual")
    put(fresh, "40", f"Suối Rạng {CANARY}", kind="SC", application_no="1-2026-00009")
    with fresh.database.write(SYSTEM) as connection:
        owner = connection.scalar(select(asset.c.owner_id).where(asset.c.id == n))
        stamp = {"version": 1, "updated_at": now(), "updated_by": CANARY}
        note = {"vn34": "40", "asset_id": n, "author_id": 1, "author": CANARY, "text": CANARY}
        connection.execute(insert(asset_note).values(**note, created_at=now(), **stamp))
        tag = {"vn34": "40", "slug": CANARY.lower(), "asset_id": n, "label": CANARY}
        connection.execute(insert(asset_tag).values(**tag))
        contact = {"vn34": "40", "organisation_id": owner, "person": CANARY, "phone": CANARY}
        connection.execute(
            insert(owner_contact).values(**contact, email=CANARY, address=CANARY, **stamp)
        )
    for who, query in (("nghean", "?q=suoi+rang"), ("nghean", "?tra=so&q=suoi+rang")):
        page = asked(fresh, who, query)
        assert "1 hồ sơ" in page and CANARY not in page, query
        assert "/thoi-han" not in page and "/tai-san/" not in page
    number = booked(fresh, "nghean", "?q=suoi+rang")
    slip = call(
        fresh.signed_in("nghean"), fresh.app, SLIP, {"url.pathname": f"/yeu-cau/{number}/phieu"}
    )
    file = fresh.signed_in("nghean").get(f"/xuat/yeu-cau/{number}/phieu.pdf")
    text = PdfReader(io.BytesIO(file.data)).pages[0].extract_text()
    with fresh.database.read(SYSTEM) as connection:
        told = connection.scalars(select(request_entry.c.told)).all()
        stored = json.dumps(list(told), ensure_ascii=False)
    for told in (slip.text, text, stored):
        assert "Suối Rạng" in told and CANARY not in told and PHONE not in told


def test_a_recorded_payment_changes_no_status_at_the_counter(fresh: Running) -> None:
    """The register believes the officer; who asks at the counter hears what the office's data
    tell."""
    told = {"kind": "NH", "registration_no": "4-0001234-000", "registration_date": date(2010, 1, 5)}
    n = put(fresh, "40", "Suối Rạng", status="in_force", **told,
            application_date=date(2009, 1, 5), expiry_date=date(2019, 1, 5),
            as_of=date(2018, 1, 1), status_as_of=date(2018, 1, 1))  # fmt: skip
    with fresh.database.write(SYSTEM) as connection:
        act = {"asset_id": n, "rule": "nh-renewal", "ordinal": 1, "due": date(2019, 1, 5)}
        act |= {"what": "paid", "done_on": date(2018, 12, 1), "vn34": "40", "actor": "x"}
        act |= {"illustrative": False, "reason": "", "at": now(), "version": 1}
        connection.execute(insert(deadline_act).values(act))
    page = asked(fresh, "nghean", "?q=suoi+rang")
    assert "Còn hiệu lực" not in page and STATUSES["expired"].label in page


def test_it_is_booked_as_a_search_that_is_answered_and_closed(fresh: Running) -> None:
    """One row with its thread; the telephone number in its own place and in no log."""
    put(fresh, "40", "Suối Rạng")
    number = booked(fresh, "nghean", "?q=suoi+rang&nhom=30", then="in")
    with fresh.database.read(SYSTEM) as connection:
        row = connection.execute(select(request).where(request.c.number == number)).one()
        entries = connection.execute(
            select(request_entry).where(request_entry.c.request_id == row.id)
        ).all()
        phones = connection.scalars(select(request_contact.c.phone)).all()
        logged = str([tuple(entry) for entry in connection.execute(select(audit_log))])
    assert (row.kind, row.state, row.desk, row.vn34, row.rights) == (
        "search", "closed", "province", "40", "|NH|",
    )  # fmt: skip
    assert row.question == "Tra cứu tên: “suoi rang”, nhóm Nice 30" and row.in_time is True
    answer = next(entry for entry in entries if entry.kind == "answer")
    slip = answer.told["slip"]
    assert answer.text == "Có hồ sơ cùng nhóm."
    assert (slip["count"], slip["same"], slip["outside"]) == (1, 1, "none")
    assert slip["hits"][0]["title"] == "Suối Rạng"
    assert list(phones) == [PHONE] and PHONE not in logged and "Nhung" not in logged


def test_the_slip_says_what_where_when_and_what_it_is_not(fresh: Running) -> None:
    put(fresh, "40", "Suối Rạng")
    number = booked(fresh, "nghean", "?q=suoi+rang&nhom=30")
    client = fresh.signed_in("nghean")
    with fresh.database.write(SYSTEM) as connection:
        connection.execute(update(asset).where(asset.c.title == "Suối Rạng").values(title="Đổi"))
    page = call(client, fresh.app, SLIP, {"url.pathname": f"/yeu-cau/{number}/phieu"}).text
    file = client.get(f"/xuat/yeu-cau/{number}/phieu.pdf")
    reader = PdfReader(io.BytesIO(file.data))
    width, height = (round(float(x) / 72 * 25.4) for x in reader.pages[0].mediabox[2:])
    assert (len(reader.pages), width, height) == (1, 148, 210), "one page of A5"
    paper = " ".join(reader.pages[0].extract_text().split())
    for told in (
        *(number, "Mai Thị Nhung", "“suoi rang”", "nhóm Nice 30", "Suối Rạng", "Nghệ An"),
        *("không thấy ở cổng công khai", "Phiếu này không phải là", "Có hồ sơ cùng nhóm."),
        *("kết luận về khả năng được cấp văn bằng", "Người nghean", "1 hồ sơ, 1 cùng nhóm 30"),
    ):
        assert told in paper, told
        assert told in html.unescape(page), told


def test_a_long_answer_and_many_hits_stay_on_one_page(fresh: Running) -> None:
    for n in range(12):
        put(fresh, "40", f"Suối Rạng {'dài ' * 12}{n}")
    number = booked(fresh, "nghean", "?q=suoi+rang", answer="Câu trả lời có độ dài vừa phải. " * 8)
    file = fresh.signed_in("nghean").get(f"/xuat/yeu-cau/{number}/phieu.pdf")
    reader = PdfReader(io.BytesIO(file.data))
    assert len(reader.pages) == 1 and "và 7 hồ sơ khác" in reader.pages[0].extract_text()


def test_a_station_of_a_department_looks_into_its_province(fresh: Running) -> None:
    """Hải Phòng's; a station that another host has, or that has ended, has the link alone."""
    put(fresh, "31", "Suối Rạng Betaqx")
    put(fresh, "40", "Suối Rạng Omegaqx")
    page = asked(fresh, "tram", "?q=suoi+rang")
    assert "Suối" in page and "Betaqx" in page and "Omegaqx" not in page
    number = booked(fresh, "tram", "?q=suoi+rang")
    assert number.startswith("YC-")
    for change in ({"ended": "2025-07-01"}, {"ended": "", "host_type": "university"}):
        with fresh.database.write(SYSTEM) as connection:
            connection.execute(update(station).where(station.c.id == fresh.station).values(change))
        page = asked(fresh, "tram", "?q=suoi+rang")
        assert "Betaqx" not in page and "không có dữ liệu của tỉnh" in page
        assert "wopublish-search/public/trademarks" in page
    assert booked(fresh, "tram", "?q=suoi+rang").startswith("YC-"), "booked all the same"


def test_strangers_get_404_and_readers_no_counter(fresh: Running) -> None:
    put(fresh, "40", "Suối Rạng")
    number = booked(fresh, "nghean", "?q=suoi+rang")
    for who in ("gialai", "tram"):
        client = fresh.signed_in(who)
        for path in (f"/yeu-cau/{number}/phieu", f"/xuat/yeu-cau/{number}/phieu.pdf"):
            assert client.get(path).status_code == 404, (who, path)
        told = {"url.pathname": f"/yeu-cau/{number}/phieu"}
        assert call(client, fresh.app, SLIP, told).status_code == 404
    assert (
        fresh.signed_in("lanhdao.nghean").get(f"/xuat/yeu-cau/{number}/phieu.pdf").status_code
        == 200
    )
    for who in ("lanhdao.nghean", "lanhdao.vien", "giangvien", "quantri"):
        client = fresh.signed_in(who)
        assert client.get("/yeu-cau/quay").status_code == 403, who
        assert send(client, "yeu-cau/tra-cuu", q="x").status_code == 403, who


def test_a_request_that_was_not_asked_at_the_counter_has_no_slip(fresh: Running) -> None:
    client = fresh.signed_in("nghean")
    form = {"channel": "phone", "kind": "search", "question": "x", "requester": "A"}
    form |= {"requester_type": "person", "received": numeric(date.today())}
    number = send(client, "yeu-cau", **form).json["go"].split("/")[2]
    assert client.get(f"/yeu-cau/{number}").status_code == 200
    assert client.get(f"/yeu-cau/{number}/phieu").status_code == 404
    assert client.get(f"/xuat/yeu-cau/{number}/phieu.pdf").status_code == 404


def test_what_is_missing_or_has_changed_is_said(fresh: Running) -> None:
    put(fresh, "40", "Suối Rạng")
    form = sent(asked(fresh, "nghean", "?q=suoi+rang"))
    client = fresh.signed_in("nghean")
    empty = send(client, "yeu-cau/tra-cuu", **(form | {"answer": "", "channel": "phone"}))
    assert empty.status_code == 422
    assert set(empty.json["problems"]) == {"answer", "requester", "requester_type"}
    put(fresh, "40", "Suối Rạng Hai")
    whole = form | {"answer": "x", "requester": "A", "requester_type": "person", "channel": "phone"}
    late = send(client, "yeu-cau/tra-cuu", **whole)
    assert late.status_code == 409 and "tra lại" in late.json["said"]


def test_the_same_form_twice_is_booked_once(fresh: Running) -> None:
    put(fresh, "40", "Suối Rạng")
    form = sent(asked(fresh, "nghean", "?q=suoi+rang"))
    form |= {"answer": "x", "requester": "A", "requester_type": "person", "channel": "phone"}
    client = fresh.signed_in("nghean")
    assert [send(client, "yeu-cau/tra-cuu", **form).status_code for _n in range(2)] == [200, 409]


@pytest.mark.parametrize("query", ["?q=%00&nhom=99", "?tra=x&q=%22%22", "?q=(*&nhom=abc", ""])
def test_whatever_is_typed_draws_a_page(running: Running, query: str) -> None:
    assert "1. Tra cứu" in asked(running, "nghean", query)


def test_of_two_posts_each_has_its_own_counter(fresh: Running) -> None:
    """Officer of Nghệ An and operator at Hải Phòng: the address says in which post is looked."""
    put(fresh, "31", "Suối Rạng Betaqx")
    put(fresh, "40", "Suối Rạng Omegaqx")
    with fresh.database.write_signin() as connection:
        extra = [Post("station", station_id=fresh.station)]
        change_posts(connection, "nghean", add=extra, actor="test")
    here = asked(fresh, "nghean", "?q=suoi+rang&vai=officer:nghe-an")
    there = asked(fresh, "nghean", f"?q=suoi+rang&vai=station:{fresh.station}")
    assert "Omegaqx" in here and "Betaqx" not in here
    assert "Betaqx" in there and "Omegaqx" not in there


def prepare(running: Running, title: str, *moves: str) -> int:
    """An answer of the institute's, with what is done to it after it is written."""
    client = running.signed_in("vien")
    form = {"title": title, "title_en": "Late?", "text": "Được gia hạn.", "text_en": "Yes."}
    form |= {"topic": "status", "cites": "quy-tac:renewal_nh"}
    kept = send(client, "vien/cau-tra-loi", **form)
    assert kept.status_code == 200, kept.text
    number = int(kept.json["go"].rpartition("=")[2])
    for version, did in enumerate(moves, 1):
        told = {"move": did, "version": str(version)}
        assert send(client, f"vien/cau-tra-loi/{number}/buoc", **told).status_code == 200
    return number


def test_a_prepared_answer_is_used_and_named_on_the_slip(fresh: Running) -> None:
    put(fresh, "40", "Suối Rạng")
    draft, used = prepare(fresh, "Câu nháp"), prepare(fresh, "Gia hạn muộn?", "published")
    query = "?q=suoi+rang&nhom=30"
    page = asked(fresh, "nghean", query)
    assert "Gia hạn muộn?" in page and "Câu nháp" not in page and "Người vien đọc ngày" in page
    assert "Được gia hạn." in asked(fresh, "nghean", f"{query}&cau={used}")
    number = booked(fresh, "nghean", f"{query}&cau={used}", answer="Được gia hạn.")
    client = fresh.signed_in("nghean")
    file = client.get(f"/xuat/yeu-cau/{number}/phieu.pdf")
    paper = " ".join(PdfReader(io.BytesIO(file.data)).pages[0].extract_text().split())
    assert "Câu trả lời soạn sẵn “Gia hạn muộn?”, Người vien đọc ngày" in paper and "◆" not in paper
    form = sent(asked(fresh, "nghean", f"{query}&cau={used}"))
    form |= {"requester": "Mai", "requester_type": "person", "channel": "station", "answer": "x"}
    with fresh.database.write(SYSTEM) as connection:
        connection.execute(update(prepared_answer).values(cites={"quy-tac:renewal_nh": "khác"}))
    stale = asked(fresh, "nghean", f"{query}&cau={used}")
    assert "Quy định đã đổi" in stale
    other = booked(fresh, "nghean", f"{query}&cau={used}", answer="Được gia hạn.")
    shown = call(client, fresh.app, SLIP, {"url.pathname": f"/yeu-cau/{other}/phieu"}).text
    assert "◆ Câu trả lời soạn sẵn" in shown
    told = {"move": "retired", "version": "2"}
    assert send(fresh.signed_in("vien"), f"vien/cau-tra-loi/{used}/buoc", **told).status_code == 200
    refused = send(client, "yeu-cau/tra-cuu", **form)
    assert refused.status_code == 409 and "soạn sẵn" in refused.json["said"]
    assert draft != used


def test_who_keeps_prepared_answers(fresh: Running) -> None:
    number = prepare(fresh, "Gia hạn muộn?")
    page = next(key for key in fresh.app.callback_map if key.startswith("prepared-answers."))
    told = {"url.pathname": "/vien/cau-tra-loi", "url.search": f"?cau={number}"}
    shown = call(fresh.signed_in("vien"), fresh.app, page, told).text
    assert "Gia hạn muộn?" in shown and "Cho dùng" in shown and "Lịch sử" in shown
    for username in ("nghean", "tram", "giangvien", "quantri"):
        client = fresh.signed_in(username)
        assert client.get("/vien/cau-tra-loi").status_code == 403
        assert call(client, fresh.app, page, told).status_code == 403
        for path in ("vien/cau-tra-loi", f"vien/cau-tra-loi/{number}/buoc"):
            assert send(client, path, move="published", version="1").status_code == 403
    client = fresh.signed_in("vien")
    assert send(client, "vien/cau-tra-loi", title="x").status_code == 422
    assert send(client, f"vien/cau-tra-loi/{number}/buoc", move="khac").status_code == 404
    assert send(client, "vien/cau-tra-loi/9999/buoc", move="read", version="1").status_code == 404
    again = send(client, f"vien/cau-tra-loi/{number}/buoc", move="published", version="9")
    assert again.status_code == 409 and "vừa lưu trước" in again.json["said"]


def test_a_prepared_answer_is_used_in_a_request(fresh: Running) -> None:
    """The thread says which one, who read it last and what it rests on; the officer's name and the
    day are the entry's own."""
    used = prepare(fresh, "Gia hạn muộn?", "published")
    client = fresh.signed_in("nghean")
    told = {"received": date.today().strftime("%d/%m/%Y"), "channel": "phone", "kind": "consult"}
    told |= {"topics": "status", "requester": "Mai", "requester_type": "person"}
    form = {"question": "Còn gia hạn được không?", "vn34": "40", "form_key": "k-1"}
    taken = send(client, "yeu-cau", **(told | form))
    assert taken.status_code == 200, taken.text
    with fresh.database.read(SYSTEM) as connection:
        given = request.c.number == taken.json["go"].rpartition("/")[2].partition("?")[0]
        row = connection.execute(select(request).where(given)).one()
    page = {"url.pathname": f"/yeu-cau/{row.number}", "url.search": f"?cau={used}"}
    shown = call(client, fresh.app, "request.children", page).text
    assert "Gia hạn muộn?" in shown and "Được gia hạn." in shown
    answer = {"text": "Được gia hạn.", "then": "closed", "version": str(row.version)}
    answer |= {"cau": str(used), "number": row.number}
    path = f"yeu-cau/{row.id}/tra-loi"
    assert send(client, path, **answer, cau_lan="1").status_code == 409
    done = send(client, path, **answer, cau_lan="2")
    assert done.status_code == 200 and done.json["go"].endswith(row.number), done.text
    thread = call(
        client, fresh.app, "request.children", {"url.pathname": page["url.pathname"]}
    ).text
    assert "Câu trả lời soạn sẵn “Gia hạn muộn?”, Người vien đọc ngày" in thread
    assert "Người nghean" in thread
