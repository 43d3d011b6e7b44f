"""Requests over HTTP: the life of one by three roles, strangers, several posts, files, logs."""

import logging
import re
from datetime import date

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook
from sqlalchemy import select
from werkzeug.test import TestResponse

from data_access.accounts.users import change_posts
from data_access.database.scope import SYSTEM
from data_access.tables import audit_log, request, request_contact, request_entry, user
from domain.posts import Post
from language.dates import numeric
from tests.web.desk import send
from tests.web.support import Running, call

PHONE, MAIL = "0912 555 777", "nguoi.hoi@example.vn"
FORM = {
    **{"channel": "station", "kind": "consult", "topics": "status", "rights": "NH"},
    **{"question": "Gia hạn nhãn hiệu khi đã đổi địa chỉ", "requester": "Công ty Bến Lau"},
    **{"requester_type": "company", "phone": PHONE, "email": MAIL, "vn34": "31"},
}
LIST, ONE, NEW = "requests.children", "request.children", "request-form.children"


def taken(running: Running, who: str, **told: str) -> str:
    """The number of a request that somebody took down."""
    with running.server.app_context():
        today = numeric(date.today())
    answer = send(running.signed_in(who), "yeu-cau", **(FORM | {"received": today} | told))
    assert answer.status_code == 200, answer.text
    return str(answer.json["go"].rpartition("/")[2].partition("?")[0])


def id_of(running: Running, number: str) -> int:
    with running.database.read(SYSTEM) as connection:
        return int(connection.scalar(select(request.c.id).where(request.c.number == number)) or 0)


def forms(text: str) -> set[str]:
    """What can be done on the page of a request: its slashes are escaped."""
    return set(re.findall(r"yeu-cau\\u002f[0-9]+\\u002f([a-z-]+)", text))


def page(client: FlaskClient, running: Running, number: str) -> TestResponse:
    return call(client, running.app, ONE, {"url.pathname": f"/yeu-cau/{number}"})


def test_the_life_of_one_by_three_roles(fresh: Running) -> None:
    """The station takes it down and answers, the manager gives it to its person and reopens it,
    the leader reads."""
    number = taken(fresh, "tram")
    n, tram, vien = id_of(fresh, number), fresh.signed_in("tram"), fresh.signed_in("vien")
    with fresh.database.read(SYSTEM) as connection:
        person = connection.scalar(select(request_entry.c.user_id))
    assert send(vien, f"yeu-cau/{n}/giao", version="1", assignee=str(person)).status_code == 200
    assert send(tram, f"yeu-cau/{n}/ghi-chu", version="2", text="Hỏi Viện").status_code == 200
    asked = {"version": "3", "move": "waiting", "reason": "Chờ giấy"}
    assert send(tram, f"yeu-cau/{n}/buoc", **asked).status_code == 200
    closing = {"version": "4", "text": "Nộp cùng lúc", "then": "closed"}
    assert send(tram, f"yeu-cau/{n}/tra-loi", **closing).status_code == 200
    again = send(tram, f"yeu-cau/{n}/tra-loi", **(closing | {"version": "5"}))
    assert again.status_code == 409 and "sang bước khác" in again.json["said"]
    assert send(vien, f"yeu-cau/{n}/buoc", version="5", move="reopen").status_code == 200
    head = fresh.signed_in("lanhdao.vien")
    shown = page(head, fresh, number)
    assert shown.status_code == 200 and "Nộp cùng lúc" in shown.text
    assert not forms(shown.text), "who reads alone has no form"
    assert send(head, f"yeu-cau/{n}/ghi-chu", version="6", text="x").status_code == 403
    for client in (vien, head):
        assert PHONE not in page(client, fresh, number).text
    assert PHONE in page(tram, fresh, number).text


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"channel": ""}, "channel"),
        ({"channel": "khói"}, "channel"),
        ({"kind": "x"}, "kind"),
        ({"topics": ""}, "topics"),
        ({"kind": "listing"}, "side"),
        ({"question": "  "}, "question"),
        ({"requester": ""}, "requester"),
        ({"requester_type": ""}, "requester_type"),
        ({"vn34": "99"}, "vn34"),
        ({"received": ""}, "received"),
        ({"received": "31/02/2026"}, "received"),
        ({"received": "01/01/2199"}, "received"),
        ({"assignee": "424242"}, "assignee"),
        ({"phone": "gọi anh Minh"}, "phone"),
        ({"phone": "0912x55777"}, "phone"),
        ({"phone": "12345"}, "phone"),
        ({"email": "khong phai"}, "email"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(
    running: Running, wrong: dict[str, str], field: str
) -> None:
    form = FORM | {"received": "02/11/2026"} | wrong
    answer = send(running.signed_in("vien"), "yeu-cau", **form)
    assert answer.status_code == 422 and field in answer.json["problems"]


def test_a_correction_takes_no_letters_for_a_number(fresh: Running) -> None:
    """Two numbers with what stands between them are numbers; the form can be sent anew."""
    n, tram = id_of(fresh, taken(fresh, "tram")), fresh.signed_in("tram")
    wrong = send(tram, f"yeu-cau/{n}/sua", **(FORM | {"version": "1", "phone": "hỏi lại sau"}))
    assert wrong.status_code == 422 and list(wrong.json["problems"]) == ["phone"]
    both = FORM | {"version": "1", "phone": "(0238) 3843.211 / +84 912 555 777"}
    assert send(tram, f"yeu-cau/{n}/sua", **both).status_code == 200


def test_strangers_get_the_same_404(fresh: Running) -> None:
    """Another province, another station's, an unknown number: pages, callbacks and forms."""
    own = taken(fresh, "vien", vn34="37")
    n = id_of(fresh, own)
    for who in ("nghean", "gialai", "tram", "lanhdao.nghean"):
        client = fresh.signed_in(who)
        answers = [client.get(f"/yeu-cau/{number}") for number in (own, "YC-2026-99999", "ban")]
        assert {answer.status_code for answer in answers} == {404}, who
        assert page(client, fresh, own).status_code == 404
        assert (
            "Công ty Bến Lau"
            not in call(client, fresh.app, LIST, {"url.pathname": "/yeu-cau"}).text
        )
    for who in ("nghean", "gialai", "tram"):
        client = fresh.signed_in(who)
        for act in ("tra-loi", "ghi-chu", "buoc", "giao", "chuyen", "sua"):
            told = {"version": "1", "text": "x", "then": "closed", "move": "waiting", "reason": "x"}
            told |= {"to": "institute"}
            assert send(client, f"yeu-cau/{n}/{act}", **(FORM | told)).status_code == 404, (
                who,
                act,
            )
    assert fresh.signed_in("nghean").get("/tinh/gia-lai/yeu-cau").status_code == 404
    assert fresh.signed_in("giangvien").get("/yeu-cau").status_code == 403
    with fresh.database.read(SYSTEM) as connection:
        assert connection.scalar(select(request.c.version).where(request.c.id == n)) == 1


def test_a_transfer_by_those_who_have_it(fresh: Running) -> None:
    """Insider: the station gives it to the province of its requester; colleagues there and at the
    institute see it; the station reads on, without the telephone; strangers find nothing."""
    number = taken(fresh, "tram", vn34="40")
    n, tram = id_of(fresh, number), fresh.signed_in("tram")
    told = {"version": "1", "to": "province:40", "reason": "Người hỏi ở Nghệ An"}
    for wrong, field in (({"to": "province:52"}, "to"), ({"to": "x"}, "to"), ({"reason": " "}, "reason")):  # fmt: skip
        answer = send(tram, f"yeu-cau/{n}/chuyen", **(told | wrong))
        assert answer.status_code == 422 and field in answer.json["problems"]
    assert "Chuyển nơi khác" in page(tram, fresh, number).text
    assert send(fresh.signed_in("vien"), f"yeu-cau/{n}/chuyen", **(told | {"version": "7"})).status_code == 409  # fmt: skip
    assert send(tram, f"yeu-cau/{n}/chuyen", **told).status_code == 200
    officer, leader = fresh.signed_in("nghean"), fresh.signed_in("lanhdao.nghean")
    shown = page(officer, fresh, number).text
    assert PHONE in shown and "Người hỏi ở Nghệ An" in shown
    assert forms(shown) == {"tra-loi", "ghi-chu", "giao", "buoc", "chuyen", "tep"}
    assert PHONE not in page(leader, fresh, number).text
    assert PHONE not in page(fresh.signed_in("vien"), fresh, number).text
    former = page(tram, fresh, number).text
    assert "chuyển từ" in former and PHONE not in former and not forms(former)
    refused = send(tram, f"yeu-cau/{n}/ghi-chu", version="2", text="x")
    assert refused.status_code == 409 and "nơi khác" in refused.json["said"]
    for query, listed in (("", False), ("?tt=da-chuyen", True), ("?tt=tat-ca", True)):
        told_ = {"url.pathname": "/yeu-cau", "url.search": query}
        assert (number in call(tram, fresh.app, LIST, told_).text) == listed, query
        text = tram.get(f"/xuat/yeu-cau.csv{query}").get_data(as_text=True)
        assert (number in text) == listed and PHONE not in text
    stranger = fresh.signed_in("gialai")
    assert page(stranger, fresh, number).status_code == 404
    assert send(stranger, f"yeu-cau/{n}/chuyen", **(told | {"version": "2"})).status_code == 404


def test_an_officer_names_the_own_province_alone(fresh: Running) -> None:
    number = taken(fresh, "nghean", vn34="52", channel="phone")
    with fresh.database.read(SYSTEM) as connection:
        row = connection.execute(select(request).where(request.c.number == number)).one()
    assert (row.vn34, row.station_id, row.desk) == ("40", None, "province")
    leader = page(fresh.signed_in("lanhdao.nghean"), fresh, number)
    assert leader.status_code == 200 and PHONE not in leader.text
    assert PHONE in page(fresh.signed_in("nghean"), fresh, number).text


def test_two_posts_two_queues_and_nothing_else(fresh: Running) -> None:
    """A person of a province and of a station sees both, each in its own post; who leads here and
    works there does not write here."""
    with fresh.database.write(SYSTEM) as connection:
        change_posts(
            connection,
            "lanhdao.nghean",
            add=[Post("station", station_id=fresh.station)],
            actor="test",
        )
    of_province, of_station = taken(fresh, "nghean"), taken(fresh, "tram")
    others = taken(fresh, "vien", vn34="37")
    client = fresh.signed_in("lanhdao.nghean")
    for post, seen in (("leader:nghe-an", of_province), (f"station:{fresh.station}", of_station)):
        told = {"url.pathname": "/yeu-cau", "url.search": f"?vai={post}"}
        shown = call(client, fresh.app, LIST, told).text
        assert [number in shown for number in (of_province, of_station, others)] == [
            number == seen for number in (of_province, of_station, others)
        ], post
    assert page(client, fresh, of_province).status_code == 200
    assert page(client, fresh, of_station).status_code == 200
    assert page(client, fresh, others).status_code == 404
    n = id_of(fresh, of_province)
    for post in ("", "?vai=leader:nghe-an", f"?vai=station:{fresh.station}"):
        answer = send(client, f"yeu-cau/{n}/ghi-chu{post}", version="1", text="x")
        assert answer.status_code in (403, 404), post
    mine = id_of(fresh, of_station)
    post = f"?vai=station:{fresh.station}"
    assert send(client, f"yeu-cau/{mine}/ghi-chu{post}", version="1", text="x").status_code == 200


def test_a_reason_is_asked_for_where_a_move_wants_one(fresh: Running) -> None:
    """The page names the moves beside each field; to close what has been answered wants none."""
    number = taken(fresh, "tram")
    n, tram = id_of(fresh, number), fresh.signed_in("tram")

    def asked() -> dict[str, set[str]]:
        found = re.findall(
            r'"data-for":"([a-z ]+)".*?"name":"(\w+)"', page(tram, fresh, number).text
        )
        return {name: set(moves.split()) for moves, name in found}

    plain = {"waiting", "duplicate", "outside", "reopen"}
    assert asked() == {"other": {"duplicate"}, "reason": plain}
    told = {"version": "1", "move": "waiting", "reason": "Chờ giấy"}
    assert send(tram, f"yeu-cau/{n}/buoc", **told).status_code == 200
    assert asked() == {"other": {"duplicate"}, "reason": plain | {"doing"}}


def test_files_have_the_rows_and_nobodys_contact(fresh: Running) -> None:
    """The numbers of the page; formulas stay words."""
    number = taken(fresh, "tram", requester="=1+1")
    for who in ("tram", "vien", "lanhdao.vien"):
        client = fresh.signed_in(who)
        text = client.get("/xuat/yeu-cau.csv").get_data(as_text=True)
        assert number in text and PHONE not in text and MAIL not in text, who
        assert "'=1+1" in text
        book = client.get("/xuat/yeu-cau.xlsx?tt=tat-ca")
        assert book.status_code == 200 and PHONE.encode() not in book.data
    assert number not in fresh.signed_in("gialai").get("/xuat/yeu-cau.csv?tt=tat-ca").text
    assert fresh.signed_in("gialai").get("/xuat/nghe-an/yeu-cau.csv").status_code == 404
    assert fresh.signed_in("quantri").get("/xuat/yeu-cau.csv").status_code == 403
    import io

    sheet = load_workbook(io.BytesIO(fresh.signed_in("tram").get("/xuat/yeu-cau.xlsx").data)).active
    assert [cell.value for cell in sheet[3]][:1] == [number]


def test_no_log_tells_how_anybody_is_reached(
    fresh: Running, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither the audit log nor the program's own, even where a form is wrong."""
    caplog.set_level(logging.DEBUG)
    number = taken(fresh, "tram")
    n, tram = id_of(fresh, number), fresh.signed_in("tram")
    send(tram, f"yeu-cau/{n}/sua", **(FORM | {"version": "1", "phone": "0999 000 111"}))
    send(tram, f"yeu-cau/{n}/sua", **(FORM | {"version": "1", "phone": "0999 000 111"}))
    send(tram, "yeu-cau", **(FORM | {"kind": ""}))
    with fresh.database.read(SYSTEM) as connection:
        stored = connection.scalars(select(request_contact.c.phone)).all()
        logged = str(connection.execute(select(audit_log)).all())
    assert list(stored) == ["0999 000 111"]
    for secret in (PHONE, MAIL, "0999 000 111", "Bến Lau"):
        assert secret not in logged and secret not in caplog.text, secret


def test_the_form_begins_with_what_was_told_last(fresh: Running) -> None:
    """Saved and on to the next: the page tells the number and keeps channel and kind."""
    client = fresh.signed_in("tram")
    form = FORM | {"received": numeric(date.today()), "channel": "email", "further": "1"}
    answer = send(client, "yeu-cau", **form)
    assert answer.json["go"].startswith("/yeu-cau/ghi?vua-ghi=YC-")
    query = answer.json["go"].partition("?")[2]
    told = {"url.pathname": "/yeu-cau/ghi", "url.search": f"?{query}"}
    shown = call(client, fresh.app, NEW, told)
    assert shown.status_code == 200 and query.partition("=")[2] in shown.text
    chosen = [
        part for part in shown.text.split("{") if '"defaultChecked":true' in part.replace(" ", "")
    ]
    assert ['"email"' in part for part in chosen if '"channel"' in part] == [True]


def test_what_is_given_to_a_person_stands_among_todays_work(fresh: Running) -> None:
    """Each request with its own line and form, in the post on whose desk it lies; one that waits
    for its requester and one that is nobody's have none; a leader is asked nothing."""
    with fresh.database.read(SYSTEM) as connection:
        me = str(connection.scalar(select(user.c.id).where(user.c.username == "tram")))
    first, waits = (taken(fresh, "tram", assignee=me, question=q) for q in ("Hỏi một", "Hỏi hai"))
    free = taken(fresh, "tram", assignee="", question="Hỏi ba")
    tram = fresh.signed_in("tram")
    sent = {"version": "1", "text": "Xin gửi giấy", "then": "waiting"}
    assert send(tram, f"yeu-cau/{id_of(fresh, waits)}/tra-loi", **sent).status_code == 200
    told = call(tram, fresh.app, "duties.children", {"pathname": "/viec", "search": ""}).text
    assert f"Trả lời {first}: Hỏi một" in told
    assert waits not in told and free not in told
    assert "Yêu cầu chưa giao cho ai" in told
    others = ("vien", "lanhdao.vien")
    for who in others:
        client = fresh.signed_in(who)
        text = call(client, fresh.app, "duties.children", {"pathname": "/viec", "search": ""}).text
        assert first not in text, who


def test_a_queue_without_a_request_says_how_it_begins(fresh: Running) -> None:
    """Whoever may take requests down is led there; whoever reads alone is told that there are
    none."""
    empty = call(fresh.signed_in("tram"), fresh.app, LIST, {"url.pathname": "/yeu-cau"}).text
    assert "Chưa có yêu cầu" in empty and "mở Quầy tra cứu" in empty
    reads = call(fresh.signed_in("lanhdao.vien"), fresh.app, LIST, {"url.pathname": "/yeu-cau"})
    assert "mở Quầy tra cứu" not in reads.text
    taken(fresh, "tram")
    filled = call(fresh.signed_in("tram"), fresh.app, LIST, {"url.pathname": "/yeu-cau"}).text
    assert "Chưa có yêu cầu" not in filled
