"""A station's monthly report: head, states with their days, form or numbers, decisions; at the side
checks and the months."""

from typing import Any

from components import html
from components.marks import attrs, badge, icon, pill, present
from components.network.reports.aside import checks_card, due_card, months_card
from components.network.reports.changes import changes_card
from components.network.reports.decide import correction_card, decision_card
from components.network.reports.form import form, numbers
from components.network.reports.nudge import nudge_card
from components.network.reports.sums import sums_card
from components.network.reports.view import STATE_TONES, TONES, View
from domain.calendar.dates import add_months
from domain.calendar.periods import first_day, is_over
from domain.network.reporting import (
    CONFIRMED,
    DRAFT,
    RETURNED,
    STANDINGS,
    STATES,
    SUBMITTED,
    deadline,
    last_open_day,
)
from language import N_, _
from language.dates import day, day_and_time, month
from language.durations import days_left
from sitemap import addresses, file_addresses

STEPS = {DRAFT: N_("Nháp"), SUBMITTED: N_("Nộp"), CONFIRMED: N_("Xác nhận"), "locked": N_("Khóa")}


def reports_page(view: View) -> list[Any]:
    told = form(view) if view.writes else numbers(view)
    if view.of_institute:
        sums = sums_card(view.sums) if view.sums else None
        left = present(told, sums, changes_card(view))
        right = [checks_card(view), months_card(view)]
    else:
        asked = nudge_card(view.nudge, view.data.station.id)
        steps = [_returned(view), _steps(view), decision_card(view), asked]
        left = present(*steps, told, correction_card(view), changes_card(view))
        right = present(checks_card(view), due_card(view), months_card(view))
    columns = [html.Div(part, className="report-col") for part in (left, right)]
    return [_head(view), html.Div(columns, className="grid report-grid")]


def _head(view: View) -> html.Div:
    station, report = view.data.station, view.report
    crumbs = _crumbs(view)
    mark = badge("all" if station.illustrative or report.illustrative else "none")
    standing = view.data.standing(view.month)
    state = (
        pill(_(STATES[report.state]), STATE_TONES.get(report.state, "off"))
        if report.state
        else None
    )
    stands = None if view.of_institute else pill(_(STANDINGS[standing]), TONES.get(standing, "off"))
    title = _("Báo cáo tháng {month}", month=month(view.month))
    if view.of_institute:
        title = _("Viện tự xử lý tháng {month}", month=month(view.month))
    parts = [
        html.Nav(html.Ol(crumbs), className="crumbs", **attrs(aria_label=_("Vị trí của trang"))),
        html.H1(title),
        html.Div(present(mark, state, stands, html.Span(_due(view))), className="as-of"),
    ]
    printing = html.Button(
        [icon("printer"), _("In")], type="button", className="btn-q", **attrs(data_print="1")
    )
    acts = [*_beside(view), *_files(view), printing]
    return html.Div(
        [html.Div(parts, className="what"), html.Div(acts, className="acts")], className="head"
    )


def _crumbs(view: View) -> list[html.Li]:
    station = view.data.station
    if view.of_institute:
        return [html.Li(html.A(_("Trạm IPPlatform"), href=addresses.stations()))]
    own = html.A(station.host, href=addresses.station(station.id), lang="vi")
    reports = html.A(_("Báo cáo tháng"), href=addresses.station_reports(station.id))
    return [html.Li(own), html.Li(reports)]


def _due(view: View) -> str:
    today = view.data.today
    due = deadline(view.month)
    if view.of_institute:
        return _("Viện tự ghi, không có hạn nộp, không tính vào tỷ lệ nào; cộng riêng một dòng.")
    if not is_over(view.month, today):
        return _("Tháng chưa hết: số tạm tính, chưa nộp được. Hạn nộp {day}.", day=day(due))
    if view.report.handed_in:
        return _("Hạn nộp {day}.", day=day(due))
    return _("Hạn nộp {day}, {left}.", day=day(due), left=days_left(due, today))


def _beside(view: View) -> list[html.A]:
    """The month before, and the next one up to the present."""
    first = first_day(view.month)
    found = []
    for n, symbol in ((-1, "chevron-left"), (1, "chevron-right")):
        other = f"{add_months(first, n):%Y-%m}"
        if first_day(other) <= view.data.today:
            text = [icon(symbol), month(other)] if n < 0 else [month(other), icon(symbol)]
            found.append(
                html.A(
                    text,
                    href=addresses.station_reports(view.data.station.id, other),
                    className="btn-q",
                )
            )
    return found


def _files(view: View) -> list[html.A]:
    """All its months."""
    return [
        html.A(
            [icon("download"), ending.upper()],
            href=file_addresses.station_months_file(view.data.station.id, ending),
            className="btn-q",
            download="",
        )
        for ending in ("xlsx", "csv")
    ]


def _returned(view: View) -> html.Div | None:
    report = view.report
    if report.state != RETURNED:
        return None
    kept = _(
        "Tính là chưa nộp cho đến khi nộp lại; ngày nộp đầu {day} được giữ.", day=day(report.first)
    )
    said = [
        html.B(_("Viện trả lại:")),
        " ",
        html.Span(report.comment, lang="vi"),
        f" ({report.decided_by}). ",
        kept,
    ]
    return html.Div(
        [icon("arrow-counterclockwise"), html.Span(said)], className="banner bad", role="status"
    )


def _steps(view: View) -> html.Section:
    """Draft, handed in, confirmed, locked: each with its day, the present one marked."""
    report, today = view.report, view.data.today
    sent = _told(day_and_time(report.submitted_at), report.submitted_by)
    due = _("hạn {day}", day=day(deadline(view.month)))
    decided = _told(day_and_time(report.decided_at), report.decided_by)
    told = {
        DRAFT: _("lưu {moment}", moment=day_and_time(report.updated_at))
        if report.version
        else _("chưa mở"),
        SUBMITTED: sent if report.first else due,
        CONFIRMED: decided if report.state == CONFIRMED else _("hoặc trả lại"),
        "locked": _opened(view) or _("sau {day}", day=day(last_open_day(view.month))),
    }
    locked = report.locked(today)
    present_step = (
        "locked" if locked else {RETURNED: DRAFT, "": DRAFT}.get(report.state, report.state)
    )
    items = [
        html.Li(
            [html.B(_(label)), html.Small(told[code])],
            **attrs(aria_current="step" if code == present_step else None),
        )
        for code, label in STEPS.items()
    ]
    return html.Section(
        html.Ol(items, className="steps-x"),
        className="card-x",
        **attrs(aria_label=_("Trạng thái của kỳ")),
    )


def _told(moment: str, who: str) -> str:
    return f"{moment}, {who}"


def _opened(view: View) -> str:
    until, reason = view.report.open_until, view.report.open_reason
    return _("mở đến {day}: {reason}", day=day(until), reason=reason) if until else ""
