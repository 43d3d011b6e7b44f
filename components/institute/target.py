"""Stations so far and the target, one square a station: two rows, because stock and target are two
different things."""

from components import html
from components.chart_card import card
from components.institute.view import View
from components.marks import attrs
from components.published import hosts, moment_text, quoted, source_link
from domain.network.records import FLOW, STOCK, TARGET, Figure
from language import _
from language.numbers import number

INDICATOR = "tram-va-muc-tieu"
LOOKS = {"so_khcn": "full", "research_institute": "half", "association": "hatched"}


def target_card(view: View) -> html.Section | None:
    """Nothing where no source gives both."""
    stock, target = (
        view.network.stock,
        next((f for f in view.network.targets if f.period == str(view.report + 1)), None),
    )
    if stock is None or target is None or not stock.value or not target.value:
        return None
    by_type = view.network.stock_by_type
    cells = [
        LOOKS.get(code, "plain")
        for code, figure in by_type.items()
        for _n in range(figure.value or 0)
    ]
    cells += ["plain"] * (stock.value - len(cells))
    title = _("Mục tiêu năm {year}: thêm {n} Trạm", year=target.period, n=number(target.value))
    told = _("Mỗi ô là một Trạm: trên là số đã có, dưới là mục tiêu; hai số không cộng với nhau.")
    rows = html.Div(
        [_row(cells), _row(["open"] * target.value)],
        className="units",
        role="img",
        **attrs(aria_label=f"{title}. {told}"),
    )
    legend = [
        html.Li([html.I(className=f"unit {LOOKS.get(c, 'plain')}"), hosts(c, f.value or 0)])
        for c, f in by_type.items()
    ]
    legend.append(
        html.Li(
            [
                html.I(className="unit open"),
                _("{n} mục tiêu {year}", n=target.value, year=target.period),
            ]
        )
    )
    return card(
        title,
        [rows, html.Ul(legend, className="legend"), _others(view)],
        subtitle=told,
        indicator=INDICATOR,
    )


def _row(looks: list[str]) -> html.Div:
    return html.Div([html.I(className=f"unit {look}") for look in looks])


def _others(view: View) -> html.Div:
    """What each source says of the number of stations, side by side."""
    told: dict[str, list[Figure]] = {}
    for figure in (
        *view.network.stocks,
        *(f for f in view.network.flows if not f.about),
        *view.network.targets,
    ):
        told.setdefault(figure.source, []).append(figure)
    lines = [
        html.Li([source_link(found[0]), *(_says(figure) for figure in found)])
        for found in told.values()
    ]
    return html.Div(
        [
            html.H3(_("Số Trạm theo từng nguồn; các nguồn không khớp nhau")),
            html.Ul(lines, className="told-list"),
        ],
        className="others",
    )


def _says(figure: Figure) -> html.Div:
    kinds = {STOCK: _("lũy kế"), FLOW: _("phát sinh"), TARGET: _("mục tiêu")}
    when = f"{kinds[figure.measure]} {moment_text(figure.period)}: {number(figure.value or 0)}."
    return html.Div([html.B(when), " ", quoted(figure.wording)])
