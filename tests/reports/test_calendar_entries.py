"""Entries of the calendar feed: alarms 90, 30 and 7 days ahead, a link, the words of the screen."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Calendar

from domain.terms.status_and_deadline import Deadline
from read_models.deadlines import DeadlineRow
from read_models.own_calendar import ProvinceDays, ReportDay, StationDays
from reports.calendar import calendar

AT = datetime(2026, 11, 28, 2, tzinfo=UTC)
ROW = DeadlineRow(
    17,
    "HIÊN GÒ TRÁM",
    "NH",
    "ordinary",
    "4-2016-900882",
    "4-9910337-000",
    "Dương Xuân Hạnh",
    True,
    Deadline("renewal_nh", 1, date(2026, 6, 14), date(2026, 12, 14), None, "open", given=False),
)


def entry(base_url: str) -> Any:
    days = [ProvinceDays("nghe-an", "Nghệ An", [ROW])]
    content = calendar(days, base_url=base_url, at=AT)
    return Calendar.from_ical(content).walk("VEVENT")[0]


def test_an_entry_reminds_three_times_and_opens_its_record() -> None:
    event = entry("https://bang.vidu.vn")
    alarms = [alarm["trigger"].dt for alarm in event.walk("VALARM")]
    assert alarms == [timedelta(days=-90), timedelta(days=-30), timedelta(days=-7)]
    link = "https://bang.vidu.vn/tinh/nghe-an/tai-san/17"
    assert event["url"] == link and str(event["description"]).endswith(link)
    assert str(event["description"]).startswith("Sắp đến hạn")
    assert event["categories"].cats == ["Sắp đến hạn"]


def test_without_an_address_of_the_site_there_is_no_link() -> None:
    event = entry("")
    assert "url" not in event and "http" not in str(event["description"])


def test_a_report_is_told_of_on_the_day_that_decides() -> None:
    """With its standing, both days, why it was sent back, that it is invented, and its page."""
    report = ReportDay(
        "2026-10",
        "sent_back",
        date(2026, 11, 30),
        date(2026, 11, 16),
        date(2026, 11, 30),
        "Thiếu số lớp",
    )
    days = [StationDays(13, "Trạm minh họa A", [report], illustrative=True)]
    content = calendar(days, base_url="https://bang.vidu.vn", at=AT)
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    assert str(event["uid"]) == "bao-cao-13-2026-10@ipplatform.gov.vn"
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2026, 11, 30), date(2026, 12, 1))
    assert str(event["description"]).split("\n") == [
        "bị trả lại",
        "Hạn nộp 16/11/2026; nhận đến 30/11/2026",
        "Thiếu số lớp",
        "Dữ liệu minh họa",
        "https://bang.vidu.vn/vien/tram/13/bao-cao?thang=2026-10",
    ]
    alarms = [alarm["trigger"].dt for alarm in event.walk("VALARM")]
    assert alarms == [timedelta(days=-5), timedelta(days=-1)]
