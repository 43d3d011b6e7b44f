"""The calendar feed (RFC 5545): one all-day event a deadline, with an identifier that stays when
the deadline moves."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Alarm, Calendar, Event

from domain.terms.deadlines import state_words
from domain.terms.rules import rule_label
from language import _
from language.dates import local, numeric
from read_models.deadlines import DeadlineRow
from sitemap import addresses

PRODUCT = "-//IPPlatform//Dashboard//VI"
ZONE = "Asia/Ho_Chi_Minh"
ALARM_DAYS = (90, 30, 7)


def calendar(
    rows: Sequence[DeadlineRow], *, name: str, slug: str, base_url: str, at: datetime
) -> bytes:
    """`name`: of the calendar; `at`: the moment that the file is made (aware). Events lie on the
    day that decides: due day, or the last day to pay late."""
    feed = Calendar()
    texts: dict[str, Any] = {
        "prodid": PRODUCT,
        "version": "2.0",
        "calscale": "GREGORIAN",
        "method": "PUBLISH",
        "name": name,
    }
    texts |= {"x-wr-calname": name, "x-wr-timezone": ZONE}
    for key, value in texts.items():
        feed.add(key, value)
    feed.add("refresh-interval", timedelta(hours=12), parameters={"VALUE": "DURATION"})
    for row in rows:
        feed.add_component(_event(row, slug, base_url, at))
    return bytes(feed.to_ical())


def uid(row: DeadlineRow) -> str:
    """The same for a deadline whatever becomes of its day and state."""
    return f"{row.asset_id}-{row.deadline.rule}-{row.deadline.ordinal}@ipplatform.gov.vn"


def _event(row: DeadlineRow, slug: str, base_url: str, at: datetime) -> Event:
    event, deadline = Event(), row.deadline
    label = rule_label(deadline.rule, deadline.ordinal)
    link = base_url + addresses.record(slug, row.asset_id) if base_url else ""
    event.add("uid", uid(row))
    event.add("dtstamp", at.astimezone(UTC))
    event.add("dtstart", deadline.day)
    event.add("dtend", deadline.day + timedelta(days=1))
    event.add("summary", f"{label}: {row.title}")
    event.add("description", _description(row, local(at).date(), link))
    event.add("transp", "TRANSPARENT")
    event.add("categories", [_(state_words(deadline, local(at).date()))])
    if link:
        event.add("url", link)
    for days in ALARM_DAYS:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", label)
        alarm.add("trigger", timedelta(days=-days))
        event.add_component(alarm)
    return event


def _description(row: DeadlineRow, today: date, link: str) -> str:
    d, cared = row.deadline, row.follow_up
    lines = [
        _(state_words(d, today)),
        _(
            "Đến hạn {due}; nộp muộn đến {late}",
            due=numeric(d.due),
            late=numeric(d.late_until) if d.late_until else "–",
        ),
        _("Số văn bằng {number}", number=row.registration_no) if row.registration_no else "",
        _("Chủ văn bằng: {owner}", owner=row.owner) if row.owner else "",
        _("Điện thoại: {phone}", phone=row.phone) if row.phone else "",
        _("Phụ trách: {name}", name=cared.person) if cared.person else "",
        _("Hẹn lại {day}", day=numeric(cared.call_on)) if cared.call_on else "",
        _("Dữ liệu minh họa") if row.illustrative else "",
        _("Theo cơ quan cấp") if d.given else _("Ngày tính toán để tham khảo"),
        link,
    ]
    return "\n".join(line for line in lines if line)
