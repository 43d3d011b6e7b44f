"""The platform's availability by month, as a share of the month; where nobody told it, "chưa có".
The manager types it here."""

from typing import Any

from components import html
from components.chart_card import card
from components.forms import choice, send_form, text_field
from components.marks import badge, present
from components.table import Column, data_table, wide
from language import _
from language.dates import day_and_time, month
from language.numbers import missing, number, percent
from read_models.availability import AvailabilityYear, KeptMonth
from sitemap import form_addresses

INDICATOR = "kha-dung"


def availability_card(view: AvailabilityYear) -> html.Section:
    title = _("Khả dụng của nền tảng năm {year}", year=view.year)
    columns = (
        Column(_("Tháng")),
        Column(_("Khả dụng"), True),
        Column(_("Ngừng theo kế hoạch (phút)"), True),
        Column(_("Ngừng ngoài kế hoạch (phút)"), True),
        Column(_("Ghi chú")),
        Column(_("Nguồn")),
    )
    table = data_table(
        _("Tháng chưa ai ghi để “chưa có”, không phải 0 phút"),
        columns,
        [_row(view, m, kept) for m, kept in view.every],
        stacks=True,
    )
    mark = badge("all") if any(kept.told.illustrative for kept in view.months.values()) else None
    form = _new_month(view)
    subtitle = _("Phần của tháng mà nền tảng truy cập được: 1 − số phút ngừng / số phút của tháng")
    return card(
        title,
        present(mark, wide(table, title), form),
        subtitle=subtitle,
        indicator=INDICATOR,
        class_name="availability",
    )


def _row(view: AvailabilityYear, name: str, kept: KeptMonth | None) -> list[Any]:
    if kept is None:
        return [month(name), html.Span(missing(), className="hint"), None, None, None, None]
    told = kept.told
    share = (
        percent(told.share, 2) if told.share is not None else html.Span(missing(), className="hint")
    )
    typed = _("{name} ghi {when}", name=kept.by, when=day_and_time(kept.at))
    source = (
        _("{file}, {actor} nhập {when}", file=kept.file, actor=kept.by, when=day_and_time(kept.at))
        if kept.file
        else typed
    )
    change = (
        html.Details([html.Summary(_("Sửa")), _form(name, {name: month(name)}, kept)])
        if view.may_type
        else None
    )
    said = present(html.Small(source), change)
    return [
        month(name),
        share,
        _minutes(told.planned),
        _minutes(told.unplanned),
        told.note or None,
        said,
    ]


def _minutes(n: int | None) -> Any:
    return html.Span(missing(), className="hint") if n is None else number(n)


def _new_month(view: AvailabilityYear) -> html.Details | None:
    """For the months that have begun and that nobody told; the newest of them first."""
    empty = [m for m, kept in view.every if m <= view.last and kept is None]
    if not view.may_type or not empty:
        return None
    form = _form("", {m: month(m) for m in reversed(empty)}, None)
    return html.Details(
        [html.Summary(_("Ghi một tháng"), className="btn-q"), form], className="new-month"
    )


def _form(name: str, months: dict[str, str], kept: KeptMonth | None) -> html.Form:
    """`name`: the month that is changed, '' for one to be chosen. Its version goes along, so that
    nobody's newer numbers are lost."""
    told = kept.told if kept else None
    prefix = f"kd-{name}"
    hint = _("Không ngừng thì ghi 0.")
    boxes = [
        choice("month", _("Tháng"), months, next(iter(months)), prefix=prefix),
        _box(
            "planned", _("Phút ngừng theo kế hoạch"), told.planned if told else None, prefix, hint
        ),
        _box(
            "unplanned",
            _("Phút ngừng ngoài kế hoạch"),
            told.unplanned if told else None,
            prefix,
            hint,
        ),
        text_field("note", _("Ghi chú"), told.note if told else "", prefix=prefix, maxLength=500),
        html.Button(_("Lưu"), type="submit", className="btn-q"),
    ]
    return send_form(
        form_addresses.KEEP_AVAILABILITY,
        boxes,
        also={"version": kept.version if kept else 0},
        look="availability-form",
    )


def _box(name: str, label: str, value: int | None, prefix: str, hint: str) -> html.Div:
    shown = "" if value is None else str(value)
    return text_field(
        name, label, shown, prefix=prefix, hint=hint, inputMode="numeric", maxLength=6
    )
