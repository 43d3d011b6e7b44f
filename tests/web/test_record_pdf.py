"""One record on one page: Vietnamese as written, nothing of it run, nothing of others, an audit
row."""

import io
from datetime import date
from pathlib import Path

import pypdf
import pytest
from PIL import Image
from sqlalchemy import insert, select, update

from data_access.database.scope import SYSTEM
from data_access.pictures.files import take
from data_access.tables import asset_image, asset_party, audit_log, legal_event
from tests.builders import create_asset
from tests.web.desk import send
from tests.web.support import COUNTS, Running, canary

NAUGHTY = '#import "x.typ" $ \\ * _ [ ] <script>alert(1)</script> =HYPERLINK("x")'


def pages(data: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]


def test_a_page_with_inid_codes_in_both_languages(fresh: Running) -> None:
    """E-2, E-3, V-17: diacritics survive, markup of a record is text; one audit row a file."""
    with fresh.database.write(SYSTEM) as connection:
        number = create_asset(
            connection, vn34="40", vn63="40", kind="SC", title=f"Quy trình sấy lạnh Nguyễn Hữu Thắng {NAUGHTY}", owner="Hợp tác xã Ấp Đỗ",
            application_no="1-2018-02417", registration_no="1-0031862-000", registration_date=date(2021, 10, 18),
        )  # fmt: skip
    client = fresh.signed_in("nghean")
    answer = client.get(f"/xuat/nghe-an/tai-san/{number}.pdf")
    assert answer.status_code == 200 and answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"].startswith(
        f'attachment; filename="tai-san-{number}-'
    )
    [page] = pages(answer.data)
    flat = " ".join(page.split())
    for part in (
        "DỮ LIỆU MINH HỌA",
        "Quy trình sấy lạnh Nguyễn Hữu Thắng",
        '#import "x.typ" $',
        "<script>alert(1)</script>",
        "Hợp tác xã Ấp Đỗ",
    ):
        assert part in flat, part
    assert (
        "(21) Số đơn 1-2018-02417" in flat
        and "(11) Số văn bằng 1-0031862-000" in flat
        and "(73) Chủ văn bằng" in flat
    )
    client.set_cookie("lang", "en")
    english = " ".join(pages(client.get(f"/xuat/nghe-an/tai-san/{number}.pdf").data)[0].split())
    assert (
        "ILLUSTRATIVE DATA" in english
        and "(21) Application number 1-2018-02417" in english
        and "Quy trình sấy lạnh" in english
    )
    with fresh.database.read() as connection:
        logged = connection.execute(
            select(audit_log.c.subject, audit_log.c.vn34).where(audit_log.c.action == "exported")
        ).all()
    assert [tuple(row) for row in logged] == [(f"asset {number}.pdf", "40")] * 2


def test_owner_address_and_payments_stand_on_the_page(fresh: Running) -> None:
    """Issue 20, item 9: the page told neither, and was set in other letters than our documents."""
    with fresh.database.write(SYSTEM) as connection:
        number = create_asset(
            connection, vn34="40", vn63="40", kind="SC", owner="Công ty TNHH Đồi Chè",
            application_no="1-2018-02418", application_date=date(2018, 3, 1),
            registration_no="1-0031863-000", registration_date=date(2021, 10, 18),
        )  # fmt: skip
        connection.execute(
            update(asset_party)
            .where(asset_party.c.asset_id == number)
            .values(address="Số 7, xã Tịnh Lương, tỉnh Nghệ An")
        )
    file = fresh.signed_in("nghean").get(f"/xuat/nghe-an/tai-san/{number}.pdf").data
    [page] = pages(file)
    flat = " ".join(page.split())
    assert "Công ty TNHH Đồi Chè Số 7, xã Tịnh Lương, tỉnh Nghệ An" in flat
    assert "Phí duy trì hiệu lực năm thứ 6" in flat and "Các kỳ nộp" in flat
    [sheet] = pypdf.PdfReader(io.BytesIO(file)).pages
    fonts = {str(font.get_object()["/BaseFont"]) for font in sheet["/Resources"]["/Font"].values()}
    assert fonts and all("Tinos" in font for font in fonts), fonts


def test_the_longest_record_fits_on_one_page(fresh: Running) -> None:
    with fresh.database.write(SYSTEM) as connection:
        number = create_asset(
            connection, vn34="40", vn63="40", kind="SC", title="Phương pháp điều chế " * 100, owner="Công ty " + "rất dài " * 90,
            registration_no="1-1", registration_date=date(2021, 10, 18), status_raw="Cấp bằng " * 90, decision_no="Q" * 80,
            classes=[("ipc", f"A{n:02}") for n in range(99)], publication_no="9" * 60, publication_date=date(2020, 1, 1),
            priority_date=date(2019, 1, 1), expiry_date=date(2039, 1, 1), source_url="https://x.example/" + "y" * 900,
        )  # fmt: skip
        people = [
            {"asset_id": number, "position": n, "role": "inventor", "name": f"Nguyễn Văn {n} " * 3}
            for n in range(1, 60)
        ]
        connection.execute(
            insert(asset_party),
            [
                *people,
                people[0] | {"position": 99, "role": "representative", "name": "Đại diện " * 60},
            ],
        )
        event = {"event": "fee_paid", "text": "ghi chú dài " * 60, "cancelled": False}
        connection.execute(
            insert(legal_event),
            [
                event | {"asset_id": number, "position": n, "date": date(2000 + n, 1, 1)}
                for n in range(40)
            ],
        )
    found = pages(fresh.signed_in("nghean").get(f"/xuat/nghe-an/tai-san/{number}.pdf").data)
    assert len(found) == 1 and "sự kiện cũ hơn" in found[0]


@pytest.mark.parametrize("username", ["nghean", "lanhdao.nghean"])
def test_notes_and_others_stay_out(fresh: Running, username: str) -> None:
    """T-12: neither another province's words nor the notes of one's own."""
    send(
        fresh.signed_in("nghean"),
        f"nghe-an/tai-san/{fresh.ids['40'][0]}/ghi-chu",
        text="GHICHURIENG",
    )
    text = pages(
        fresh.signed_in(username).get(f"/xuat/nghe-an/tai-san/{fresh.ids['40'][0]}.pdf").data
    )[0]
    assert canary("40") in text and "GHICHURIENG" not in text
    assert [canary(place) for place in COUNTS if place != "40" and canary(place) in text] == []


def test_strangers_find_nothing(running: Running) -> None:
    """T-4: a foreign record as an absent one, 403 without provinces, 302 for nobody; the manager
    has the national address."""
    client, foreign = running.signed_in("nghean"), running.ids["52"][0]
    answers = [
        client.get(f"/xuat/{path}.pdf")
        for path in (
            f"nghe-an/tai-san/{foreign}",
            f"gia-lai/tai-san/{foreign}",
            "nghe-an/tai-san/999999",
        )
    ]
    assert {a.status_code for a in answers} == {404} and len({a.text for a in answers}) == 1
    assert client.get(f"/xuat/vien/tai-san/{foreign}.pdf").status_code == 403
    for username in ("tram", "quantri"):
        assert (
            running.signed_in(username)
            .get(f"/xuat/nghe-an/tai-san/{running.ids['40'][0]}.pdf")
            .status_code
            == 403
        )
    assert running.client().get(f"/xuat/nghe-an/tai-san/{foreign}.pdf").status_code == 302
    assert running.signed_in("vien").get(f"/xuat/vien/tai-san/{foreign}.pdf").status_code == 200
    assert (
        running.signed_in("giangvien")
        .get(f"/xuat/gia-lai/tai-san/{running.ids['52'][1]}.pdf")
        .status_code
        == 404
    )


def test_a_past_day_prints_what_was_known_of_it(fresh: Running) -> None:
    """The day stands on the page and in the name of the file; a number granted later does not; a
    day before the record says so."""
    filed, granted = date(2018, 3, 1), date(2021, 10, 18)
    with fresh.database.write(SYSTEM) as connection:
        number = create_asset(
            connection, vn34="40", vn63="40", kind="SC", title="Quy trình sấy lạnh", application_date=filed, registration_date=granted,
            application_no="1-2018-02417", registration_no="1-0031862-000",
            periods=[("pending", filed, granted), ("in_force", granted, None)],
        )  # fmt: skip
    client, path = fresh.signed_in("nghean"), f"/xuat/nghe-an/tai-san/{number}.pdf"
    answer = client.get(f"{path}?ngay=2020-06-30")
    [page] = pages(answer.data)
    flat = " ".join(page.split())
    assert (
        "Số liệu đến ngày 30/06/2020" in flat
        and "Đang thẩm định" in flat
        and "1-0031862-000" not in flat
    )
    assert (
        answer.headers["Content-Disposition"]
        == f'attachment; filename="tai-san-{number}-2020-06-30.pdf"'
    )
    assert "Số liệu đến ngày" not in pages(client.get(path).data)[0]
    for day, told in (
        ("2018-02-28", "Chưa có bản ghi này"),
        ("2018-02-30", "Không có ngày"),
        ("2199-01-01", "chưa đến"),
    ):
        refused = client.get(f"{path}?ngay={day}")
        assert refused.status_code == 400 and told in refused.get_data(as_text=True), day


def test_the_picture_of_a_mark_stands_on_its_page(fresh: Running, tmp_path: Path) -> None:
    """The first one; a record whose picture is gone from the disk is still printed."""
    source = tmp_path / "x.png"
    Image.new("RGB", (120, 60), "#0b6").save(source)
    picture = take(source, fresh.settings.pictures)
    with fresh.database.write(SYSTEM) as connection:
        shown, gone, bare = (create_asset(connection, vn34="40", vn63="40") for _n in range(3))
        for number, sha256 in ((shown, picture.sha256), (gone, "0" * 64)):
            row = {"asset_id": number, "position": 0, "name": "x.png", "sha256": sha256}
            size = {"width": picture.width, "height": picture.height}
            connection.execute(insert(asset_image).values(row | size))
    client = fresh.signed_in("nghean")
    found = []
    for number in (shown, gone, bare):
        answer = client.get(f"/xuat/nghe-an/tai-san/{number}.pdf")
        [page] = pypdf.PdfReader(io.BytesIO(answer.data)).pages
        found.append(len(page.images))
    assert found == [1, 0, 0]
    stranger = fresh.signed_in("gialai")
    assert stranger.get(f"/xuat/nghe-an/tai-san/{shown}.pdf").status_code == 404
