"""Title of the overview, the switch between the two maps, and the breakdown by former province."""

from typing import Any

from components import as_of, html
from components.chart_card import card
from components.marks import attrs, icon, present
from components.overview.view import View
from components.table import Column, counted, data_table
from domain.places.provinces import members, place_name
from domain.records.statuses import ALIVE
from language import _
from read_models.report_asked import PROVINCIAL, ReportAsked
from read_models.slides import PROVINCE
from sitemap import addresses


def overview_head(view: View) -> list[Any]:
    """With a former province chosen the title says so."""
    title = _("Tổng quan {place}", place=as_of.place_in_title(view.province))
    former = view.data.former_shown
    if former:
        title = _("{title}: phần {former}", title=title, former=place_name(former, "vn63"))
    here = as_of.Here(
        view.province.slug,
        addresses.overview(view.province.slug, former=former, by_former=view.by_former),
    )
    return as_of.head(title, view.data.as_of, *_actions(view), here=here)


def _actions(view: View) -> list[Any]:
    """The presentation and the report, and both maps of a province that was merged."""
    slug, on = view.province.slug, view.data.as_of.on
    show = html.A(
        [icon("easel"), _("Trình chiếu")],
        href=addresses.rehearsal(PROVINCE, slug, on),
        className="btn-q",
    )
    report = html.A(
        [icon("download"), _("Xuất báo cáo")],
        href=addresses.reports(ReportAsked(PROVINCIAL, vn34=view.province.code)),
        className="btn-q primary",
    )
    return present(_maps(view), show, report if view.may_report else None)


def _maps(view: View) -> html.Div | None:
    slug, on = view.province.slug, view.data.as_of.on
    if len(members(view.province.code)) == 1:
        return None
    maps = (
        (False, _("34 tỉnh"), addresses.overview(slug, on=on)),
        (True, _("63 tỉnh cũ"), addresses.overview(slug, by_former=True, on=on)),
    )
    switch = [
        html.A(label, href=href, **attrs(aria_current="true" if chosen == view.by_former else None))
        for chosen, label, href in maps
    ]
    return html.Div(
        switch, className="switch", role="group", **attrs(aria_label=_("Địa giới hành chính"))
    )


def former_card(view: View) -> Any:
    """How the province's figures divide among the provinces it was made of; nothing while the
    present map is shown."""
    if not view.by_former:
        return None
    columns = (
        Column(_("Tỉnh trước 01/07/2025")),
        Column(_("Còn hiệu lực"), True),
        Column(_("Tất cả"), True),
    )
    rows = [
        _former_row(view, code, alive, total) for code, (alive, total) in view.data.former.items()
    ]
    caption = _("Cộng lại bằng số của cả tỉnh hiện nay.")
    table = data_table(caption, columns, rows, _sums(view))
    whole = addresses.overview(view.province.slug, by_former=True, on=view.data.as_of.on)
    back = html.A(_("Bỏ chọn tỉnh cũ"), href=whole) if view.data.former_shown else None
    return card(
        _("Theo tỉnh cũ"),
        table,
        subtitle=_("Chọn một tỉnh cũ để xem riêng phần đó"),
        side=back,
        indicator="hai-ban-do",
    )


def _sums(view: View) -> list[Any]:
    alive, total = (sum(pair[i] for pair in view.data.former.values()) for i in (0, 1))
    return [
        _("Cộng"),
        counted(alive, view.rows(former=None, statuses=ALIVE)),
        counted(total, view.rows(former=None)),
    ]


def _former_row(view: View, code: str, alive: int, total: int) -> list[Any]:
    slug = view.province.slug
    chosen = code == view.data.former_shown
    href = addresses.overview(slug, former=code, on=view.data.as_of.on)
    name = html.A(
        place_name(code, "vn63"), href=href, **attrs(aria_current="true" if chosen else None)
    )
    return [
        html.Span(present(name, " ", icon("check2") if chosen else None)),
        counted(alive, view.rows(former=code, statuses=ALIVE)),
        counted(total, view.rows(former=code)),
    ]
