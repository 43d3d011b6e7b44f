"""Visits of the report's year as published: three totals, and of the months only what was published; the others are gaps, not zeros."""

from components import html
from components.chart_card import card
from components.institute.view import View
from components.marks import attrs, present, unseen
from components.published import source_link, value_link, visitors_as_read, words
from domain.network.records import Figure
from language import N_, _
from language.dates import month, month_short
from language.numbers import number
from sitemap import addresses

INDICATOR = "so-lieu-cong-bo"
LABEL = 20
"""Pixels that a month's name takes under its bar (assets/institute.css)."""
TOTALS = (
    ("page_views", N_("Lượt truy cập trang")),
    ("visitors", N_("Khách truy cập")),
    ("first_time", N_("Khách truy cập lần đầu")),
)


def visits_card(view: View) -> html.Section:
    """That visitors are sessions is our reading: the report does not say."""
    title = _("Lượt truy cập năm {year}", year=view.report)
    totals = [(label, figure) for subject, label in TOTALS if (figure := view.one(subject, str(view.report)))]
    shown = html.Dl([html.Div(_total(_(label), figure)) for label, figure in totals], className="totals")
    more = html.A(_("Chi tiết"), href=addresses.visits())
    subtitle = visitors_as_read()
    return card(title, [shown, _months(view)], subtitle=subtitle, side=more, indicator=INDICATOR, class_name="of-months")


def _total(label: str, figure: Figure) -> list[html.Element]:
    compared = [html.Small(words(figure))] if figure.compared_to else []
    return [html.Dt(label), html.Dd([value_link(figure), *compared])]


def _months(view: View) -> html.Div:
    known = {f.period: f for f in view.about("page_views") if f.period.startswith(f"{view.report}-") and len(f.period) == len("2021-05")}
    peak = max((f.value or 0 for f in known.values()), default=0)
    cells = [_month(f"{view.report}-{m:02}", known.get(f"{view.report}-{m:02}"), peak) for m in range(1, 13)]
    told = present(
        *(html.P([_("Cao nhất: {month}", month=month(f.period)), ", ", source_link(f, number(f.value or 0)), "."]) for f in known.values()),
        html.P(_("Các tháng khác: nguồn không còn bảng theo tháng, chưa có số liệu."), className="hint"),
    )
    return html.Div([html.Ol(cells, className="months", **attrs(aria_label=_("Lượt truy cập trang theo tháng"))), *told])


def _month(period: str, figure: Figure | None, peak: int) -> html.Li:
    label = html.Span(month_short(period), **attrs(aria_hidden="true"))
    if figure is None or not figure.value:
        return html.Li([html.I(className="gap"), label, unseen(f"{month(period)}: {_('chưa có')}")])
    bar = html.I(className="bar", style={"height": f"calc((100% - {LABEL}px) * {figure.value / peak:.2f})"})
    said = unseen(f"{month(period)}: {number(figure.value)}")
    return html.Li(html.A([bar, label, said], href=addresses.visits(int(period[:4]))))
