"""Visits of one year: totals as published, months with their gaps, sums with their check, days
where known. Visitors are sessions."""

from typing import Any

from components import html
from components.chart_card import card
from components.marks import attrs, badge, icon, present
from components.network.availability import availability_card
from components.network.visit_compare import compare_card
from components.network.visit_days import days_card, days_unknown, published_days
from components.network.visit_differences import differences_card
from components.network.visit_link import same_page
from components.network.visit_months import CHARTED, is_few, months_card
from components.network.visit_offer import offer_card
from components.network.visit_table import imported_from, month_table
from components.network.visit_words import change_in_full
from components.network.visit_years import years_card
from components.published import not_told, source, value_text, visitors_as_read, words
from components.published_table import published_table
from components.table import wide
from domain.network.records import Figure
from domain.network.visits import METRICS
from language import _
from language.dates import month
from language.numbers import missing, number
from read_models.availability import AvailabilityYear
from read_models.visits import Sum, VisitYear
from sitemap import addresses, file_addresses

INDICATOR = "luot-truy-cap"


def visits_page(view: VisitYear, up: AvailabilityYear | None = None) -> list[Any]:
    """Everything under one guard: it is one small read."""
    beside = compare_card(view)
    left, right = present(months_card(view)), present(beside or _months(view))
    few = is_few(view)
    if few:  # beside the table of months stands what is published, not an empty card
        left.append(_published(view))
        right += present(offer_card(view) if up and up.may_type else None)
    grid = html.Div(
        [html.Div(left, className="stack"), html.Div(right, className="stack")],
        className="grid visits-grid",
    )
    rest = present(
        days_card(view),
        differences_card(view.own_differences),
        published_days(view),
        _months(view) if beside else None,
        None if few else _published(view),
    )
    rest += [availability_card(up)] if up else []
    years = html.Div(years_card(view.lines, view.year), className="below") if view.lines else None
    return present(
        _head(view),
        html.Div(_tiles(view), className="grid tiles-4"),
        years,
        grid,
        html.Div(rest, className="stack below"),
    )


def _head(view: VisitYear) -> html.Div:
    told_for = _("Cổng ipplatform.gov.vn, năm {year}.", year=view.year)
    told = present(
        html.Span(told_for),
        html.Span(visitors_as_read()),
        badge("part" if view.illustrated else "none"),
    )
    line = html.Div(told, className="as-of")
    what = html.Div(
        [html.H1(_("Lượt truy cập năm {year}", year=view.year)), line], className="what"
    )
    return html.Div(
        [
            what,
            html.Div(
                present(_years(view), _compare(view), _illustrate(view), *_files(view)),
                className="acts",
            ),
        ],
        className="head",
    )


def _years(view: VisitYear) -> html.Div:
    """The newest first."""
    items = [
        html.A(
            str(year),
            href=addresses.visits(year, illustrated=view.illustrated, metric=view.metric),
            **attrs(aria_current=_now(year == view.year)),
        )
        for year in view.years
    ]
    return html.Div(items, className="switch wrap", role="group", **attrs(aria_label=_("Năm")))


def _now(chosen: bool) -> str | None:
    return "true" if chosen else None


def _compare(view: VisitYear) -> Any:
    """Offered for years of which a real month is known, so that nothing invented is compared;
    pressed again, none is."""
    if not view.comparable:
        return None
    label = _("So với {year}", year=view.compared_to) if view.compared_to else _("So với năm khác")
    choices = [(year, _("So với {year}", year=year)) for year in view.comparable] + [
        (0, _("Không so sánh"))
    ]
    items = [
        html.A(
            text,
            href=addresses.visits(
                view.year, compared=year, illustrated=view.illustrated, metric=view.metric
            ),
            className="item",
            **attrs(aria_current=_now(year == (view.compared_to or 0))),
        )
        for year, text in choices
    ]
    summary = html.Summary([label, icon("chevron-down")], className="btn-q")
    return html.Details([summary, html.Div(items, className="panel")], className="menu")


def _files(view: VisitYear) -> list[html.A]:
    """What the page shows, as files."""
    return [
        html.A(
            [icon("download"), ending.upper()],
            href=file_addresses.visits_file(ending, page=same_page(view)),
            className="btn-q",
            download="",
        )
        for ending in ("csv", "xlsx")
    ]


def _illustrate(view: VisitYear) -> Any:
    if not view.can_illustrate:
        return None
    text = _("Ẩn tháng minh họa") if view.illustrated else _("Hiện tháng minh họa")
    href = addresses.visits(
        view.year, compared=view.compared_to, illustrated=not view.illustrated, metric=view.metric
    )
    return html.A(text, href=href, className="btn-q")


def _tiles(view: VisitYear) -> list[html.Div]:
    return [
        *(_tile(_(METRICS[metric]), view, view.sums[metric]) for metric in METRICS),
        _peak(view),
    ]


def _tile(label: str, view: VisitYear, total: Sum) -> html.Div:
    """The published total with its words and source; else what an imported table states, or the
    months add up to."""
    if total.figure:
        value = value_text(total.figure)
        small = [
            html.Div(words(total.figure)),
            *_remark(total.figure),
            html.Div(source(total.figure)),
        ]
    elif total.stated is not None:
        value = number(total.stated)
        small = [html.Div(_("Dòng tổng của bảng đã nhập"))]
    elif not total.missing:
        value = number(total.added)
        small = [html.Div(_("Tổng 12 tháng (cộng dồn)"))]
    elif total.known >= CHARTED:
        value = number(total.added)
        small = [html.Div(_("Cộng {n} tháng đã có số", n=total.known))]
    else:
        value = missing()
        small = [html.Div(_("Cả năm: {nothing}", nothing=not_told()))]
    growth = view.line.cells[total.metric].growth if view.line else None
    small += [html.Div(change_in_full(growth, view.year - 1))] if growth else []
    return html.Div(
        [
            html.H2(label, className="l"),
            html.Div(value, className="v"),
            html.Div(small, className="d"),
        ],
        className="card-x kpi",
    )


def _remark(figure: Figure) -> list[html.Div]:
    """What the source leaves open, beside its words."""
    return (
        [html.Div(figure.note, className="hint", lang="vi")]
        if figure.note and figure.wording
        else []
    )


def _peak(view: VisitYear) -> html.Div:
    found = view.peak
    if found is None:
        value, small = _highest_so_far(view)
    else:
        figure = next(
            (f for f in view.figures if f.subject == "page_views" and f.period == found.month), None
        )
        said = _("{n} lượt truy cập trang", n=number(found.cells["page_views"].value))
        value = month(found.month)
        small = [
            html.Div(said),
            *([html.Div(words(figure)), html.Div(source(figure))] if figure else []),
        ]
    parts = [
        html.H2(_("Tháng cao nhất"), className="l"),
        html.Div(value, className="v"),
        html.Div(small, className="d"),
    ]
    return html.Div(parts, className="card-x kpi")


def _highest_so_far(view: VisitYear) -> tuple[str, list[html.Div]]:
    """Of an unfinished year the highest month known, said to be so."""
    real = [m for m in view.months if "page_views" in m.cells and m.cells["page_views"].real]
    if len(real) < CHARTED:
        return missing(), [html.Div(_("Chưa đủ số liệu 12 tháng"))]
    best = max(real, key=lambda m: m.cells["page_views"].value)
    said = _("{n} lượt truy cập trang", n=number(best.cells["page_views"].value))
    return month(best.month), [html.Div(said), html.Div(_("trong {n} tháng đã có số", n=len(real)))]


def _months(view: VisitYear) -> html.Section:
    button = html.Button(
        [icon("download"), "CSV"], type="button", className="btn-q", **attrs(data_csv="1")
    )
    title = _("Số liệu theo tháng")
    body = present(wide(month_table(view), title), imported_from(view.imported), days_unknown(view))
    drawn = card(title, body, side=button, indicator=INDICATOR, class_name="month-table")
    drawn |= attrs(data_file=f"luot-truy-cap-{view.year}")
    return drawn


def _published(view: VisitYear) -> html.Section:
    title = _("Các số đã công bố về lượt truy cập")
    subtitle = _("Đúng nguyên văn, kèm nguồn; các nguồn khác nhau để cạnh nhau")
    table = published_table(
        _("Năm {year}, và các số lũy kế không ghi năm", year=view.year),
        [*view.figures, *view.cumulative],
    )
    return card(title, wide(table, title), subtitle=subtitle, indicator=INDICATOR)
