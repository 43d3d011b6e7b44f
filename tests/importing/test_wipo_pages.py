"""Saved detail pages of WIPO Publish, and the office's weekly list."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from domain.records.asset import AssetRecord, ClassCode, LegalEvent, Party
from tests.importing import TODAY
from tests.importing.files import record, refusal, rows, shared, write


def page(heading: str, *fields: tuple[str, str], events: str = "", charset: str = "utf-8") -> bytes:
    """A page as the office's server builds it: label and value side by side in rows."""
    cells = "".join(
        f'<div class="row"><div class="col-md-2 product-form-label">{label}</div>'
        f'<div class="col-md-4 product-form-details">{value}</div></div>'
        for label, value in fields
    )
    return (
        f'<!DOCTYPE html><html><head><meta charset="{charset}" /></head><body><script>"${{x}}"</script>'
        f'<span style="display: none;" class="application-number">{heading}</span><div class="detail-container">{cells}</div>'
        f'<div class="section-wrapper events-section"><table><tbody>{events}</tbody></table></div></body></html>'
    ).encode()


def test_the_saved_page_of_a_granted_mark() -> None:
    found = record(shared("ipvn_pages/VN4202416348.html"))
    nice = [ClassCode("nice", n) for n in ("31", "32", "30", "35", "43", "5", "29")]
    # its goods have a test of their own (test_goods.py)
    assert replace(found, product=None) == AssetRecord(
        office="VN", kind="NH", title="ibest", mark_category="ordinary", application_no="VN -4-2024-16348",
        application_date=date(2024, 4, 17), publication_no="93401", publication_date=date(2024, 10, 25),
        registration_no="4-0596993-000", registration_date=date(2026, 2, 25), expiry_date=date(2034, 4, 17), status_raw="Cấp bằng",
        status_stated="in_force",
        parties=(
            Party(
                "owner", "Hoàng Sao Xinh",
                "Số 7 đường 17, khu đô thị Lakeview City, phường An Phú, thành phố Thủ Đức, thành phố Hồ Chí Minh",
            ),
        ),
        classes=(*nice, ClassCode("vienna", "05.03.20")),
        events=(
            LegalEvent("filed", date(2024, 4, 17), "A", text="Application Filing"),
            LegalEvent("other", date(2024, 4, 17), text="Biên lai điện tử XLQ"),
            LegalEvent("other", date(2025, 12, 24), code="41431", text="Trả lời Nội dung kèm Phí"),
            LegalEvent("other", date(2025, 12, 24), code="4151", text="Lệ phí cấp bằng"),
            LegalEvent("other", date(2025, 12, 24), text="Biên lai điện tử XLQ"),
        ),
        source="wipo_publish", as_of=TODAY,
    )  # fmt: skip


def test_an_unrendered_page_is_refused_by_name() -> None:
    told = refusal(shared("ipvn_pages/VN4202448776_unrendered.html"))
    assert told.startswith(
        "Trang VN4202448776 được lưu khi dữ liệu chưa hiện ra (còn các ký hiệu ${…})"
    )


def test_a_patent(tmp_path: Path) -> None:
    content = page(
        "Sáng chế Đơn : VN -1-2019-02456",
        ("Loại đơn", "Sáng chế"),
        ("(10) Số bằng và ngày cấp", "<span>1-0034567-000</span><span>  25.01.2023</span>"),
        ("Trạng thái", "70"),
        ("(20) Số đơn và Ngày nộp đơn", "<span>VN -1-2019-02456</span><span> 10.05.2019</span>"),
        ("(40) Số công bố và ngày công bố",
         "<div class='row'><div>VN66001A</div><div>25.08.2019</div></div><div class='row'><div>34567B</div><div>25.02.2023</div></div>"),
        ("(30) Chi tiết về dữ liệu ưu tiên", "<span>JP 2018-1</span> <span>11.05.2018</span>"),
        ("(51) Phân loại IPC", "<a>A23F 5/02 (2006.01)</a><a>A23F 5/08</a>"),
        ("(54) Tên", "<b>(EN)</b> Coffee machine <b>(VI)</b> Máy rang cà phê"),
        ("(57) Tóm tắt", "Máy có ${…} bộ phận: 1-2019-99999"),
        ("(71/73) Chủ đơn/Chủ bằng",
         "<div class='margin-bottom-10'><div><b>(VI)</b> Mẫu Kabushiki Kaisha : 1 Chiyoda; Tokyo, Nhật Bản</div>"
         "<div><b>(EN)</b> Sample KK : 1 Chiyoda, Tokyo, Japan</div></div>"
         "<div class='margin-bottom-10'><b>(VI)</b> Viện Mẫu : Vinh, Nghệ An</div>"),
        ("(72) Tác giả sáng chế", "<div class='margin-bottom-10'><b>(VI)</b> SATO Ichiro : Tokyo</div>"),
        ("(74) Đại diện SHCN", "<b>(VI)</b> Công ty Luật Mẫu : Hà Nội"),
        ("(86) Số đơn PCT", "PCT/JP2018/000001 01.01.2018"),
        events="<tr><td>251 Cấp bằng</td><td>25.01.2023</td><td></td></tr>",
    )  # fmt: skip
    assert record(write(tmp_path / "x.htm", content)) == AssetRecord(
        office="VN", kind="SC", title="Máy rang cà phê", application_no="VN -1-2019-02456", application_date=date(2019, 5, 10),
        publication_no="VN66001A", publication_date=date(2019, 8, 25), registration_no="1-0034567-000",
        registration_date=date(2023, 1, 25), priority_date=date(2018, 5, 11), status_raw="70",
        parties=(
            Party("owner", "Mẫu Kabushiki Kaisha", "1 Chiyoda; Tokyo, Nhật Bản"), Party("owner", "Viện Mẫu", "Vinh, Nghệ An"),
            Party("inventor", "SATO Ichiro", "Tokyo"), Party("representative", "Công ty Luật Mẫu", "Hà Nội"),
        ),
        classes=(ClassCode("ipc", "A23F 5/02"), ClassCode("ipc", "A23F 5/08")),
        events=(LegalEvent("granted", date(2023, 1, 25), "F", "251", "Cấp bằng"),),
        source="wipo_publish", as_of=TODAY,
    )  # fmt: skip


def test_a_design_and_a_geographical_indication(tmp_path: Path) -> None:
    design = record(
        write(
            tmp_path / "a.html",
            page(
                "Kiểu dáng công nghiệp Đơn : VN -3-2022-00125",
                ("(21) Số đơn", "3-2022-00125"), ("(22) Ngày nộp đơn", "01.03.2022"), ("(54) Tên kiểu dáng", "Ghế"),
                ("(51) Phân loại Locarno", "06-01"), ("(71) Chủ đơn", "(VI) Công ty Mẫu : Vinh, Nghệ An"), ("(72) Tác giả", ""),
            ),
        )
    )  # fmt: skip
    assert (design.kind, design.title, design.application_no, design.application_date) == (
        "KDCN",
        "Ghế",
        "3-2022-00125",
        date(2022, 3, 1),
    )
    assert (design.classes, design.parties) == (
        (ClassCode("locarno", "06-01"),),
        (Party("applicant", "Công ty Mẫu", "Vinh, Nghệ An"),),
    )
    gi = record(
        write(
            tmp_path / "b.html",
            page(
                "Chỉ dẫn địa lý Đơn : VN -6-2010-00001", ("Số đăng bạ và ngày cấp", "00050 20.08.2015"),
                ("Tên chỉ dẫn địa lý", "Mẫu Sơn"), ("Sản phẩm", "Rượu"), ("Chủ đơn", "(VI) UBND huyện Mẫu : Lạng Sơn"),
                ("Tổ chức quản lý", "Sở KH&amp;CN"),
            ),
        )
    )  # fmt: skip
    assert (gi.kind, gi.title, gi.registration_no, gi.registration_date, gi.product) == (
        "CDDL",
        "Mẫu Sơn",
        "00050",
        date(2015, 8, 20),
        "Rượu",
    )
    assert gi.parties == (
        Party("registrant", "UBND huyện Mẫu", "Lạng Sơn"),
        Party("manager", "Sở KH&CN"),
    )


def test_where_letters_go_is_no_owner_and_the_earliest_priority_counts(tmp_path: Path) -> None:
    """The office prints '(73) Địa chỉ nhận thư' below the owners of designs and patents."""
    content = page(
        "Kiểu dáng Đơn : VN -3-2021-01234",
        ("(10) Số bằng và ngày cấp", "<span>3-0036789-000</span><span> 25.02.2023</span>"),
        ("(20) Số đơn và Ngày nộp đơn", "<span>VN -3-2021-01234</span><span> 05.07.2021</span>"),
        ("(30) Chi tiết về dữ liệu ưu tiên", "<div><span>JP</span> 2021-2 10.02.2021</div><div><span>US</span> 29/1 06.01.2021</div>"),
        ("(51/52) Phân loại Locarno", "<div class='row'>09-01</div><div class='row'>09-03</div>"),
        ("(71/73) Chủ đơn/Chủ bằng", "(VI) Công ty Mẫu : Vinh, Nghệ An"), ("(73) Địa chỉ nhận thư", "Công ty Luật Mẫu, Hà Nội"),
        ("(54) Tên kiểu dáng", "<b>(VI)</b> Chai"), ("(53) Tổng số kiểu dáng", "2"),
    )  # fmt: skip
    found = record(write(tmp_path / "x.html", content))
    assert found.parties == (Party("owner", "Công ty Mẫu", "Vinh, Nghệ An"),)
    assert (found.priority_date, found.classes) == (
        date(2021, 1, 6),
        (ClassCode("locarno", "09-01"), ClassCode("locarno", "09-03")),
    )


def test_labels_without_a_value_do_not_take_their_neighbours(tmp_path: Path) -> None:
    """Off by one: a label printed twice, with one value."""
    twice = '(541) Nhãn hiệu</div><div class="col-md-2 product-form-label">(541) Nhãn hiệu'
    content = page(
        "Nhãn hiệu Đơn : VN -4-2024-00001",
        (twice, "<b>(VI)</b> MẪU"),
        ("(511) Nhóm", "3Mỹ phẩm; 35Mua bán 5% cà phê"),
    )
    found = record(write(tmp_path / "x.html", content))
    assert (found.title, found.application_no) == ("MẪU", "VN -4-2024-00001")
    assert found.classes == (ClassCode("nice", "3"), ClassCode("nice", "35"))


def test_pages_that_are_not_what_they_should_be(tmp_path: Path) -> None:
    """V-1, V-8, V-11: told, never a traceback."""
    wrong_day = page("Nhãn hiệu Đơn : VN -4-2024-00001", ("(22) Ngày nộp đơn", "31.02.2024"))
    (row,) = rows(write(tmp_path / "a.html", wrong_day))
    assert [tuple(error) for error in row.errors] == [
        (None, "ngay nop don", "Không có ngày 31.02.2024 trong lịch")
    ]
    (nameless,) = rows(write(tmp_path / "b.html", page("", ("(541) Nhãn hiệu", "MẪU"))))
    assert nameless.errors[0].reason == "Thiếu cả số đơn và số văn bằng"
    assert "HTML" in refusal(write(tmp_path / "c.html", "<html><body>product</body></html>"))
    for percent in (1, 25, 50, 99):
        whole = page(
            "Nhãn hiệu Đơn : VN -4-2024-00001",
            ("(541) Nhãn hiệu", "MẪU"),
            ("(20) Số đơn", "4-2024-00001"),
        )
        path = write(tmp_path / "d.html", whole[: len(whole) * percent // 100])
        assert refusal(path)


@pytest.mark.parametrize(
    "payload", ["<script>alert(1)</script>", "javascript:alert(1)", "<img src=x onerror=alert(1)>"]
)
def test_what_a_page_says_stays_text(tmp_path: Path, payload: str) -> None:
    """V-17."""
    escaped = payload.replace("<", "&lt;")
    content = page("Nhãn hiệu Đơn : VN -4-2024-00001", ("(541) Nhãn hiệu", escaped))
    assert record(write(tmp_path / "x.html", content)).title == payload


def test_the_weekly_list(tmp_path: Path) -> None:
    lines = "1\t1-2024-02456\t01/04/2024\t15/05/2024\n2\t4-2024-16348\t17/04/2024\t\n3\tx\t\t\n"
    heading = "DANH SÁCH ĐƠN\n\nSTT\tSố đơn\tNgày nộp đơn\tNgày chuyển công bố\n"
    patent, mark, unknown = rows(write(tmp_path / "x.txt", heading + lines))
    assert patent.record == AssetRecord(
        office="VN", kind="SC", title="", application_no="1-2024-02456", application_date=date(2024, 4, 1),
        events=(LegalEvent("other", date(2024, 5, 15), text="Chuyển công bố"),), source="wipo_publish", as_of=TODAY,
    )  # fmt: skip
    assert isinstance(mark.record, AssetRecord)
    assert (mark.record.kind, mark.record.events) == ("NH", ())
    assert unknown.errors[0].field == "Số đơn"


def test_the_first_publication_is_that_of_the_application(tmp_path: Path) -> None:
    """A granted mark's page lists the publication of its grant as well, in any order."""

    def published(number: str, day: str) -> str:
        return f'<div class="row"><div>{number}</div><div> {day}</div><div> 436B</div></div>'

    told = published("VN-4-2022-1", "25.07.2024") + published("VN-4-2022-2", "26.09.2022")
    content = page(
        "Nhãn hiệu Đơn : VN -4-2022-24546",
        ("(541) Nhãn hiệu", "(VI) viettel"),
        ("(400) Số công bố và ngày công bố", told),
    )
    found = record(write(tmp_path / "x.html", content))
    assert (found.publication_no, found.publication_date) == ("VN-4-2022-2", date(2022, 9, 26))


FRAGMENT = (
    '<div class="row"><div class="product-form-label">(200) Số đơn và Ngày nộp đơn</div><div class="product-form-details">'
    '<span>VN -4-2022-24546</span><span>  23.06.2022</span></div></div><div class="row">'
    '<div class="product-form-label">(541) Nhãn hiệu</div><div class="product-form-details"><b>(VI)</b> mẫu <br></div></div>'
)


def test_a_part_of_a_page_as_the_server_gives_it_out(tmp_path: Path) -> None:
    found = record(write(tmp_path / "x.html", f"<div>{FRAGMENT}</div>"))
    assert (found.application_no, found.application_date, found.title) == (
        "VN -4-2022-24546",
        date(2022, 6, 23),
        "mẫu",
    )
    assert refusal(write(tmp_path / "y.html", f"<div>{FRAGMENT}")).startswith(
        "Trang web bị cắt giữa chừng"
    )


@pytest.mark.parametrize(
    ("number", "link"),
    [("LA55159", ""), ("55159", '<img src="/service/trademarks/application/LA55159/logo" />')],
)
def test_a_page_of_another_office(tmp_path: Path, number: str, link: str) -> None:
    """Its number, or the links to its picture, name the office; INID codes tell the fields in any
    language."""
    content = page(
        f"ຄຳຮ້ອງ (Mark) : {number}",
        ("(210) ເລກທີ" + link, "55159"), ("(220) ມື້ຍື່ນ", "12.03.2024"), ("(111) ທະບຽນ", "56001"), ("(151) ວັນທີ", "01.02.2025"),
        ("(541) ເຄື່ອງໝາຍ", "KHAO"), ("Status", "Registered"), ("(511) Nice", "30"), ("(730) ຜູ້ຍື່ນ", "(EN) Lao Co. : Vientiane"),
    )  # fmt: skip
    found = record(write(tmp_path / "x.html", content))
    assert (found.office, found.national, found.kind, found.title) == ("LA", False, "NH", "KHAO")
    assert (found.application_no, found.application_date) == ("55159", date(2024, 3, 12))
    assert (found.registration_no, found.registration_date, found.status_stated) == (
        "56001",
        date(2025, 2, 1),
        "in_force",
    )
    assert (found.classes, found.parties) == (
        (ClassCode("nice", "30"),),
        (Party("owner", "Lao Co.", "Vientiane"),),
    )


def listed(own_id: str, **codes: str) -> str:
    """A line of a list of results; the keys are codes of WIPO's software."""
    cells = "".join(
        f'<td><div class="row"><span class="rs-{code} x">{text}</span></div></td>'
        for code, text in codes.items()
    )
    return f'<tr id="{own_id}"><td><input type="checkbox" /></td>{cells}</tr>'


def results(*lines: str) -> str:
    table = f'<table id="dataTable"><thead><tr><th>Kết quả</th></tr></thead><tbody>{"".join(lines)}</tbody></table>'
    return f"<!DOCTYPE html><html><head></head><body>{table}</body></html>"


def test_a_list_of_results(tmp_path: Path) -> None:
    """Several values stand in one column; each is told by its code."""
    content = results(
        listed(
            "VN4201943953", STLB="Cấp bằng", MK="Mẫu", AFNB_ORI="VN-4-2019-43953", AFDT="04.11.2019", PBNB="382", PBDT="27.01.2020",
            RENB="4-0405854-000", REDT="09.12.2021", NCL="9, 42", VCL="26.04.18", APNA="Công ty A",
        ),
        listed("VN1201902456", TITL="Máy", AFNB_ORI="1-2019-02456", AFDT="10.05.2019", IPC_ORI="A23F 5/02", APNA="Bà B", INNA="Ông C"),
        listed("KH5515915", MK="ANGKOR", AFNB="KH/55159/15", AFDT="31.02.2015", NCL="30"),
        listed("KH5515915", MK="ANGKOR", AFNB="KH/55159/15", NCL="30"),
    )  # fmt: skip
    path = write(tmp_path / "x.html", content)
    mark, patent, wrong, other = (row.record for row in rows(path))
    assert mark == AssetRecord(
        office="VN", kind="NH", title="Mẫu", application_no="VN-4-2019-43953", application_date=date(2019, 11, 4), publication_no="382",
        publication_date=date(2020, 1, 27), registration_no="4-0405854-000", registration_date=date(2021, 12, 9), status_raw="Cấp bằng",
        status_stated="in_force", parties=(Party("owner", "Công ty A"),),
        classes=(ClassCode("nice", "9"), ClassCode("nice", "42"), ClassCode("vienna", "26.04.18")),
        source="wipo_publish", as_of=TODAY,
    )  # fmt: skip
    assert isinstance(patent, AssetRecord) and (patent.kind, patent.classes) == (
        "SC",
        (ClassCode("ipc", "A23F 5/02"),),
    )
    assert patent.parties == (Party("applicant", "Bà B"), Party("inventor", "Ông C"))
    assert wrong is None and [row.errors[0].field for row in rows(path) if row.errors] == ["AFDT"]
    assert isinstance(other, AssetRecord) and (other.office, other.national, other.kind) == (
        "KH",
        False,
        "NH",
    )
    assert refusal(write(tmp_path / "y.html", content[:-20])).startswith(
        "Trang web bị cắt giữa chừng"
    )


def test_a_table_under_the_labels_of_detail_pages(tmp_path: Path) -> None:
    """As people collect pages: INID codes of two fields, a number with its days, classes with their
    goods, signs of languages."""
    told = {
        "ID": "VN4202224546", "(100) Số bằng và ngày cấp": "4-0494370-000   03.06.2024", "(541) Nhãn hiệu": "(VI) mẫu",
        "(200) Số đơn và Ngày nộp đơn": "VN -4-2022-24546  23.06.2022",
        "(400) Số công bố và ngày công bố": "78901 25.07.2024 436B | 67890 26.09.2022 414A",
        "(511) Nhóm sản phẩm/dịch vụ": "Class/Nhóm 36: Tài chính; thẻ 9<lf>Class/Nhóm 09: Phần mềm",
        "(71/73) Chủ đơn/Chủ bằng": "(US) Sample Inc. : Boston | (VI) Công ty A : Vinh, Nghệ An",
    }  # fmt: skip
    found = record(
        write(tmp_path / "x.tsv", "\t".join(told) + "\n" + "\t".join(told.values()) + "\n")
    )
    assert (found.title, found.application_no, found.registration_no) == (
        "mẫu",
        "VN -4-2022-24546",
        "4-0494370-000",
    )
    assert (found.publication_no, found.publication_date) == ("67890", date(2022, 9, 26))
    assert found.classes == (ClassCode("nice", "36"), ClassCode("nice", "9"))
    assert found.parties == (
        Party("owner", "Sample Inc.", "Boston", "US"),
        Party("owner", "Công ty A", "Vinh, Nghệ An"),
    )


def test_the_name_stands_beside_the_sample(tmp_path: Path) -> None:
    told = "Mẫu nhãn hiệu\tTên nhãn hiệu\tSố đơn\tNgày nộp\tNgày CB\n\tMẫu\t4-2019-43953\t04.11.2019\t27.01.2020\n"
    found = record(write(tmp_path / "x.tsv", told))
    assert (found.title, found.publication_date) == ("Mẫu", date(2020, 1, 27))
