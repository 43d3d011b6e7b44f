"""Importing over HTTP: who may, how large, whose jobs, and that a process of its own does the
work."""

import io
import json
import time
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlencode
from zipfile import ZipFile

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from data_access.database.scope import SYSTEM
from data_access.tables import asset, audit_log, job, visit
from domain.calendar.dates import today_in_vietnam
from read_models.import_templates import TEMPLATES
from tests.browser.asking import walk
from tests.builders import create_asset
from tests.importing.files import csv_text, mark
from tests.importing.test_weblogs import line as log_line
from tests.web.support import COUNTS, Running, again, call, token_of

GOOD = mark(so_don="4-2025-00007", ten="NƯỚC MẮM MẪU", dia_chi="Vinh, Nghệ An", nhom="30")
BAD = mark(so_don="4-2025-00008", ngay_nop="31/02/2025", dia_chi="Vinh, Nghệ An")


def send(
    client: FlaskClient, content: bytes | str, name: str = "x.csv", *, token: str | None = None
) -> TestResponse:
    """What assets/import.js sends."""
    token = token_of(client.get("/doi-mat-khau").text) if token is None else token
    data = content.encode() if isinstance(content, str) else content
    return client.post(
        "/nhap/tep", data={"file": (io.BytesIO(data), name)}, headers={"X-CSRFToken": token}
    )


def post(client: FlaskClient, path: str, **form: str) -> TestResponse:
    return client.post(
        path, data={"csrf_token": token_of(client.get("/doi-mat-khau").text), **form}
    )


def settled(client: FlaskClient, number: str) -> dict[str, Any]:
    """The job once no process works on it any more."""
    end = time.monotonic() + 90
    while time.monotonic() < end:
        found: dict[str, Any] = client.get(f"/nhap/{number}/tien-do").get_json()
        if found["state"] not in ("waiting", "running"):
            return found
        time.sleep(0.2)
    raise AssertionError("the job did not end")


def number_of(answer: TestResponse) -> str:
    assert answer.status_code == 200, answer.text
    return str(answer.get_json()["address"]).removeprefix("/nhap?lan=")


def totals(running: Running) -> dict[str, int]:
    with running.database.read(SYSTEM) as connection:
        return {
            row[0]: row[1]
            for row in connection.execute(select(asset.c.vn34, func.count()).group_by(asset.c.vn34))
        }


def test_a_file_comes_in_is_shown_written_and_taken_back(fresh: Running) -> None:
    """V-15 and R-1 in part: nothing before apply, all after, as before when it is undone; the
    rejected rows go back with their reason."""
    comes_and_goes(fresh)


def test_the_same_holds_on_postgresql(on_postgresql: Running) -> None:
    """The job's process reads the stage of its own and writes behind row-level security."""
    comes_and_goes(on_postgresql)


def comes_and_goes(fresh: Running) -> None:
    client = fresh.signed_in("nghean")
    number = number_of(send(client, csv_text([GOOD, BAD])))
    assert settled(client, number)["state"] == "ready"
    assert totals(fresh) == COUNTS
    assert "tài sản trong tệp hiện như thật" in page(client, fresh, number)
    sheet = load_workbook(io.BytesIO(client.get(f"/xuat/nhap/{number}/dong-loi.xlsx").data)).active
    lines = [[cell.value for cell in line] for line in sheet.iter_rows()]
    assert (lines[0][-1], len(lines)) == ("Lý do", 2)
    assert lines[1][-1].startswith("Ngày nộp đơn: Không có ngày 31/02/2025")
    assert post(client, f"/nhap/{number}/ap-dung", cach="dung").status_code == 303
    assert settled(client, number)["state"] == "done"
    assert totals(fresh) == COUNTS | {"40": COUNTS["40"] + 1}
    late = post(client, f"/nhap/{number}/ap-dung", cach="dung")
    assert (
        late.status_code,
        f'href="/nhap?lan={number}"' in late.text,
        "cửa sổ khác" in late.text,
    ) == (409, True, True)
    assert post(client, f"/nhap/{number}/hoan-tac").status_code == 303
    assert settled(client, number)["state"] == "done"
    assert totals(fresh) == COUNTS
    assert post(client, f"/nhap/{number}/hoan-tac").status_code == 409
    with fresh.database.read() as connection:
        actions = list(
            connection.scalars(
                select(audit_log.c.action).where(
                    audit_log.c.action.in_(("uploaded", "import", "undo"))
                )
            )
        )
    assert actions == ["uploaded", "import", "undo"]


def test_a_cell_that_no_sheet_has_is_not_mended(fresh: Running) -> None:
    """A row is filled up to the cell: of one far away the memory would be full."""
    client = fresh.signed_in("nghean")
    number = number_of(send(client, csv_text([GOOD])))
    settled(client, number)
    for name in ("sua:2:16384:", "sua:2:99999999999999999:", "sua:2:-1:", "sua:x:1:"):
        assert post(client, f"/nhap/{number}/doc-lai", **{name: "a"}).status_code == 400, name
    assert settled(client, number)["state"] == "ready"


def test_one_bad_row_refuses_a_strict_file_and_a_refused_one_says_why(fresh: Running) -> None:
    client = fresh.signed_in("nghean")
    number = number_of(send(client, csv_text([GOOD, BAD])))
    settled(client, number)
    post(client, f"/nhap/{number}/ap-dung", cach="het")
    assert settled(client, number)["state"] == "ready"
    refused = number_of(send(client, b"%PDF-1.7"))
    assert settled(client, refused)["state"] == "refused"
    assert totals(fresh) == COUNTS


def test_a_job_of_somebody_else_is_not_there(fresh: Running) -> None:
    """T-4: the same answer as for one that does not exist; a colleague and the institute see it."""
    number = number_of(send(fresh.signed_in("nghean"), csv_text([GOOD])))
    stranger = fresh.signed_in("gialai")
    paths = [f"/nhap/{number}/tien-do", f"/xuat/nhap/{number}/dong-loi.xlsx"]
    for path in paths:
        assert (
            stranger.get(path).status_code,
            stranger.get(path.replace(number, "999")).status_code,
        ) == (404, 404)
        assert stranger.get(path).data == stranger.get(path.replace(number, "999")).data
    for step in ("ap-dung", "huy", "hoan-tac", "doc-lai"):
        assert post(stranger, f"/nhap/{number}/{step}").status_code == 404
    assert fresh.signed_in("lanhdao.nghean").get(paths[0]).status_code == 403
    assert fresh.signed_in("tram").get(paths[0]).status_code == 404
    assert settled(fresh.signed_in("vien"), number)["state"] == "ready"


def test_uploads_are_refused_by_role_origin_and_token(running: Running) -> None:
    """C-3: no token or a foreign origin."""
    assert send(running.client(), "x", token="x").status_code == 401
    for username in ("lanhdao.nghean", "giangvien", "quantri"):
        assert send(running.signed_in(username), "x").status_code == 403
    client = running.signed_in("nghean")
    assert send(client, "x", token="wrong").status_code == 400
    foreign = {
        "Origin": "https://evil.example",
        "X-CSRFToken": token_of(client.get("/doi-mat-khau").text),
    }
    assert (
        client.post(
            "/nhap/tep", data={"file": (io.BytesIO(b"x"), "x")}, headers=foreign
        ).status_code
        == 403
    )


def test_a_file_that_is_too_large_is_not_read(fresh: Running) -> None:
    """V-12: 413 by its announced length; not a byte of the body is asked for."""

    class Unread(io.RawIOBase):
        def readinto(self, _buffer: Any) -> int:
            raise AssertionError("the body was read")

    other = again(fresh, upload_limit_mb=1)
    client = other.signed_in("nghean")
    headers = {
        "X-CSRFToken": token_of(client.get("/doi-mat-khau").text),
        "Content-Type": "multipart/form-data; boundary=x",
    }
    body = {"wsgi.input": Unread(), "CONTENT_LENGTH": str(1 << 30)}
    assert client.post("/nhap/tep", environ_overrides=body, headers=headers).status_code == 413


@pytest.mark.parametrize(
    "name",
    ["../../x", "a" * 300, "a%0D%0Ab.csv", "\u202egpj.csv", "<img src=x onerror=alert(1)>.csv"],
)
def test_a_file_is_stored_under_our_own_name(fresh: Running, name: str) -> None:
    """V-14."""
    client = fresh.signed_in("nghean")
    number = number_of(send(client, csv_text([GOOD]), name))
    folder = Path(fresh.settings.data_dir) / "uploads"
    assert sorted(p.name for p in folder.iterdir() if not p.name.startswith("slot")) == [number]
    assert not list(folder.glob("incoming-*"))
    settled(client, number)
    with fresh.database.read(SYSTEM) as connection:
        shown = connection.scalar(select(job.c.detail).where(job.c.id == int(number)))["file"]
    assert len(shown) <= 120 and "/" not in shown and "\n" not in shown and "\u202e" not in shown


def test_the_examples_of_the_templates_can_be_imported(fresh: Running) -> None:
    """Products and contacts are a province's own: its officer sends them, contacts of owners who
    have rights there."""
    with fresh.database.write(SYSTEM) as connection:
        create_asset(connection, vn34="40", owner="Công ty TNHH Mẫu")
    for name in TEMPLATES:
        client = fresh.signed_in("nghean" if name in ("san-pham", "lien-he") else "vien")
        number = number_of(
            send(
                client,
                with_example(name, client.get(f"/xuat/mau/{name}.xlsx").data),
                f"{name}.xlsx",
            )
        )
        settled(client, number)
        with fresh.database.read(SYSTEM) as connection:
            told = connection.scalar(select(job.c.detail).where(job.c.id == int(number)))
        assert (name, told["counts"], told["errors"]) == (
            name,
            {"accepted": 1, "updated": 0, "unchanged": 0, "rejected": 0},
            [],
        )
    assert client.get("/xuat/mau/khac.xlsx").status_code == 404


def test_a_template_that_was_not_filled_in_holds_nothing_to_import(fresh: Running) -> None:
    """Its example bears a number that somebody may hold: it is told beside the column, never as a
    row."""
    client = fresh.signed_in("nghean")
    number = number_of(send(client, client.get("/xuat/mau/nhan-hieu.xlsx").data, "nhan-hieu.xlsx"))
    assert settled(client, number)["state"] == "refused"
    assert detail_of(fresh, number)["problem"] == "Tệp không có dòng dữ liệu nào."


def with_example(name: str, content: bytes) -> bytes:
    """The template, its first row filled in as its sheet of notes shows; both tell the same
    example."""
    book, out = load_workbook(io.BytesIO(content)), io.BytesIO()
    shown = {
        line[0].value: line[2].value or ""
        for line in book["Hướng dẫn"].iter_rows(max_row=1 + len(TEMPLATES[name].fields))
    }
    for cell in book["Dữ liệu"][1]:
        cell.offset(row=1).value = shown[cell.value]
        assert not shown[cell.value] or shown[cell.value] in cell.comment.text
    book.save(out)
    return out.getvalue()


def test_an_archive_is_one_import(fresh: Running) -> None:
    client, packed = fresh.signed_in("nghean"), io.BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("thang-1/a.csv", csv_text([GOOD]))
        archive.writestr(
            "b.csv", csv_text([mark(so_don="4-2025-00009", dia_chi="Vinh, Nghệ An"), BAD])
        )
        archive.writestr("c.csv", csv_text([mark(so_don="4-2025-00010", ten="XA", dia_chi="Huế")]))
    number = number_of(send(client, packed.getvalue(), "tháng 1.zip"))
    assert settled(client, number)["state"] == "ready"
    with fresh.database.read(SYSTEM) as connection:
        told = connection.scalar(select(job.c.detail).where(job.c.id == int(number)))
    assert told["counts"] == {"accepted": 2, "updated": 0, "unchanged": 0, "rejected": 2}
    given = client.get(f"/xuat/nhap/{number}/dong-loi.xlsx")
    assert (
        unquote(given.headers["Content-Disposition"].partition("''")[2])
        == "Dòng lỗi của tháng 1.xlsx"
    )
    lines = list(load_workbook(io.BytesIO(given.data)).active.iter_rows(values_only=True))
    assert [line[:2] for line in lines] == [
        ("Số đơn, số văn bằng", "Tên"),
        ("4-2025-00008", "MẪU"),
        ("4-2025-00010", "XA"),
    ]
    assert [line[2].partition(":")[0] for line in lines] == ["Lý do", "Ngày nộp đơn", "c.csv"]


def detail_of(running: Running, number: str) -> dict[str, Any]:
    with running.database.read(SYSTEM) as connection:
        found: dict[str, Any] = connection.scalar(
            select(job.c.detail).where(job.c.id == int(number))
        )
    return found


def page(client: FlaskClient, running: Running, number: str = "", **more: str) -> str:
    """What the import page shows of a job."""
    search = "?" + urlencode({"lan": number, **more}) if number else ""
    return call(
        client, running.app, "imports.children", {"pathname": "/nhap", "search": search}
    ).get_data(as_text=True)


def chosen(shown: str) -> list[str]:
    """What the lists of a page stand at."""
    return [element["value"] for element in walk(json.loads(shown)) if element.get("selected")]


def test_a_file_that_leaves_a_question_asks_it(fresh: Running) -> None:
    """Headings of one's own, text in a font: no refusal but a question, an answer that stays, and
    nothing of the command line."""
    client = fresh.signed_in("nghean")
    own = "Mã hồ sơ;Thương hiệu;Bên đứng tên;Nơi ở;Ngày nộp đơn\n4-2025-00031;MẪU;Hợp tác xã Mẫu;Vinh, Nghệ An;17/04/2025\n"
    number = number_of(send(client, own))
    settled(client, number)
    shown = page(client, fresh, number)
    assert "Cho biết mỗi cột chứa gì" in shown and "ví dụ: 4-2025-00031" in shown
    assert "Tệp không nhận được" not in shown and "bị từ chối" not in shown
    asked = chosen(shown)
    assert (asked[0], asked[-1]) == ("application_no", "application_date"), (
        "its values say what one holds, its heading what the other does"
    )
    post(
        client,
        f"/nhap/{number}/doc-lai",
        **{"cot:Mã hồ sơ": "application_no", "cot:Thương hiệu": "-"},
    )
    settled(client, number)
    assert chosen(page(client, fresh, number))[:2] == ["application_no", "-"], "as answered"
    post(
        client,
        f"/nhap/{number}/doc-lai",
        **{"cot:Thương hiệu": "title_mark", "cot:Bên đứng tên": "parties", "cot:Nơi ở": "address"},
    )
    assert settled(client, number)["state"] == "ready"
    heads, cells = (
        b"Nh\xb7n hi\xd6u,S\xe8 \xae\xacn,Ch\xf1 \xae\xacn",
        b"N\xad\xedc m\xbe\x6d Ph\xf3 Qu\xe8c,4-2025-00032,H\xeep t\xb8c x\xb7",
    )
    typed = heads + b"\r\n" + cells + b"\r\n"
    number = number_of(send(client, typed))
    settled(client, number)
    shown = page(client, fresh, number)
    assert (
        "Xác nhận bảng mã của tệp" in shown
        and "“Nước mắm Phú Quốc”" in shown
        and "--confirm" not in shown
    )
    post(client, f"/nhap/{number}/doc-lai", **{"bang-ma": "tcvn3"})
    assert settled(client, number)["state"] == "ready"


def test_an_archive_of_the_institutes_own_figures(fresh: Running) -> None:
    """Two logs of different days in a ZIP are written as one import of visits; a table of marks
    among them would be refused by name."""
    client, packed = fresh.signed_in("vien"), io.BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("a.log", log_line("10/Feb/2021:16:42:07 +0700"))
        archive.writestr("b.log", log_line("11/Feb/2021:16:42:07 +0700"))
        archive.writestr("c.csv", "Tháng,Trang truy cập\n05/2021,185221\n")
    number = number_of(send(client, packed.getvalue(), "nhat-ky.zip"))
    assert settled(client, number)["state"] == "ready"
    told = detail_of(fresh, number)
    assert (told["kind"], told["counts"]["accepted"], told["errors"]) == ("visits", 3, [])
    post(client, f"/nhap/{number}/ap-dung", cach="dung")
    assert settled(client, number)["state"] == "done"
    with fresh.database.read(SYSTEM) as connection:
        kept = connection.execute(
            select(visit.c.period, visit.c.page_views)
            .where(visit.c.batch_id.is_not(None))
            .order_by(visit.c.period)
        ).all()
    assert [tuple(row) for row in kept] == [
        ("2021-02-10", 1),
        ("2021-02-11", 1),
        ("2021-05", 185_221),
    ]
    refused = number_of(send(fresh.signed_in("nghean"), packed.getvalue(), "nhat-ky.zip"))
    assert settled(client, refused)["state"] == "refused"
    assert "do Viện nhập" in detail_of(fresh, refused)["problem"]


def test_figures_are_shown_before_they_are_written(fresh: Running) -> None:
    """A file of visits: what would be written, month by month, a missing value apart from zero;
    columns of assets are not offered."""
    client = fresh.signed_in("vien")
    number = number_of(
        send(
            client,
            "Tháng,Khách truy cập,Lượt truy cập trang,Ghi chú riêng\n05/2021,15000,185221,x\n06/2021,0,,y\n",
            "luot.csv",
        )
    )
    assert settled(client, number)["state"] == "ready"
    drawn = walk(json.loads(page(client, fresh, number)))
    assert "dòng khác hiện như số thật" in page(client, fresh, number)
    shown = [[cell.get("k") for cell in line["k"]] for line in drawn if line.get("t") == "Tr"]
    assert ["05/2021", "15.000", "–", "185.221"] in shown and ["06/2021", "0", "–", "–"] in shown
    assert "gán ý nghĩa" not in page(client, fresh, number) and "2 mới, 0 thay đổi" in page(
        client, fresh, number
    )


def test_the_institute_declares_the_province_of_rows_without_address(fresh: Running) -> None:
    client = fresh.signed_in("vien")
    number = number_of(
        send(
            client,
            csv_text(
                [
                    mark(so_don="4-2025-00007"),
                    mark(so_don="4-2025-00008", dia_chi="Quy Nhơn, Bình Định"),
                ]
            ),
        )
    )
    settled(client, number)
    shown = call(
        client, fresh.app, "imports.children", {"pathname": "/nhap", "search": f"?lan={number}"}
    ).get_data(as_text=True)
    assert "import-declared" in shown
    assert post(client, f"/nhap/{number}/doc-lai", tinh="99").status_code == 400
    assert post(client, f"/nhap/{number}/doc-lai", tinh="40").status_code == 303
    settled(client, number)
    post(client, f"/nhap/{number}/ap-dung", cach="dung")
    settled(client, number)
    assert totals(fresh) == COUNTS | {"40": COUNTS["40"] + 1, "52": COUNTS["52"] + 1}
    officer = fresh.signed_in("nghean")
    own = number_of(send(officer, csv_text([mark(so_don="4-2025-00009")])))
    settled(officer, own)
    post(officer, f"/nhap/{own}/doc-lai", tinh="52")
    settled(officer, own)
    assert "declared" not in detail_of(fresh, own)


def test_a_held_number_is_moved_to_the_province_that_sent_it(fresh: Running) -> None:
    """With what that province says of it; the history keeps both; nobody decides twice."""
    institute, officer = fresh.signed_in("vien"), fresh.signed_in("nghean")
    for client, told in (
        (institute, {**GOOD, "Địa chỉ": "Quy Nhơn, Bình Định"}),
        (officer, {**GOOD, "Nhãn hiệu": "CHUYỂN"}),
    ):
        number = number_of(
            send(client, csv_text([told, mark(so_don="4-2025-00019", dia_chi="Vinh, Nghệ An")]))
        )
        settled(client, number)
        post(client, f"/nhap/{number}/ap-dung", cach="dung")
        settled(client, number)
    before = totals(fresh)
    assert post(officer, "/nhap/cho-xem-xet/2/1", **{"quyet-dinh": "chuyen"}).status_code == 403
    assert post(institute, "/nhap/cho-xem-xet/2/1", **{"quyet-dinh": "khac"}).status_code == 400
    assert post(institute, "/nhap/cho-xem-xet/2/1", **{"quyet-dinh": "chuyen"}).status_code == 303
    assert post(institute, "/nhap/cho-xem-xet/2/1", **{"quyet-dinh": "chuyen"}).status_code == 404
    assert totals(fresh) == before | {"52": before["52"] - 1, "40": before["40"] + 1}
    with fresh.database.read(SYSTEM) as connection:
        moved = connection.execute(
            select(asset).where(asset.c.application_no == "4-2025-00007")
        ).one()
        audited = connection.execute(
            select(audit_log.c.actor, audit_log.c.vn34).where(audit_log.c.action == "held_moved")
        ).one()
    assert (moved.title, moved.vn34, moved.place_origin, moved.version) == (
        "CHUYỂN",
        "40",
        "assigned",
        2,
    )
    assert tuple(audited) == ("vien", "40")


def test_the_institute_decides_about_numbers_held_elsewhere(fresh: Running) -> None:
    """The sender learns nothing about the holder: neither in the preview nor in the list."""
    institute, officer = fresh.signed_in("vien"), fresh.signed_in("nghean")
    for client, line in (
        (institute, {**GOOD, "Địa chỉ": "Quy Nhơn, Bình Định"}),
        (officer, {**GOOD, "Nhãn hiệu": "CHIẾM"}),
    ):
        number = number_of(
            send(
                client,
                csv_text(
                    [
                        line,
                        mark(so_don=f"4-2025-1{len(line['Nhãn hiệu'])}", dia_chi="Vinh, Nghệ An"),
                    ]
                ),
            )
        )
        settled(client, number)
        post(client, f"/nhap/{number}/ap-dung", cach="dung")
        settled(client, number)
    page = {"pathname": "/nhap", "search": ""}
    seen = call(institute, fresh.app, "imports.children", page).get_json()
    unseen = call(
        officer, fresh.app, "imports.children", {**page, "search": f"?lan={number}"}
    ).get_data(as_text=True)
    assert "CHIẾM 4-2025-00007" in str(seen) and "Gia Lai" in str(seen)
    assert "CHIẾM" in unseen and "Gia Lai" not in unseen and "gia-lai" not in unseen
    assert post(officer, "/nhap/cho-xem-xet/2/1").status_code == 403
    assert post(institute, "/nhap/cho-xem-xet/2/1").status_code == 303
    assert post(institute, "/nhap/cho-xem-xet/2/1").status_code == 404
    assert "CHIẾM 4-2025-00007" not in str(
        call(institute, fresh.app, "imports.children", page).get_json()
    )


def test_every_picture_that_was_not_taken_is_named(fresh: Running) -> None:
    """The records are written; which pictures stay out and why is told beside them, one line
    each."""
    client, packed = fresh.signed_in("nghean"), io.BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("a.csv", csv_text([GOOD]))
        archive.writestr("4-2025-00007.png", b"<svg onload=alert(1)>")
        archive.writestr("4-2025-99999.png", b"<svg>")
    number = number_of(send(client, packed.getvalue(), "goi.zip"))
    settled(client, number)
    post(client, f"/nhap/{number}/ap-dung", cach="dung")
    assert settled(client, number)["state"] == "done"
    listed = [
        e["k"]
        for e in walk(json.loads(page(client, fresh, number)))
        if e.get("t") == "Li" and ".png: " in str(e.get("k"))
    ]
    assert sorted(text.partition(".png: ")[0] for text in listed) == [
        "4-2025-00007",
        "4-2025-99999",
    ]


def test_days_of_the_month_that_goes_on_stand_on_the_page(fresh: Running) -> None:
    """Dropped, taken and looked at over HTTP: GA4 by day, two days of the current month. The month
    has no sum before it has ended, and the days are not lost."""
    month = today_in_vietnam().replace(day=1)
    day = f"{month:%Y%m}01"
    text = f"Ngày,Số người dùng,Số phiên,Số lượt xem\n{day},100,150,4123\n,100,150,4123\n"
    client = fresh.signed_in("vien")
    number = number_of(send(client, text))
    assert settled(client, number)["state"] == "ready"
    assert post(client, f"/nhap/{number}/ap-dung").status_code == 303
    assert settled(client, number)["state"] == "done"
    told = {"pathname": "/vien/truy-cap", "search": f"?nam={month:%Y}&thang={month.month}"}
    shown = call(client, fresh.app, "visits.children", told).get_json()
    words = json.dumps(shown, ensure_ascii=False)
    assert "4.123" in words
    assert f"Các ngày của tháng {month:%m/%Y}" in words
