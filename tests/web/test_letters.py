"""Reminder letters over HTTP: chosen, previewed, made and booked, taken back; the insider, who only
reads, the stranger."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from docx import Document
from flask.testing import FlaskClient
from sqlalchemy import func, select

from data_access.database.scope import SYSTEM, Scope
from data_access.deadlines.lists import of_asset
from data_access.tables import asset, audit_log, reminder
from domain.calendar.dates import today_in_vietnam
from tests.builders import create_reminders
from tests.web.support import COUNTS, Running, call, canary
from tests.web.test_deadlines import post
from tests.web.test_tenants import key_of

LIST, PREVIEW, MAKE = "/tinh/nghe-an/thoi-han", "/tinh/nghe-an/thoi-han/thu", "/thu-nhac/nghe-an"


def key(running: Running, n: int, place: str = "40") -> str:
    return f"{running.ids[place][n]}-renewal_nh-1"


def page(
    client: FlaskClient,
    running: Running,
    search: str,
    output: str = "letters",
    path: str = PREVIEW,
    ticked: Any = None,
) -> str:
    answer = call(
        client,
        running.app,
        key_of(running, output),
        {"pathname": path, "search": search, "ticked.data": ticked},
    )
    return (
        answer.text.replace("\\u002f", "/")
        if answer.status_code == 200
        else str(answer.status_code)
    )


def boxes(text: str) -> dict[str, tuple[str, bool]]:
    """Of the preview: deadline → (name of its box, whether it is ticked)."""
    found = re.findall(r'\{"t":"Check","name":"(chon|lai)","value":"([^"]+)"([^}]*)\}', text)
    return {value: (name, '"defaultChecked":true' in rest) for name, value, rest in found}


def booked(running: Running) -> int:
    with running.database.read(SYSTEM) as connection:
        return int(connection.scalar(select(func.count()).select_from(reminder)) or 0)


def letters(client: FlaskClient, address: str) -> list[str]:
    answer = client.get(address)
    assert (answer.status_code, answer.mimetype) == (200, "application/zip")
    with zipfile.ZipFile(io.BytesIO(answer.data)) as parts:
        names = [name for name in parts.namelist() if name.endswith(".docx")]
        assert all(
            parts.read(name).startswith(b"%PDF") for name in parts.namelist() if name not in names
        )
        found = [Document(io.BytesIO(parts.read(name))) for name in names]
    return ["\n".join(said(document)) for document in found]


def said(document: Any) -> Iterator[str]:
    """Every paragraph of a letter: of its head, its text and its tables."""
    yield from (p.text for p in document.sections[0].header.paragraphs)
    yield from (p.text for p in document.paragraphs)
    for table in document.tables:
        yield from (cell.text for row in table.rows for cell in row.cells)


def remind(running: Running, n: int, days: int) -> None:
    with running.database.write(SYSTEM) as connection:
        rows = of_asset(connection, running.ids["40"][n], scope=Scope.province("40"))
        create_reminders(connection, rows, on=today_in_vietnam() - timedelta(days=days), lot=1)


def test_rows_are_chosen_in_the_list(fresh: Running) -> None:
    """Issue 13, item 4: an officer has a box a row and all of the list; a leader, and a past day,
    have neither."""
    officer, leader = fresh.signed_in("nghean"), fresh.signed_in("lanhdao.nghean")
    listed = page(officer, fresh, "?han=sap-den", "deadlines-list", LIST)
    assert [f'"value":"{key(fresh, n)}"' in listed for n in range(COUNTS["40"])] == [True] * COUNTS[
        "40"
    ]
    assert (
        f'"href":"{PREVIEW}?han=sap-den"' in listed and f"Cả danh sách ({COUNTS['40']})" in listed
    )
    for client, search in ((leader, "?han=sap-den"), (officer, "?han=sap-den&ngay=2026-11-01")):
        assert '"t":"Check"' not in page(client, fresh, search, "deadlines-list", LIST)


def test_the_preview_books_nothing(fresh: Running) -> None:
    """Issue 13, item 4: who gets a letter, how many, what was reminded of lately (told with its
    day, not ticked); GET changes nothing."""
    remind(fresh, 1, 9)
    remind(fresh, 2, 40)
    client, day = fresh.signed_in("nghean"), today_in_vietnam() - timedelta(days=9)
    chosen = page(client, fresh, f"?chon={key(fresh, 0)},{key(fresh, 1)},{key(fresh, 2)}")
    assert boxes(chosen) == {
        key(fresh, 0): ("chon", True),
        key(fresh, 1): ("lai", False),
        key(fresh, 2): ("chon", True),
    }
    assert (
        f"Đã nhắc {day:%d/%m/%Y}, cách đây 9 ngày" in chosen
        and "1 thư cho 1 chủ văn bằng" in chosen
        and "3 thời hạn" in chosen
    )
    assert '"data-chosen":"1","k":"2"' in chosen and f"Công ty {canary('40')}" in chosen
    whole = page(client, fresh, "?han=sap-den")
    assert sorted(boxes(whole)) == sorted(key(fresh, n) for n in range(COUNTS["40"]))
    assert booked(fresh) == 2


def test_letters_are_made_and_booked(fresh: Running) -> None:
    """Issue 20, item 4: the chosen ones alone; a letter an owner as DOCX and PDF, every place
    filled; the list says so at once."""
    client, today = fresh.signed_in("nghean"), today_in_vietnam()
    answer = post(client, MAKE, chon=[key(fresh, 0), key(fresh, 3)])
    assert answer.status_code == 200 and booked(fresh) == 2
    assert answer.json["said"] == "Đã tạo và ghi nhắc 2 thư."
    made = letters(client, answer.json["file"])
    (text,) = made
    assert "{{" not in text and f"Công ty {canary('40')}" in text, "one letter an owner"
    assert text.count("01/12/2026") >= 2 and text.count("Giấy chứng nhận đăng ký nhãn hiệu") == 2
    assert "DỮ LIỆU MINH HỌA" in text, "the first asset is illustrative"
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text and "UBND TỈNH NGHỆ AN" in text
    assert f"ngày {today:%d} tháng" in text and "Kính gửi" in text
    with zipfile.ZipFile(io.BytesIO(client.get(answer.json["file"]).data)) as parts:
        endings = sorted(name.rpartition(".")[2] for name in parts.namelist())
    assert endings == ["docx", "pdf"]
    result = page(client, fresh, "?" + answer.json["go"].partition("?")[2])
    assert (
        f"Thư nhắc ngày {today:%d/%m/%Y}" in result
        and "Người nghean tạo" in result
        and answer.json["file"] in result
    )
    listed = page(client, fresh, "?han=sap-den", "deadlines-list", LIST)
    assert (
        listed.count(f"Đã nhắc {today:%d/%m/%Y}") == 2
        and listed.count("Chưa nhắc") == COUNTS["40"] - 2
    )
    with fresh.database.read(SYSTEM) as connection:
        c = audit_log.c
        rows = connection.execute(
            select(c.action, c.subject, c.vn34).where(
                c.actor == "nghean", c.action.in_(["letters_written", "exported"])
            )
        )
        assert [tuple(row) for row in rows] == [
            ("letters_written", None, "40"),
            ("exported", "letters", "40"),
            ("exported", "letters", "40"),
        ]


def test_a_second_press_is_told(fresh: Running) -> None:
    """Issue 13, item 4: nothing is booked twice; what was reminded of lately goes again only where
    it was ticked as such."""
    client = fresh.signed_in("nghean")
    assert post(client, MAKE, chon=[key(fresh, 0)]).status_code == 200
    again = post(client, MAKE, chon=[key(fresh, 0), key(fresh, 1)])
    assert (
        again.status_code == 409
        and "vừa được nhắc trong 30 ngày qua" in again.json["said"]
        and booked(fresh) == 1
    )
    assert post(client, MAKE, chon=[key(fresh, 1)], lai=[key(fresh, 0)]).status_code == 200
    assert booked(fresh) == 3


def test_a_booking_is_taken_back(fresh: Running) -> None:
    """Issue 13, item 4: one of it, then the rest; its page is gone then, and the list says "Chưa
    nhắc" again."""
    client = fresh.signed_in("nghean")
    address = post(client, MAKE, chon=[key(fresh, 0), key(fresh, 1)]).json["go"]
    part = post(client, f"{MAKE}/1/bo", only=key(fresh, 0))
    assert (part.status_code, part.json["said"], part.json["go"]) == (
        200,
        "Đã bỏ ghi nhắc của 1 thư.",
        "",
    )
    rest = post(client, f"{MAKE}/1/bo")
    assert (rest.status_code, rest.json["go"], booked(fresh)) == (200, LIST, 0)
    assert page(client, fresh, "?" + address.partition("?")[2]) == "404"
    assert post(client, f"{MAKE}/1/bo").status_code == 404
    assert (
        page(client, fresh, "?han=sap-den", "deadlines-list", LIST).count("Chưa nhắc")
        == COUNTS["40"]
    )
    with fresh.database.read(SYSTEM) as connection:
        rows = connection.execute(
            select(audit_log.c.detail)
            .where(audit_log.c.action == "letters_taken_back")
            .order_by(audit_log.c.id)
        )
        assert [(row.detail["lot"], row.detail["deadlines"]) for row in rows] == [
            (1, [key(fresh, 0)]),
            (1, [key(fresh, 1)]),
        ]


@pytest.mark.parametrize("username", ["lanhdao.nghean", "vien", "giangvien", "tram", "quantri"])
def test_a_colleague_neither_makes_nor_takes_back(fresh: Running, username: str) -> None:
    """Issue 13, item 4: 403 for everybody but the province's officers; nothing is written."""
    lot = post(fresh.signed_in("nghean"), MAKE, chon=[key(fresh, 0)]).json["file"]
    client = fresh.signed_in(username)
    assert post(client, MAKE, chon=[key(fresh, 1)]).status_code == 403
    assert post(client, f"{MAKE}/1/bo").status_code == 403
    assert (client.get(lot).status_code, page(client, fresh, "?lan=1")) == (403, "403")
    assert booked(fresh) == 1


def test_a_stranger_finds_nothing(fresh: Running) -> None:
    """Issue 13, item 4; T-4: another province's addresses, deadlines and lots are ones that do not
    exist."""
    lot = post(fresh.signed_in("nghean"), MAKE, chon=[key(fresh, 0)]).json["file"]
    client = fresh.signed_in("gialai")
    foreign = key(fresh, 0)
    tries: list[Any] = [
        post(client, MAKE, chon=[key(fresh, 1)]),
        post(client, "/thu-nhac/gia-lai", chon=[key(fresh, 0, "52"), foreign]),
    ]
    tries += [
        post(client, f"{MAKE}/1/bo"),
        post(client, "/thu-nhac/gia-lai/1/bo"),
        post(client, "/thu-nhac/gia-lai/1/bo", only=foreign),
    ]
    tries += [
        client.get(lot),
        client.get(lot.replace("nghe-an", "gia-lai")),
        client.get("/xuat/gia-lai/thu-nhac/99999999999.zip"),
    ]
    assert [answer.status_code for answer in tries] == [404] * len(tries)
    for search in ("?lan=1", "?lan=99999999999", "?lan=%E2%81%BF"):
        assert page(client, fresh, search, path="/tinh/gia-lai/thoi-han/thu") == "404"
    assert canary("40") not in page(
        client, fresh, f"?chon={foreign}", path="/tinh/gia-lai/thoi-han/thu"
    )
    assert booked(fresh) == 1
    assert fresh.client().post(MAKE, data={"chon": foreign}).status_code in (400, 401)


def test_what_names_no_deadline_is_no_choice(fresh: Running) -> None:
    """Whatever the form or the address carries: told, nothing booked, never an error."""
    client = fresh.signed_in("nghean")
    for odd in (
        "",
        "x",
        "1-nope-1",
        "1-renewal_nh-1-1",
        f"{10**12}-renewal_nh-1",
        "²-renewal_nh-1",
        "-1-renewal_nh-1",
    ):
        assert post(client, MAKE, chon=[odd]).status_code == 422, odd
        assert boxes(page(client, fresh, f"?chon={odd}x")) == {}
    many = [f"{n}-renewal_nh-1" for n in range(1, 202)]
    assert "tối đa 200 thư" in post(client, MAKE, chon=many).json["said"]
    assert post(client, f"{MAKE}/1/bo", only="x").status_code == 404 and booked(fresh) == 0
    assert client.post(MAKE, data={"chon": key(fresh, 0)}).status_code == 400, (
        "without the page's token"
    )


def test_a_province_changes_its_template(fresh: Running) -> None:
    """Checked before it is used; the own text comes out; the standard letter comes back."""
    client, own = fresh.signed_in("nghean"), Document()
    own.add_paragraph("Gửi {{ten_chu}}: {{viec}} trước {{han}}. Trân trọng.")
    content = io.BytesIO()
    own.save(content)
    path = f"{MAKE}/mau"
    assert post(client, path, template=(io.BytesIO(b"PK nothing"), "x.docx")).status_code == 400
    assert (
        post(client, path, template=(io.BytesIO(content.getvalue()), "mau cua so.docx")).status_code
        == 302
    )
    shown = client.get(path).text
    assert "mau cua so.docx" in shown and shown.count("data-ask=") == 2, (
        "replacing it, and going back, ask first"
    )
    file = post(client, MAKE, chon=[key(fresh, 1), key(fresh, 2)]).json["file"]
    assert len(letters(client, file)) == 2, "a template of one deadline has a letter each"
    assert (
        letters(client, file)[0].strip()
        == f"Gửi Công ty {canary('40')}: Gia hạn lần 1 trước 01/12/2026. Trân trọng."
    )
    assert post(client, path, standard="1").status_code == 302
    assert (
        "mau cua so.docx" not in client.get(path).text and "data-ask=" not in client.get(path).text
    )


def test_who_signs_is_kept_and_stands_on_the_letter(fresh: Running) -> None:
    """Issue 20, item 4: said once, on every letter; somebody quicker is told."""
    client, path = fresh.signed_in("nghean"), f"{MAKE}/nguoi-ky"
    told = {
        "signer": "Hoàng Nghĩa Đạt",
        "office": "KT. GIÁM ĐỐC\r\nPHÓ GIÁM ĐỐC",
        "code": "SKHCN-SHTT",
        "contact": "bà Lê Thu Hà",
        "phone": "0238 000 0100",
        "email": "shtt@sokhcn.example",
        "recipients": "Như trên\r\nLưu: VT, SHTT",
    }
    assert post(client, path, **told, version="0").status_code == 200
    assert post(client, path, **told, version="0").status_code == 409
    assert post(client, path, **told | {"email": "x"}, version="1").status_code == 422
    shown = page(client, fresh, f"?chon={key(fresh, 1)}")
    file = post(client, MAKE, chon=[key(fresh, 1)]).json["file"]
    for text in (shown, letters(client, file)[0]):
        for words in (
            "Hoàng Nghĩa Đạt",
            "PHÓ GIÁM ĐỐC",
            "/SKHCN-SHTT",
            "0238 000 0100",
            "Lưu: VT, SHTT",
        ):
            assert words in text, words
    assert post(fresh.signed_in("gialai"), path, **told, version="1").status_code == 404
    assert post(fresh.signed_in("lanhdao.nghean"), path, **told, version="1").status_code == 403


def application_numbers(running: Running, n: int) -> list[str]:
    ids = running.ids["40"][:n]
    found = select(asset.c.id, asset.c.application_no).where(asset.c.id.in_(ids))
    with running.database.read(SYSTEM) as connection:
        numbers = {row.id: str(row.application_no) for row in connection.execute(found)}
    return [numbers[i] for i in ids]


def test_the_letters_are_of_what_is_ticked_now(fresh: Running) -> None:
    """Issue 20, item 4: one letter about the two that are ticked, none about what is not, also
    where somebody ticks what was reminded of lately; ticks of another address change nothing."""
    remind(fresh, 1, 9)
    client, keys = fresh.signed_in("nghean"), [key(fresh, n) for n in range(3)]
    search = f"?chon={','.join(keys)}"

    def letters_of(*ticked: Any, at: str = search) -> str:
        now = {"at": at, "keys": list(ticked)}
        return page(client, fresh, search, "letters-papers", ticked=now)

    numbers = application_numbers(fresh, 3)
    both = letters_of(keys[0], keys[1])
    assert [f"đơn số {one}" in both for one in numbers] == [True, True, False]
    assert "1 thư cho 1 chủ văn bằng" in both and "Thư 1/1: " in both
    none = letters_of()
    assert "Chưa chọn thời hạn nào: không có thư." in none and "Không tạo thư: " in none
    assert "lt-off" in none and "lt-off" not in both
    assert letters_of(5, None, keys[2], "x").count("lt-sheet") == 1
    assert letters_of(keys[0], at="?han=muon") == "204"
    assert page(client, fresh, search, "letters-papers", ticked="x") == "204"
    drawn = page(client, fresh, search, ticked={"at": search, "keys": []})
    assert "Không tạo thư: " in drawn, "also where the page is drawn anew"
    leader = fresh.signed_in("lanhdao.nghean")
    assert page(leader, fresh, search, "letters-papers", ticked={"at": search, "keys": keys}) in (
        "403",
        "404",
    )
