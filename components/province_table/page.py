"""Head, month stepper, table, what its words mean, and the months of two years."""

from dataclasses import replace
from typing import Any

from components import as_of, html
from components.as_of import Here
from components.chart_card import card
from components.marks import attrs, icon, present
from components.province_table.months import months_table
from components.province_table.table import table
from components.province_table.view import View
from components.states import empty
from components.table import wide
from domain.calendar.dates import add_months
from language import _, ngettext
from language.dates import day, month
from read_models.province_table import LAST, TableAsked
from sitemap import addresses, file_addresses


def province_table_page(view: View) -> list[Any]:
    title = _("Bảng tổng hợp {place}", place=as_of.place_in_title(view.province))
    if len(view.data.parts) > 1:
        title = _("{title} theo tỉnh cũ", title=title)
    here = Here(view.province.slug, _address(view, replace(view.data.asked, on=None)))
    head = as_of.head(title, view.data.as_of, *_files(view), before=_trail(view), here=here)
    body = [_steps(view), _ignored(view), _main(view), _months(view)]
    return [html.Div([*head, *present(*body)], className="pt-page")]


def _address(view: View, asked: TableAsked) -> str:
    return addresses.province_table(view.province.slug, asked)


def _trail(view: View) -> html.P:
    home = html.A(_("Tổng quan"), href=addresses.overview(view.province.slug))
    return html.P([home, " / ", _("Bảng tổng hợp")], className="hint")


def _files(view: View) -> list[Any]:
    """The same as files, and on paper."""
    asked, slug = view.data.asked, view.province.slug
    csv, book = (
        file_addresses.province_table_file(slug, asked, ending) for ending in ("csv", "xlsx")
    )
    return [
        html.Button(
            [icon("printer"), _("In")], type="button", className="btn-q", **attrs(data_print="1")
        ),
        html.A([icon("download"), "CSV"], href=csv, className="btn-q", download=""),
        html.A(
            [icon("file-earmark-spreadsheet"), _("Xuất XLSX")],
            href=book,
            className="btn-q primary",
            download="",
        ),
    ]


def _steps(view: View) -> html.Div:
    """A month back and on; what has not come is not offered."""
    asked = view.data.asked
    before, after = add_months(asked.month, -1), add_months(asked.month, 1)
    back = html.A(
        icon("chevron-left"),
        href=_address(view, asked.of_month(before)),
        **attrs(aria_label=_("Tháng trước: {month}", month=month(f"{before:%Y-%m}"))),
    )
    on: Any = html.Span(icon("chevron-right"))
    if after <= view.data.today:
        on = html.A(
            icon("chevron-right"),
            href=_address(view, asked.of_month(after)),
            **attrs(aria_label=_("Tháng sau: {month}", month=month(f"{after:%Y-%m}"))),
        )
    now = html.B(_("Tháng {month}", month=month(f"{asked.month:%Y-%m}")))
    steps = html.Div(
        [back, now, on], className="pt-steps", role="group", **attrs(aria_label=_("Chọn tháng"))
    )
    hint = html.Span(_("Mọi số mở được danh sách đúng bằng số đó"), className="hint pt-hint")
    return html.Div(present(steps, *_choices(view), _maps(view), hint), className="pt-bar")


def _choices(view: View) -> list[html.A]:
    """Which rows there are."""
    asked = view.data.asked
    offered = (
        (
            _("Nhãn hiệu tập thể, chứng nhận: tách riêng"),
            not asked.one_row,
            replace(asked, one_row=not asked.one_row),
        ),
        (_("Ẩn hàng bằng 0"), asked.no_zeros, replace(asked, no_zeros=not asked.no_zeros)),
    )
    return [
        html.A(
            present(label, icon("check2") if chosen else None),
            href=_address(view, other),
            className="pt-choice",
            **attrs(aria_current="true" if chosen else None),
        )
        for label, chosen, other in offered
    ]


def _maps(view: View) -> html.Div | None:
    """Of a province that was merged: as it is today, or its former parts beside each other."""
    if not view.data.merged:
        return None
    asked = view.data.asked
    links = [
        html.A(
            label,
            href=_address(view, replace(asked, by_former=chosen)),
            **attrs(aria_current="true" if chosen == asked.by_former else None),
        )
        for chosen, label in ((False, _("34 tỉnh")), (True, _("63 tỉnh cũ")))
    ]
    return html.Div(
        links, className="switch", role="group", **attrs(aria_label=_("Địa giới hành chính"))
    )


def _ignored(view: View) -> html.Div | None:
    if not view.data.asked.ignored:
        return None
    words = _("Không có bảng của tháng trong địa chỉ; đang xem tháng này.")
    return html.Div(
        [icon("exclamation-triangle"), html.Span(words)], className="banner", role="status"
    )


def _main(view: View) -> Any:
    if not view.data.known:
        told = _(
            "Chưa có số liệu đến tháng {month}.", month=month(f"{view.data.asked.month:%Y-%m}")
        )
        nothing = empty(_("Chưa có dữ liệu"), told)
        return html.Section(html.Div(nothing, className="card-b"), className="card-x")
    drawn = wide(table(view), _("Bảng tổng hợp"))
    return html.Section(
        [html.Div(drawn, className="card-b"), _notes(view)], className="card-x pt-card"
    )


def _notes(view: View) -> html.Ul:
    """What the words of the table mean."""
    until = view.data.asked.until(view.data.today)
    how = html.A(_("Cách tính"), href=addresses.indicator("nop-trong-nam"))
    told = [
        (
            _("Cùng kỳ"),
            _(
                "{since}–{until}, đúng các ngày như năm nay. Số đơn của các năm gần đây còn tăng khi "
                "được công bố.",
                since=day(view.span(LAST)[0]),
                until=day(view.span(LAST)[1]),
            ),
        ),
        (
            _("Lũy kế"),
            _(
                "mọi đơn, văn bằng có ngày đến hết {day}; bản ghi chưa có ngày không tính.",
                day=day(until),
            ),
        ),
        (_("Tỉnh"), _("theo địa chỉ của người đứng tên đầu tiên.")),
    ]
    undated = sum(view.data.undated.values())
    if undated:
        words = ngettext(
            "{n} văn bằng chưa rõ có từ ngày nào: ngày cũ không tính, nên không so sánh.",
            "{n} văn bằng chưa rõ có từ ngày nào: ngày cũ không tính, nên không so sánh.",
            undated,
        )
        told.append((_("Còn hiệu lực"), words))
    if len(view.data.parts) > 1:
        words = _(
            "chưa phân được theo tỉnh cũ hoặc chưa rõ ngày, không phải 0; các cột cộng lại bằng cả tỉnh."
        )
        told.append((_("Dấu –"), words))
    return html.Ul(
        [html.Li([html.B(name), ": ", words]) for name, words in told] + [html.Li(how)],
        className="pt-notes",
    )


def _months(view: View) -> html.Section | None:
    if not view.data.known:
        return None
    year = view.data.asked.month.year
    title = _("Theo tháng, năm {year} và {last}", year=year, last=year - 1)
    until = view.data.asked.until(view.data.today)
    subtitle = _(
        "Tháng {month} tính đến {day}; năm {last} đủ 12 tháng, nên cột Cộng khác số cùng kỳ ở bảng trên",
        month=month(f"{until:%Y-%m}"),
        day=day(until),
        last=year - 1,
    )
    table = wide(months_table(view), title)
    return card(title, table, subtitle=subtitle, class_name="pt-months")
