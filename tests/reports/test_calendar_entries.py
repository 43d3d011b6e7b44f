"""Entries of the calendar feed: alarms 90, 30 and 7 days ahead, a link, the words of the screen."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Calendar

from domain.terms.status_and_deadline import Deadline
from read_models.deadlines import DeadlineRow
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
    content = calendar([ROW], name="Nghệ An", slug="nghe-an", base_url=base_url, at=AT)
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
