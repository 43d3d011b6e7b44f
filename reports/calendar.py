"""The calendar feed (RFC 5545): one all-day event a deadline, end of opposition or report, with
an identifier that stays when its day moves."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Alarm, Calendar, Event

from components.posts import station_name
from domain.network.reporting import REMIND_BEFORE, STANDINGS
from domain.terms.deadlines import WAIVED, state_words
from domain.terms.rules import rule_label
from language import _
from language.dates import local, month, numeric
from read_models.deadlines import DeadlineRow
from read_models.local_names import PREPARED, WatchHit
from read_models.own_calendar import Days, ProvinceDays, ReportDay, StationDays
from sitemap import addresses

PRODUCT = "-//IPPlatform//Dashboard//VI"
ZONE = "Asia/Ho_Chi_Minh"
ALARM_DAYS = (90, 30, 7)
REPORT_ALARM_DAYS = (REMIND_BEFORE, 1)


def calendar(told: Sequence[Days], *, base_url: str, at: datetime) -> bytes:
    """`told`: of each tenant its days; `at`: the moment that the file is made (aware). Events lie on
    the day that decides: due day, or the last day to pay late or to hand in."""
    feed = Calendar()
    name = _("Thời hạn SHCN, {place}", place=_(" và ").join(map(_place, told)))
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
    for days in told:
        for event in _events(days, base_url, at):
            feed.add_component(event)
    return bytes(feed.to_ical())


def _place(days: Days) -> str:
    return days.name if isinstance(days, ProvinceDays) else station_name(days.host)


def _events(days: Days, base_url: str, at: datetime) -> Iterator[Event]:
    if isinstance(days, ProvinceDays):
        for row in days.rows:
            yield _event(row, days.slug, base_url, at)
        for hit in days.hits:
            yield _opposition(hit, days.slug, base_url, at)
    else:
        for report in days.days:
            yield _report(days, report, base_url, at)


def uid(row: DeadlineRow) -> str:
    """The same for a deadline whatever becomes of its day and state."""
    return f"{row.asset_id}-{row.deadline.rule}-{row.deadline.ordinal}@ipplatform.gov.vn"


def _event(row: DeadlineRow, slug: str, base_url: str, at: datetime) -> Event:
    deadline = row.deadline
    label = rule_label(deadline.rule, deadline.ordinal)
    link = base_url + addresses.record(slug, row.asset_id) if base_url else ""
    event = _whole_day(uid(row), deadline.day, f"{label}: {row.title}", at)
    event.add("description", _description(row, local(at).date(), link))
    event.add("categories", [_(state_words(deadline, local(at).date()))])
    # what its owner gives up is told, and rings no more
    alarms = () if deadline.state == WAIVED else ALARM_DAYS
    return _finished(event, label, link, alarms)


def _opposition(hit: WatchHit, slug: str, base_url: str, at: datetime) -> Event:
    """The last day on which an application that the watch has found may be opposed."""
    state = "chuan-bi" if hit.state == PREPARED else ""
    page = addresses.local_names(slug, "canh-bao", state=state)
    link = f"{base_url}{page}#hit-{hit.id}" if base_url else ""
    until = hit.until or local(at).date()
    label = _("Hạn phản đối")
    event = _whole_day(f"hit-{hit.id}@ipplatform.gov.vn", until, f"{label}: {hit.mark}", at)
    event.add("description", _about_hit(hit, link))
    event.add("categories", [label])
    return _finished(event, label, link, ALARM_DAYS)


def _about_hit(hit: WatchHit, link: str) -> str:
    published = numeric(hit.publication_date) if hit.publication_date else "–"
    lines = [
        _("Chuẩn bị phản đối") if hit.state == PREPARED else _("Chờ xem"),
        _("Đơn {number}, công bố {day}", number=hit.application_no, day=published),
        _("Chủ đơn: {owner}", owner=hit.owner) if hit.owner else "",
        _("Trùng tên được theo dõi: {name}", name=hit.phrase) if hit.phrase else "",
        _("Phụ trách: {name}", name=hit.person) if hit.person else "",
        _("Dữ liệu minh họa") if hit.illustrative else "",
        _("Ngày tính toán để tham khảo"),
        link,
    ]
    return "\n".join(line for line in lines if line)


def _report(days: StationDays, report: ReportDay, base_url: str, at: datetime) -> Event:
    """A monthly report that the station has to hand in."""
    own = days.station_id
    place = _place(days)
    label = _("Báo cáo tháng {month} của {station}", month=month(report.month), station=place)
    link = base_url + addresses.station_reports(own, report.month) if base_url else ""
    event = _whole_day(f"bao-cao-{own}-{report.month}@ipplatform.gov.vn", report.day, label, at)
    until = _("Hạn nộp {due}; nhận đến {last}", due=numeric(report.due), last=numeric(report.last))
    words = _("Dữ liệu minh họa") if days.illustrative else ""
    lines = (_(STANDINGS[report.standing]), until, report.comment, words, link)
    event.add("description", "\n".join(line for line in lines if line))
    return _finished(event, label, link, REPORT_ALARM_DAYS)


def _whole_day(identifier: str, on: date, summary: str, at: datetime) -> Event:
    event = Event()
    event.add("uid", identifier)
    event.add("dtstamp", at.astimezone(UTC))
    event.add("dtstart", on)
    event.add("dtend", on + timedelta(days=1))
    event.add("summary", summary)
    event.add("transp", "TRANSPARENT")
    return event


def _finished(event: Event, label: str, link: str, alarms: Iterable[int]) -> Event:
    """With its link, and an alarm so many days before."""
    if link:
        event.add("url", link)
    for days in alarms:
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
