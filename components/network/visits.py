"""Visits of one year: totals as published, months with their gaps, sums with their check, days where known. Visitors are sessions."""

from typing import Any

from components import html
from components.chart_card import card, graph
from components.figures.visits import page_views_figure, visitors_figure
from components.marks import attrs, badge, icon, present
from components.network.visit_days import days_card, days_unknown
from components.network.visit_table import imported_from, month_table
from components.published import not_told, source, value_text, visitors_as_read, words
from components.published_table import published_table
from components.states import empty
from components.table import wide
from domain.network.records import Figure
from domain.network.visits import METRICS
from language import _
from language.dates import month
from language.numbers import missing, number
from read_models.visits import Sum, VisitYear
from sitemap import addresses

INDICATOR = "luot-truy-cap"


def visits_page(view: VisitYear) -> list[Any]:
    """Everything under one guard: it is one small read."""
    left = html.Div([_page_views(view), _visitors(view)], className="stack")
    grid = html.Div([left, html.Div(_months(view), className="stack")], className="grid visits-grid")
    below = html.Div(present(days_card(view), _published(view)), className="stack below")
    return [_head(view), html.Div(_tiles(view), className="grid tiles-4"), grid, below]


def _head(view: VisitYear) -> html.Div:
    told_for = _("Cổng ipplatform.gov.vn, năm {year}.", year=view.year)
    told = present(html.Span(told_for), html.Span(visitors_as_read()), badge("part" if view.illustrated else "none"))
    line = html.Div(told, className="as-of")
    what = html.Div([html.H1(_("Lượt truy cập năm {year}", year=view.year)), line], className="what")
    return html.Div([what, html.Div(present(_years(view), _compare(view), _illustrate(view)), className="acts")], className="head")


def _years(view: VisitYear) -> html.Div:
    items = [
        html.A(str(year), href=addresses.visits(year, illustrated=view.illustrated), **attrs(aria_current=_now(year == view.year)))
        for year in sorted(view.years)
    ]
    return html.Div(items, className="switch", role="group", **attrs(aria_label=_("Năm")))


def _now(chosen: bool) -> str | None:
    return "true" if chosen else None


def _compare(view: VisitYear) -> Any:
    """Offered for years of which a real month is known, so that nothing invented is compared."""
    if not view.comparable:
        return None
    items = [
        html.A(
            _("So với {year}", year=year),
            href=addresses.visits(view.year, compared=None if year == view.compared_to else year, illustrated=view.illustrated),
            **attrs(aria_current=_now(year == view.compared_to)),
        )
        for year in sorted(view.comparable)
    ]
    return html.Div(items, className="switch", role="group", **attrs(aria_label=_("Năm so sánh")))


def _illustrate(view: VisitYear) -> Any:
    if not view.can_illustrate:
        return None
    text = _("Ẩn tháng minh họa") if view.illustrated else _("Hiện tháng minh họa")
    return html.A(text, href=addresses.visits(view.year, compared=view.compared_to, illustrated=not view.illustrated), className="btn-q")


def _tiles(view: VisitYear) -> list[html.Div]:
    return [*(_tile(_(METRICS[metric]), view.sums[metric]) for metric in METRICS), _peak(view)]


def _tile(label: str, total: Sum) -> html.Div:
    """The published total with its words and source; else what an imported table states."""
    if total.figure:
        value, small = value_text(total.figure), [html.Div(words(total.figure)), *_remark(total.figure), html.Div(source(total.figure))]
    elif total.stated is not None:
        value, small = number(total.stated), [html.Div(_("Dòng tổng của bảng đã nhập"))]
    elif not total.missing:
        value, small = number(total.added), [html.Div(_("Tổng 12 tháng (cộng dồn)"))]
    else:
        value, small = missing(), [html.Div(_("Cả năm: {nothing}", nothing=not_told()))]
    return html.Div([html.H2(label, className="l"), html.Div(value, className="v"), html.Div(small, className="d")], className="card-x kpi")


def _remark(figure: Figure) -> list[html.Div]:
    """What the source leaves open, beside its words."""
    return [html.Div(figure.note, className="hint", lang="vi")] if figure.note and figure.wording else []


def _peak(view: VisitYear) -> html.Div:
    found = view.peak
    if found is None:
        value, small = missing(), [html.Div(_("Chưa đủ số liệu 12 tháng"))]
    else:
        figure = next((f for f in view.figures if f.subject == "page_views" and f.period == found.month), None)
        said = _("{n} lượt truy cập trang", n=number(found.cells["page_views"].value))
        value, small = month(found.month), [html.Div(said), *([html.Div(words(figure)), html.Div(source(figure))] if figure else [])]
    parts = [html.H2(_("Tháng cao nhất"), className="l"), html.Div(value, className="v"), html.Div(small, className="d")]
    return html.Div(parts, className="card-x kpi")


def _page_views(view: VisitYear) -> html.Section:
    peak = view.peak
    figure = page_views_figure(
        view.months,
        view.compared,
        peak=peak.month if peak else "",
        missing=missing(),
        other=str(view.compared_to or ""),
        label=_("{month}: {n} lượt", month="%{x}", n="%{y:,d}"),
    )
    drawn = graph(figure, _sentence(view), height=270)
    legend = _hatched() if view.illustrated else None
    return card(_("Lượt truy cập trang theo tháng"), present(legend, drawn), subtitle=_subtitle(view, "page_views"), indicator=INDICATOR)


def _visitors(view: VisitYear) -> html.Section:
    title = _("Khách truy cập theo tháng")
    if not any(metric in m.cells for m in view.months for metric in ("visitors", "first_time")):
        text = _("Các nguồn đã công bố chỉ nêu số của cả năm; nhập bảng theo tháng để xem biểu đồ.")
        return card(title, empty(_("Chưa có số theo tháng"), text), indicator=INDICATOR)
    names = {"visitors": _("Khách"), "first_time": _("Lần đầu")}
    drawn = graph(visitors_figure(view.months, names=names, missing=missing()), _visitor_sentence(view), height=220)
    return card(title, drawn, subtitle=_subtitle(view, "visitors"), indicator=INDICATOR)


def _subtitle(view: VisitYear, metric: str) -> str:
    """What of the year is known and what is invented."""
    real = sum(metric in m.cells and m.cells[metric].real for m in view.months)
    if view.illustrated and not real:
        return _("Cả 12 tháng là dữ liệu minh họa, cộng lại bằng tổng đã công bố.")
    if view.illustrated and real < len(view.months):
        return _("Số thật của {n} tháng; các tháng khác là dữ liệu minh họa, cộng lại bằng tổng đã công bố.", n=real)
    if real == len(view.months):
        return _("Đủ 12 tháng")
    return _("Mới có số của {n} trên 12 tháng; tháng chưa có để trống, không phải bằng 0.", n=real)


def _hatched() -> html.Ul:
    return html.Ul(
        [html.Li([html.Span(className="sw examination"), _("số thật")]), html.Li([html.Span(className="sw refused"), _("minh họa")])],
        className="legend",
    )


def _sentence(view: VisitYear) -> str:
    """The chart in words."""
    known = [(m, m.cells["page_views"]) for m in view.months if "page_views" in m.cells]
    told_months = "; ".join(f"{month(m.month)}: {number(c.value)}" + ("" if c.real else f" ({_('minh họa')})") for m, c in known)
    return _("Biểu đồ cột: lượt truy cập trang theo tháng năm {year}: {months}.", year=view.year, months=told_months or missing())


def _visitor_sentence(view: VisitYear) -> str:
    known = [m for m in view.months if "visitors" in m.cells]
    told_months = "; ".join(f"{month(m.month)}: {number(m.cells['visitors'].value)}" for m in known)
    return _("Biểu đồ đường: khách truy cập theo tháng năm {year}: {months}.", year=view.year, months=told_months or missing())


def _months(view: VisitYear) -> html.Section:
    button = html.Button([icon("download"), "CSV"], type="button", className="btn-q", **attrs(data_csv="1"))
    title = _("Số liệu theo tháng")
    body = present(wide(month_table(view), title), imported_from(view.imported), days_unknown(view))
    drawn = card(title, body, side=button, indicator=INDICATOR, class_name="month-table")
    drawn |= attrs(data_file=f"luot-truy-cap-{view.year}")
    return drawn


def _published(view: VisitYear) -> html.Section:
    title = _("Các số đã công bố về lượt truy cập")
    subtitle = _("Đúng nguyên văn, kèm nguồn; các nguồn khác nhau để cạnh nhau")
    table = published_table(_("Năm {year}, và các số lũy kế không ghi năm", year=view.year), [*view.figures, *view.cumulative])
    return card(title, wide(table, title), subtitle=subtitle, indicator=INDICATOR)
