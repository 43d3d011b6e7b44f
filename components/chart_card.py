"""The card around a chart: title, subtitle, Biểu đồ / Bảng, and behind "⋯" the table as a file and how the figures are computed."""

from typing import Any

from dash import dcc, html

from components import ids, links
from components.marks import attrs, icon
from components.states import loading
from components.theme import CONFIG, Figure
from i18n import _


def card(title: str, body: Any, *, subtitle: str = "", side: Any = None, indicator: str = "", class_name: str = "") -> html.Section:
    """A card without a chart. `side`: what stands at the right of the title; `indicator`: code of its "Cách tính"."""
    words = [html.H2(title), html.P(subtitle)] if subtitle else [html.H2(title)]
    head: list[Any] = [html.Div(words, className="t")]
    if side is not None:
        head.append(html.Div(side, className="x"))
    parts: list[Any] = [html.Div(head, className="card-h"), html.Div(body, className="card-b")]
    if indicator:
        parts.append(html.Div(how(indicator), className="card-f"))
    return html.Section(parts, className=f"card-x {class_name}".strip())


def chart_card(name: str, title: str, chart: Any, *, subtitle: str, indicator: str) -> html.Section:
    """`name`: the card's own in ids and file names. The table is fetched when it is first asked for (callbacks)."""
    words = html.Div([html.H2(title), html.P(subtitle)], className="t")
    head = html.Div([words, html.Div(_tools(name, title, indicator), className="x")], className="card-h")
    table = html.Div(loading(), id=ids.table(name), className="of-table", role="region", tabIndex=0, **attrs(aria_label=title))
    body = html.Div([html.Div(chart, className="of-chart"), table], className="card-b")
    return html.Section([head, body], className="card-x", **attrs(data_file=name))


def how(indicator: str) -> html.A:
    return html.A(_("Cách tính"), href=links.indicator(indicator))


def graph(figure: Figure, text: str, *, height: int) -> html.Div:
    """A figure with its text alternative; it opens lists on a click, the card's table does so for the keyboard."""
    drawn = dcc.Graph(figure=figure, config=CONFIG, responsive=True, className="plot can-open", style={"height": f"{height}px"})
    return html.Div(drawn, role="img", **attrs(aria_label=text))


def _tools(name: str, title: str, indicator: str) -> list[Any]:
    chart_button = html.Button([icon("bar-chart"), html.Span(_("Biểu đồ"))], type="button", **attrs(data_view="chart", aria_pressed="true"))
    table_button = html.Button(
        [icon("table"), html.Span(_("Bảng"))],
        type="button",
        id=ids.open_table(name),
        n_clicks=0,
        **attrs(data_view="table", aria_pressed="false"),
    )
    switch = html.Div(
        [chart_button, table_button], className="switch", role="group", **attrs(aria_label=_("Cách xem: {title}", title=title))
    )
    return [switch, _menu(title, indicator)]


def _menu(title: str, indicator: str) -> html.Details:
    summary = html.Summary(icon("three-dots"), className="icon-b", **attrs(aria_label=_("Tùy chọn: {title}", title=title)))
    save = html.Button([icon("download"), _("Tải bảng (CSV)")], type="button", className="item", **attrs(data_csv="1"))
    explain = html.A([icon("calculator"), _("Cách tính")], href=links.indicator(indicator), className="item")
    return html.Details([summary, html.Div([save, explain], className="panel")], className="menu card-menu")
