"""A record's page: what is computed says so, what is missing reads "chưa có", a geographical
indication has its own rules."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from components.record.aside import deadlines_card, owner_card
from components.record.bibliography import bibliography_card
from components.record.events import changes_card, events_card
from components.record.head import record_head
from components.record.life import life_card, pieces, rows
from components.record.page import record_page
from components.record.payments import payments_card
from components.record.view import View
from domain.records.asset import ClassCode, LegalEvent, Party, Place
from domain.records.statuses import ALIVE
from domain.terms.status_and_deadline import Deadline, StatusPeriod
from language import in_language
from read_models.deadlines import DeadlineRow
from read_models.record import Change
from read_models.register_filters import Filters
from reports.record.page import page_data
from tests.components.builders import AS_OF, GIA_LAI, TODAY, create_record, create_record_view
from tests.components.tree import links, text, walk

LATE = Deadline(
    "maintenance_sc", 6, date(2026, 4, 18), date(2026, 10, 18), date(2027, 4, 18), "late", False
)
OPEN = Deadline(
    "maintenance_sc", 7, date(2026, 5, 18), date(2026, 11, 28), date(2027, 5, 28), "open", False
)


def create_view(record: dict[str, Any] | None = None, **changes: Any) -> View:
    return View(
        create_record_view(record=create_record(**(record or {})), **changes), GIA_LAI, TODAY
    )


GI = create_view(
    {
        "kind": "CDDL",
        "title": "Gia Lai",
        "application_no": None,
        "application_date": None,
        "registration_no": "00068",
        "registration_date": None,
        "decision_no": "2416/QĐ-SHTT",
        "product": "Cà phê",
        "parties": (Party("registrant", "Sở KH&CN tỉnh Gia Lai"), Party("manager", "UBND tỉnh")),
    },
    term_end=None,
    owner_id=None,
)


def test_head() -> None:
    drawn = record_head(create_view(status_computed=True))
    assert (
        "Sáng chế Còn hiệu lực từ 18/10/2021, tính toán để tham khảo Số văn bằng 1-0031862-000"
        in text(drawn)
    )
    assert links(drawn)[:2] == [
        ("Tài sản trí tuệ", "/tinh/gia-lai/tai-san"),
        ("Sáng chế", "/tinh/gia-lai/tai-san?loai=sc"),
    ]


def test_life_bar_is_as_long_as_its_stretches() -> None:
    view = create_view()
    found = pieces(view, date(2018, 6, 6), date(2038, 6, 6))
    assert [(piece.look, round(piece.share)) for piece in found] == [
        ("examination", 17),
        ("in-force", 25),
        ("left", 58),
    ]
    assert round(sum(piece.share for piece in found), 6) == 100
    words = text(life_card(view))
    assert (
        "Đã qua 8 năm 5 tháng từ 06/06/2018; thời hạn đến 06/06/2038, tính toán để tham khảo"
        in words
    )
    assert (
        "Nộp đơn 06/06/2018 Cấp văn bằng 18/10/2021 Hôm nay 22/11/2026 Hết thời hạn bảo hộ 06/06/2038"
        in words
    )


def test_labels_of_the_life_bar_keep_clear_of_each_other() -> None:
    assert rows([0, 16.8, 42.3, 100], 20) == [0, 1, 0, 0]
    assert rows([0, 5, 10, 100], 20) == [0, 1, 2, 0]
    assert rows([0, 16.8, 42.3, 100], 49) == [0, 1, 2, 0]
    marks = next(
        part
        for part in walk(life_card(create_view()))
        if getattr(part, "className", None) == "life-days"
    )
    assert [mark.style["--at"] for mark in marks.children] == [
        "0.00%",
        "16.84%",
        "42.31%",
        "100.00%",
    ]


def test_an_ended_title_has_nothing_left() -> None:
    periods = (
        StatusPeriod("in_force", date(2021, 10, 18), date(2025, 4, 19), False),
        StatusPeriod("lapsed", date(2025, 4, 19), None, True),
    )
    view = create_view(status="lapsed", periods=periods)
    assert [piece.look for piece in pieces(view, date(2018, 6, 6), TODAY)] == ["in-force", "ended"]
    assert "Hết thời hạn bảo hộ" not in text(life_card(view))


def test_a_lapsed_patent_tells_both_days() -> None:
    """Issue 15, item 4: from the first day of the year that was not paid, certain when the late
    window was over; in both languages."""
    periods = (
        StatusPeriod("in_force", date(2021, 10, 18), date(2025, 10, 21), False),
        StatusPeriod("in_grace", date(2025, 10, 21), date(2026, 4, 21), True),
        StatusPeriod("lapsed", date(2026, 4, 21), None, True, date(2025, 10, 18)),
    )
    paid = {"events": (LegalEvent("fee_paid", date(2024, 10, 2), ordinal=4),)}
    view = create_view(
        paid, status="lapsed", periods=periods, status_since=date(2026, 4, 21), status_computed=True
    )
    both = "từ 18/10/2025 (xác định được sau 20/04/2026)"
    assert f"Chấm dứt hiệu lực {both}, tính toán để tham khảo" in text(record_head(view))
    assert f"chấm dứt hiệu lực {both}" in text(life_card(view))
    strip = text(payments_card(view))
    assert (
        f"Phí duy trì hiệu lực năm thứ 5: không có dữ liệu đã nộp. Văn bằng chấm dứt hiệu lực {both}; tính toán để tham khảo."
        in strip
    )
    assert "5 2025 : 20/10/2025, Đã quá hạn nộp 6 2026 : 19/10/2026, Không đến hạn 7 2027" in strip
    assert page_data(view, "")["since"] == f"{both}, tính toán để tham khảo"
    with in_language("en"):
        assert "Terminated from 18 Oct 2025 (certain after 20 Apr 2026)" in text(record_head(view))
        assert "The title is terminated from 18 Oct 2025 (certain after 20 Apr 2026)" in text(
            payments_card(view)
        )


def test_an_expired_mark_tells_both_days() -> None:
    """Issue 15, item 4: marks and designs expire when their term ends."""
    periods = (
        StatusPeriod("in_grace", date(2026, 1, 6), date(2026, 7, 7), True),
        StatusPeriod("expired", date(2026, 7, 7), None, True, date(2026, 1, 6)),
    )
    mark = {
        "kind": "NH",
        "application_date": date(2016, 1, 5),
        "registration_date": date(2017, 3, 3),
    }
    view = create_view(
        mark, status="expired", periods=periods, status_since=date(2026, 7, 7), status_computed=True
    )
    both = "hết hiệu lực từ 06/01/2026 (xác định được sau 06/07/2026)"
    assert both in text(
        life_card(view)
    ) and f"Gia hạn lần 1: không có dữ liệu đã nộp. Văn bằng {both}" in text(payments_card(view))


@pytest.mark.parametrize("kind", ["NH", "KDCN"])
def test_an_international_registration_awaits_viet_nam(kind: str) -> None:
    """Issue 15, item 7: on the page and the printed sheet, in both languages."""
    wo = {
        "office": "WO",
        "kind": kind,
        "registration_date": date(2024, 6, 1),
        "source": "st96",
        "status_stated": "in_force",
    }
    period = StatusPeriod("unknown", date(2024, 6, 1), None, False)
    view = create_view(wo, status="unknown", periods=(period,), status_since=date(2024, 6, 1))
    assert "Chưa rõ tình trạng chờ kết quả thẩm định tại Việt Nam, từ 01/06/2024" in text(
        record_head(view)
    )
    assert page_data(view, "")["since"] == "chờ kết quả thẩm định tại Việt Nam, từ 01/06/2024"
    assert "Đăng ký quốc tế 01/06/2024" in text(life_card(view)) and "Cấp văn bằng" not in text(
        life_card(view)
    )
    assert "Ngày đăng ký quốc tế 01/06/2024" in text(
        bibliography_card(view)
    ) and "Ngày cấp" not in text(bibliography_card(view))
    with in_language("en"):
        assert "awaiting the result of examination in Viet Nam, from 1 Jun 2024" in text(
            record_head(view)
        )
    numbered = replace(
        view, data=replace(view.data, record=replace(view.record, registration_no="1523456"))
    )
    words = (
        text(record_head(numbered)) + text(bibliography_card(numbered)) + text(owner_card(numbered))
    )
    assert words.count("Số đăng ký quốc tế") == 2 and words.count("Chủ đăng ký quốc tế") == 2
    assert "văn bằng" not in words, "WIPO grants no title"
    national = create_view(
        wo | {"office": "VN"}, status="unknown", periods=(period,), status_since=date(2024, 6, 1)
    )
    assert "thẩm định tại Việt Nam" not in text(record_head(national))


def test_a_late_fee_can_still_be_saved() -> None:
    drawn = text(
        payments_card(
            create_view(
                {"events": (LegalEvent("fee_paid", date(2025, 10, 2), ordinal=5),)}, deadline=LATE
            )
        )
    )
    assert "Phí duy trì hiệu lực năm thứ 6: đến hạn 18/10/2026, chưa ghi nhận." in drawn
    assert "Còn được nộp muộn đến 18/04/2027 (còn 147 ngày), kèm phí nộp muộn." in drawn
    assert "Không nộp thì hiệu lực chấm dứt từ ngày đầu của năm không nộp phí." in drawn, (
        "not from the last day to pay late"
    )
    assert "5 2025 : 20/10/2025, Đã nộp 6 2026 : 19/10/2026, Còn được nộp muộn" in drawn


def test_nothing_is_paid_for_what_is_not_granted() -> None:
    pending = {
        "kind": "NH",
        "application_no": "4-2024-16348",
        "registration_no": None,
        "registration_date": None,
    }
    assert payments_card(create_view(pending, status="pending")) is None


def test_an_open_payment_names_its_day() -> None:
    assert "năm thứ 7: đang trong thời gian nộp. Hạn 28/11/2026 (còn 6 ngày)." in text(
        payments_card(create_view(deadline=OPEN))
    )


def test_deadlines_say_that_they_are_computed() -> None:
    row = DeadlineRow(
        17,
        "Quy trình sấy lạnh",
        "SC",
        "",
        None,
        None,
        None,
        False,
        LATE,
        reminders=2,
        reminded_on=date(2026, 11, 19),
    )
    view = replace(create_view(deadline=LATE), deadlines=(row,))
    words = text(deadlines_card(view))
    assert (
        "Đến hạn 18/10/2026; nộp muộn đến 18/04/2027; tính toán để tham khảo; còn 147 ngày Đã nhắc 2 lần, "
        in words
    )
    assert "Đã nhắc 2 lần, gần nhất 19/11/2026 Còn được nộp muộn" in words
    assert [href for _words, href in links(deadlines_card(view))] == [
        "/tro-giup/cach-tinh/han-ke-tiep"
    ]
    officer = replace(view, desk=replace(view.desk, may_write=True))
    assert ("Ghi nhận", "/tinh/gia-lai/thoi-han?ghi-nhan=17-maintenance_sc-6") in links(
        deadlines_card(officer)
    )
    assert "Hết thời hạn bảo hộ 06/06/2038; tính toán để tham khảo còn 11 năm 6 tháng" in words


def test_the_offices_date_wins_and_a_differing_one_is_shown() -> None:
    view = create_view({"expiry_date": date(2038, 6, 7)}, term_end=date(2038, 6, 7))
    words = text(deadlines_card(view))
    assert "Hết thời hạn bảo hộ 07/06/2038; theo cơ quan cấp" in words
    assert (
        "Ngày hệ thống tính được 06/06/2038; tính toán để tham khảo khác ngày của cơ quan cấp"
        in words
    )


def test_bibliography_with_inid_codes() -> None:
    parties = (
        Party("owner", "Công ty Sông Lam"),
        Party("inventor", "Nguyễn Hữu Thắng"),
        Party("inventor", "Phan Thị Loan"),
    )
    place = Place(GIA_LAI.code, "52", "declared")
    view = create_view(
        {
            "parties": parties,
            "classes": (ClassCode("ipc", "F26B 3/04"),),
            "place": place,
            "status_raw": "Cấp bằng",
        }
    )
    words = text(bibliography_card(view))
    assert (
        "(21) Số đơn 1-2018-02417 (22) Ngày nộp đơn 06/06/2018 Loại văn bằng Bằng độc quyền sáng chế (11) Số văn bằng"
        in words
    )
    assert (
        "(18) Ngày hết hạn theo cơ quan cấp chưa có (73) Chủ văn bằng Công ty Sông Lam (72) Tác giả"
        in words
    )
    assert "Nguyễn Hữu Thắng Phan Thị Loan (51) Phân loại IPC F26B 3/04" in words
    assert (
        "Gia Lai (tỉnh cũ: Bình Định), khai báo khi nhập Tình trạng ghi trong nguồn Cấp bằng"
        in words
    )


def test_before_grant_there_is_an_applicant() -> None:
    record = {
        "registration_no": None,
        "registration_date": None,
        "parties": (Party("applicant", "Trường ĐH"),),
    }
    assert "(71) Chủ đơn Trường ĐH" in text(bibliography_card(create_view(record)))
    assert text(owner_card(create_view(record, status="pending"))).startswith("Chủ đơn")


@pytest.mark.parametrize(
    ("address", "linked"),
    [("https://example.org/1", True), ("javascript:alert(1)", False), ("data:text/html,x", False)],
)
def test_only_web_addresses_become_links(address: str, linked: bool) -> None:
    """V-17: a stored address that would run code stays out of the page's links."""
    assert (
        address
        in [href for _words, href in links(bibliography_card(create_view({"source_url": address})))]
    ) is linked


def test_a_geographical_indication_belongs_to_the_state() -> None:
    assert deadlines_card(GI) is None
    assert payments_card(GI) is None
    assert life_card(GI) is None
    assert text(owner_card(GI)) == (
        "Người đăng ký, tổ chức quản lý Sở KH&CN tỉnh Gia Lai UBND tỉnh Nhà nước là chủ sở hữu chỉ dẫn địa lý."
    )
    words = text(bibliography_card(GI))
    assert (
        "Quyết định đăng bạ 2416/QĐ-SHTT Người đăng ký Sở KH&CN tỉnh Gia Lai Tổ chức quản lý UBND tỉnh Sản phẩm Cà phê"
        in words
    )
    assert "INID" not in words and "Ngày nộp đơn chưa có" in words


def test_owner_leads_to_all_its_titles() -> None:
    view = create_view({"parties": (Party("owner", "Công ty Sông Lam", "Vinh, Nghệ An", "VN"),)})
    drawn = owner_card(view)
    assert "VN" not in [text(part) for part in walk(drawn)]
    filters = Filters(owner=11, statuses=ALIVE)
    assert links(drawn) == [
        ("57 văn bằng còn hiệu lực của chủ này tại tỉnh", "/tinh/gia-lai/tai-san" + filters.query())
    ]


def test_events_newest_first_and_cancelled_ones_marked() -> None:
    events = (
        LegalEvent("filed", date(2018, 6, 6)),
        LegalEvent("fee_paid", date(2025, 10, 2), ordinal=5),
        LegalEvent("lapsed", date(2025, 4, 19), cancelled=True),
        LegalEvent("granted", None, text="15892w/QĐ-SHTT"),
    )
    words = text(events_card(create_view({"events": events})))
    assert words == (
        "Diễn biến tình trạng pháp lý 4 sự kiện, mới nhất trước 02/10/2025 Nộp phí duy trì hiệu lực năm thứ 5"
        " 19/04/2025 Chấm dứt hiệu lực đã được đính chính, không còn giá trị 06/06/2018 Nộp đơn chưa có Cấp văn bằng 15892w/QĐ-SHTT"
    )
    assert "Chưa có sự kiện" in text(events_card(create_view()))


def test_former_values() -> None:
    assert AS_OF.updated_at is not None
    change = Change(AS_OF.updated_at, "nghean", "title", "Cũ", None)
    assert "02/11/2026 lúc 08:15 nghean Tên Cũ chưa có" in text(
        changes_card(create_view(changes=(change,)))
    )
    assert changes_card(create_view()) is None


def test_a_record_with_nothing_known_still_draws() -> None:
    bare = dict.fromkeys(
        ("application_no", "application_date", "registration_no", "registration_date")
    )
    unknown = {
        "status": "unknown",
        "term_end": None,
        "periods": (),
        "owner_id": None,
        "as_of": None,
        "status_since": None,
    }
    assert "chưa có số" in text(
        record_page(create_view(bare, **unknown), lambda draw, view: draw(view))
    )
