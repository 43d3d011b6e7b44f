"""The card around a chart: title, Biểu đồ / Bảng, and behind "⋯" the table as a file and how the
figures are computed."""

from typing import Any

from components import html
from components.marks import attrs, icon
from components.states import loading
from components.theme import Figure
from language import N_, _
from sitemap import addresses, ids


def card(
    title: str,
    body: Any,
    *,
    subtitle: Any = "",
    side: Any = None,
    indicator: str = "",
    class_name: str = "",
) -> html.Section:
    """A card without a chart. `side`: what stands at the right of the title; `indicator`: code of
    its "Cách tính"."""
    words = [html.H2(title), html.P(subtitle)] if subtitle else [html.H2(title)]
    head: list[Any] = [html.Div(words, className="t")]
    if side is not None:
        head.append(html.Div(side, className="x"))
    parts: list[Any] = [html.Div(head, className="card-h"), html.Div(body, className="card-b")]
    if indicator:
        parts.append(html.Div(how(indicator), className="card-f"))
    return html.Section(parts, className=f"card-x {class_name}".strip())


def chart_frame(
    name: str,
    title: str,
    place: str,
    indicator: str,
    *,
    workbook: str,
    first: str = N_("Biểu đồ"),
) -> html.Section:
    """A chart's card without its data, for a page's layout. `place`: id of what a callback fills
    with `chart_body`; `name`: the card's own in ids and file names; `first`: what the view beside
    the table is called; `workbook`: address of its XLSX, which is asked under the conditions of the
    page (assets/picture.js)."""
    menu = card_menu(title, indicator, workbook, as_asked=True)
    tools = [_switch(title, first, name), menu]
    head = html.Div(
        [
            html.Div(html.H2(title), className="t"),
            html.Div(tools, className="x"),
        ],
        className="card-h",
    )
    body = html.Div(loading(), id=place, className="card-b")
    return html.Section([head, body], className="card-x", **attrs(data_file=name))


def chart_body(name: str, title: str, chart: Any, *, subtitle: str) -> list[Any]:
    """What fills a chart_frame. The table is fetched when it is first asked for (callbacks)."""
    table = html.Div(
        id=ids.table(name),
        className="of-table",
        role="region",
        tabIndex=0,
        **attrs(aria_label=title),
    )
    return [html.P(subtitle, className="sub"), html.Div(chart, className="of-chart"), table]


def chart_card(
    name: str,
    title: str,
    chart: Any,
    table: Any,
    *,
    subtitle: Any = "",
    indicator: str,
    first: str = N_("Biểu đồ"),
    foot: Any = None,
    workbook: str = "",
    csv_file: str = "",
) -> html.Section:
    """A chart with its table, drawn at once. `name`: in file names; `table`: small enough to come
    along; `foot`: links beside "Cách tính"; `workbook`, `csv_file`:
    addresses of the same as XLSX and CSV, where the table shown is not all of it."""
    heading = [html.H2(title), html.P(subtitle)] if subtitle else [html.H2(title)]
    tools = [_switch(title, first), card_menu(title, indicator, workbook, csv_file)]
    head = [html.Div(heading, className="t"), html.Div(tools, className="x")]
    shown = html.Div(table, className="of-table", role="region", tabIndex=0)
    shown |= attrs(aria_label=title)
    body = [html.Div(chart, className="of-chart"), shown]
    links = html.Div([*(foot or []), how(indicator)], className="card-f links")
    parts = [html.Div(head, className="card-h"), html.Div(body, className="card-b"), links]
    return html.Section(parts, className="card-x", **attrs(data_file=name))


def how(indicator: str) -> html.A:
    return html.A(_("Cách tính"), href=addresses.indicator(indicator))


def graph(figure: Figure, text: str, *, height: int | None = None) -> html.Div:
    """A figure with its text alternative; it opens lists on a click, the card's table does so for
    the keyboard. `height` in pixels, else the stylesheet's."""
    style = {"height": f"{height}px"} if height else None
    drawn = html.Graph(figure=figure, className="plot can-open", style=style)
    return html.Div(drawn, role="img", **attrs(aria_label=text))


def _switch(title: str, first: str, name: str = "") -> html.Div:
    """`name`: of a card whose table is fetched."""
    fetched: dict[str, Any] = {"id": ids.open_table(name), "n_clicks": 0} if name else {}
    chart_button = html.Button(
        [icon("bar-chart"), html.Span(_(first))],
        type="button",
        **attrs(data_view="chart", aria_pressed="true"),
    )
    table_button = html.Button(
        [icon("table"), html.Span(_("Bảng"))],
        type="button",
        **fetched,
        **attrs(data_view="table", aria_pressed="false"),
    )
    return html.Div(
        [chart_button, table_button],
        className="switch",
        role="group",
        **attrs(aria_label=_("Cách xem: {title}", title=title)),
    )


def card_menu(
    title: str,
    indicator: str,
    workbook: str = "",
    csv_file: str = "",
    *,
    as_asked: bool = False,
) -> html.Details:
    """The table as CSV (`csv_file`: its address, else what the card shows), everything as XLSX
    where there is a `workbook`, the card as a picture, its chart as shapes (assets/picture.js).
    `as_asked`: the workbook is asked under the conditions of the page's address."""
    save: html.Element = html.Button(
        [icon("download"), _("Tải bảng (CSV)")],
        type="button",
        className="item",
        **attrs(data_csv="1"),
    )
    if csv_file:
        words = [icon("download"), _("Tải bảng (CSV)")]
        save = html.A(words, href=csv_file, className="item", download="")
    book = [icon("file-earmark-spreadsheet"), _("Tải bảng tính (XLSX)")]
    conditions = attrs(data_as_asked="1" if as_asked else None)
    link = html.A(book, href=workbook, className="item", download="", **conditions)
    files = [link] if workbook else []
    return _menu(title, indicator, [save, *files])


def _menu(title: str, indicator: str, files: list[Any]) -> html.Details:
    summary = html.Summary(
        icon("three-dots"),
        className="icon-b",
        **attrs(aria_label=_("Tùy chọn: {title}", title=title)),
    )
    picture = html.Button(
        [icon("download"), _("Tải hình (PNG)")],
        type="button",
        className="item",
        **attrs(data_png="1"),
    )
    shapes = html.Button(
        [icon("download"), _("Tải hình (SVG)")],
        type="button",
        className="item",
        **attrs(data_svg="1"),
    )
    explain = html.A(
        [icon("calculator"), _("Cách tính")], href=addresses.indicator(indicator), className="item"
    )
    return html.Details(
        [summary, html.Div([*files, picture, shapes, explain], className="panel")],
        className="menu card-menu",
    )
