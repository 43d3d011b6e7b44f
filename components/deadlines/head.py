"""Head of the page, status counts as filters, what a screen reader is told."""

from datetime import timedelta
from typing import Any

from components import as_of, html
from components.deadlines.in_charge import chips
from components.deadlines.view import View
from components.marks import attrs, icon, rows_link
from domain.calendar.dates import add_months
from language import N_, _, ngettext
from language.dates import day
from language.numbers import NOT_APPLICABLE, number
from read_models.deadline_filters import BUTTONS, GROUPS, SAVED, WATCH
from sitemap import file_addresses

TONES = {
    WATCH: "",
    "muon": "warn",
    "30": "soon",
    "31-90": "info",
    "cho-xac-nhan": "wait",
    "da-mat": "bad",
    "da-xong": "ok",
    SAVED: "ok",
}
NOTES = {
    WATCH: N_("còn được nộp muộn, và đến hạn trong 90 ngày"),
    "muon": N_("quá ngày cuối là mất hiệu lực từ khi đến hạn"),
    "cho-xac-nhan": N_("đã ghi nhận, chưa có chứng từ"),
    "da-mat": N_("trong 12 tháng qua"),
    "da-xong": N_("từ 12 tháng trước"),
    "khong-lam": N_("không tiếp tục, hoặc không thuộc việc của tỉnh"),
    SAVED: N_("nộp muộn kịp sau khi nhắc"),
}


def deadlines_head(view: View) -> list[Any]:
    title = _("Thời hạn {place}", place=as_of.place_in_title(view.province))
    back = html.A(
        [icon("list-ul"), _("Danh sách")],
        href=view.href(calendar=False),
        **_current(not view.filters.calendar),
    )
    grid = html.A(
        [icon("calendar3"), _("Lịch tháng")],
        href=view.href(calendar=True),
        **_current(view.filters.calendar),
    )
    switch = html.Div(
        [back, grid], className="switch links", role="group", **attrs(aria_label=_("Cách xem"))
    )
    files = _files(view) if view.page.total else []
    return as_of.head(title, view.page.as_of, switch, *files, here=view.here)


def _files(view: View) -> list[html.A]:
    """The list as files; the number of its rows on the first."""
    n = number(view.page.total)
    names = {"xlsx": _("Xuất XLSX ({n})", n=n), "csv": _("Xuất CSV")}
    return [
        html.A(
            [icon("download"), words],
            href=file_addresses.export_deadlines(view.province.slug, view.filters, form),
            className="btn-q",
            download="",
        )
        for form, words in names.items()
    ]


def _current(current: bool) -> dict[str, Any]:
    return attrs(aria_current="true" if current else None)


def status_text(view: View) -> html.Span:
    n = view.page.total
    text = ngettext(
        "{total} thời hạn trong danh sách", "{total} thời hạn trong danh sách", n, total=number(n)
    )
    return html.Span(text, **attrs(data_total=n))


def counts_and_chips(view: View) -> list[Any]:
    """By state, and under it by kind and by who sees to them."""
    return [counts_strip(view), *chips(view)]


def counts_strip(view: View) -> html.Nav:
    """Each number is a filter button that opens exactly what it counts."""
    boxes = [_box(view, group) for group in (*BUTTONS, SAVED)]
    return html.Nav(boxes, className="groups", **attrs(aria_label=_("Tình trạng thời hạn")))


def _box(view: View, group: str) -> html.A:
    chosen = view.filters.group == group and not view.filters.period
    words = [
        html.Span(_(GROUPS[group]), className=f"g {TONES.get(group, '')}"),
        html.B(NOT_APPLICABLE if view.page.as_of.empty else number(view.page.counts[group])),
        html.Small(_note(view, group)),
    ]
    href = view.href(group=group, period="", calendar=False)
    return rows_link(
        view.page.counts[group], href, words, **attrs(aria_current="true" if chosen else None)
    )


def _note(view: View, group: str) -> str:
    if group in ("30", "31-90"):
        return _("đến {day}", day=day(view.today + timedelta(days=int(group.split("-")[-1]))))
    if group == "da-xong":
        return _("hạn từ {day}", day=day(add_months(view.today, -12)))
    return _(NOTES[group])
