"""The months of a year: a chart beside the year before, or, where fewer than three are known,
twelve cells and a sentence."""

from typing import Any

from components import html
from components.chart_card import card, card_menu, graph
from components.figures.visits import months_figure
from components.marks import attrs, present, unseen
from components.network.visit_link import same_page
from domain.calendar.periods import days_in
from domain.network.visits import METRICS
from language import N_, _
from language.dates import month, month_short
from language.numbers import missing, number
from read_models.visit_counts import Counted
from read_models.visits import Month, VisitYear
from sitemap import file_addresses

INDICATOR = "luot-truy-cap"
SHORT = {
    "page_views": N_("Lượt truy cập trang"),
    "visitors": N_("Khách truy cập"),
    "first_time": N_("Lần đầu"),
}
CHARTED = 3
"""Known months from which they are drawn as a chart."""


def is_few(view: VisitYear) -> bool:
    """Whether too few months are known to be drawn."""
    return view.real < CHARTED and not view.illustrated


def months_card(view: VisitYear) -> html.Section:
    label = _(METRICS[view.metric])
    if is_few(view):
        title = _("{metric} theo tháng: biết {n} trong 12 tháng", metric=label, n=view.real)
        return card(
            title,
            [_metrics(view), _cells(view), *_sentences(view)],
            indicator=INDICATOR,
            class_name="of-cells",
        )
    title = _("{metric} theo tháng năm {year}", metric=label, year=view.year)
    if view.compared_to:
        title = _(
            "{metric} theo tháng: {year} so với {before}",
            metric=label,
            year=view.year,
            before=view.compared_to,
        )
    figure = months_figure(
        view, missing=missing(), label=_("{month}: {n} lượt", month="%{x}", n="%{y:,d}")
    )
    parts = present(
        _metrics(view),
        _legend(view),
        graph(figure, _in_words(view), height=380 if view.compared_to else 270),
        *_partial(view),
    )
    menu = card_menu(
        title,
        INDICATOR,
        file_addresses.visits_file("xlsx", page=same_page(view)),
        file_addresses.visits_file(page=same_page(view)),
    )
    drawn = card(title, parts, subtitle=_subtitle(view), side=menu, indicator=INDICATOR)
    drawn |= attrs(data_file=f"luot-truy-cap-{view.year}")
    return drawn


def _metrics(view: VisitYear) -> html.Div:
    """One switch for chart, comparison and days."""
    links = [
        html.A(
            _(label),
            href=same_page(view, metric=metric),
            **attrs(aria_current="true" if metric == view.metric else None),
        )
        for metric, label in SHORT.items()
    ]
    return html.Div(links, className="switch wrap", role="group", **attrs(aria_label=_("Chỉ tiêu")))


def _legend(view: VisitYear) -> html.Ul | None:
    keys: list[Any] = []
    if view.compared_to:
        keys.append(html.Li([html.I(className="unit soft"), str(view.compared_to)]))
        keys.append(html.Li([html.I(className="unit"), str(view.year)]))
    if view.illustrated:
        keys.append(html.Li([html.Span(className="sw examination"), _("số thật")]))
        keys.append(html.Li([html.Span(className="sw refused"), _("minh họa")]))
    return html.Ul(keys, className="legend") if keys else None


def _cells(view: VisitYear) -> html.Ol:
    return html.Ol(
        [_cell(view, m) for m in view.months],
        className="month-cells",
        **attrs(aria_label=_(METRICS[view.metric])),
    )


def _cell(view: VisitYear, line: Month) -> html.Li:
    short = html.Span(month_short(line.month), **attrs(aria_hidden="true"))
    cell = line.cells.get(view.metric)
    if cell is None:
        return html.Li([short, unseen(month(line.month)), html.Span(missing())])
    return html.Li(
        [short, unseen(month(line.month)), html.B(number(cell.value))], className="known"
    )


def _sentences(view: VisitYear) -> list[html.P]:
    why = html.P(
        _(
            "Dưới 3 tháng có số thì không vẽ biểu đồ tháng; tháng chưa có để trống, không tính bằng cách chia đều."
        )
    )
    return [why, *_partial(view)]


def _partial(view: VisitYear) -> list[html.P]:
    """Months of which not every day is known are told, not drawn."""
    return [
        html.P(_told(m, counted), className="hint") for m, counted in sorted(view.partial.items())
    ]


def _told(name: str, counted: Counted) -> str:
    if counted.days:
        return _(
            "{month}: mới có {n}/{all} ngày, không cộng vào tháng.",
            month=month(name),
            n=counted.days,
            all=days_in(name),
        )
    return _("{month}: nhập khi tháng chưa hết, không so sánh.", month=month(name))


def _subtitle(view: VisitYear) -> str:
    """What of the year is known and what is invented."""
    real = view.real
    if view.illustrated and not real:
        return _("Cả 12 tháng là dữ liệu minh họa, cộng lại bằng tổng đã công bố.")
    if view.illustrated and real < len(view.months):
        return _(
            "Số thật của {n} tháng; các tháng khác là dữ liệu minh họa, cộng lại bằng tổng đã công bố.",
            n=real,
        )
    if real == len(view.months):
        return _("Đủ 12 tháng")
    return _("Mới có số của {n} trên 12 tháng; tháng chưa có để trống, không phải bằng 0.", n=real)


def _in_words(view: VisitYear) -> str:
    """The chart in words."""
    known = [(m, m.cells[view.metric]) for m in view.months if view.metric in m.cells]
    told = "; ".join(
        f"{month(m.month)}: {number(c.value)}" + ("" if c.real else f" ({_('minh họa')})")
        for m, c in known
    )
    return _(
        "Biểu đồ cột: {metric} năm {year}: {months}.",
        metric=_(METRICS[view.metric]),
        year=view.year,
        months=told or missing(),
    )
