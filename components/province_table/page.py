"""Head, month stepper, table, what its words mean, and the months of two years."""

from typing import Any

from components import as_of, html
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
from sitemap import addresses, file_addresses


def province_table_page(view: View) -> list[Any]:
    title = _("Bảng tổng hợp {place}", place=as_of.place_in_title(view.province))
    head = as_of.head(title, view.data.as_of, *_files(view), before=_trail(view))
    body = [_steps(view), _ignored(view), _main(view), _months(view)]
    return [html.Div([*head, *present(*body)], className="pt-page")]


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
    asked, slug = view.data.asked, view.province.slug
    before, after = add_months(asked.month, -1), add_months(asked.month, 1)
    back = html.A(
        icon("chevron-left"),
        href=addresses.province_table(slug, before, by_former=asked.by_former),
        className="btn-q",
        **attrs(aria_label=_("Tháng trước: {month}", month=month(f"{before:%Y-%m}"))),
    )
    on = (
        html.A(
            icon("chevron-right"),
            href=addresses.province_table(slug, after, by_former=asked.by_former),
            className="btn-q",
            **attrs(aria_label=_("Tháng sau: {month}", month=month(f"{after:%Y-%m}"))),
        )
        if after <= view.data.today
        else None
    )
    now = html.B(_("Tháng {month}", month=month(f"{asked.month:%Y-%m}")))
    steps = html.Div(
        present(back, now, on),
        className="pt-steps",
        role="group",
        **attrs(aria_label=_("Chọn tháng")),
    )
    hint = html.Span(_("Mọi số mở được danh sách đúng bằng số đó"), className="hint pt-hint")
    return html.Div(present(steps, _maps(view), hint), className="pt-bar")


def _maps(view: View) -> html.Div | None:
    """Of a province that was merged: as it is today, or its former parts beside each other."""
    if not view.data.merged:
        return None
    asked, slug = view.data.asked, view.province.slug
    links = [
        html.A(
            label,
            href=addresses.province_table(slug, asked.month, by_former=chosen),
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
            _("đúng các ngày này của năm trước, đến hết {day}.", day=day(view.span("last")[1])),
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
        words = _("chưa phân được theo tỉnh cũ, không phải 0; các cột cộng lại bằng cả tỉnh.")
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
    return card(title, wide(months_table(view), title), class_name="pt-months")
