"""Two to four provinces beside each other, a row for each number; the longest bar is the largest of
its row, so that rows of different sizes can be read."""

from collections.abc import Callable
from typing import Any

from components import html
from components.chart_card import card
from components.indications import incomplete_note
from components.marks import attrs, icon, kind_swatch, rows_link
from components.places.numbers import (
    before,
    changed,
    fee_data,
    fees_told,
    named,
    opened,
    people,
    per_capita,
    shared,
)
from components.places.published import index_rank
from components.places.ranking import INDICATOR
from components.places.view import View
from components.table import wide
from domain.calendar.dates import year_span
from domain.places.provinces import PROVINCES_34, members, place_name
from domain.records.kinds import KINDS
from domain.records.owners import OWNER_TYPES
from domain.records.statuses import ALIVE
from domain.text.folding import sort_key
from language import N_, _
from language.dates import day
from language.numbers import change, missing, number, percent
from read_models.compared import FEWEST, MOST, YEARS_SHOWN, PlaceFigures
from read_models.place_indicators import (
    ALIVE_NOW,
    COLLECTIVE,
    DUE,
    FILED,
    GRANTED,
    IN_GRACE,
    KEPT,
    LONG_PENDING,
    NAMES,
    ON_TIME,
    PENDING,
    PER_CAPITA,
    REPORTED,
    REQUESTS,
    STATIONS,
    TRAINED,
    owned_by,
    whole_name,
)
from read_models.published_series import Index
from read_models.register_filters import Filters
from sitemap import addresses

Cell = Callable[[View, PlaceFigures], Any]
BARS = 100


def beside_card(view: View) -> html.Section:
    chosen = view.data.chosen
    title = _("Các tỉnh đặt cạnh nhau")
    told = _("Thanh dài nhất là số lớn nhất của hàng; mỗi số mở danh sách của nó.")
    body: list[Any] = [_adding(view)]
    if len(chosen) < FEWEST:
        need = _("Chọn từ {few} đến {most} tỉnh.", few=number(FEWEST), most=number(MOST))
        body.append(html.P(need, className="hint"))
    if chosen:
        body += [wide(_table(view, title), title), incomplete_note()]
    return card(title, body, subtitle=told, indicator=INDICATOR)


def _adding(view: View) -> Any:
    """The provinces that can still be put beside those that are there."""
    asked = view.data.asked
    if len(asked.chosen) >= MOST:
        return html.P(_("Đã đủ {n} tỉnh; bỏ một tỉnh để chọn tỉnh khác.", n=MOST), className="hint")
    left = [province for code, province in PROVINCES_34.items() if code not in asked.chosen]
    items = [
        html.A(
            [icon("plus-lg"), html.Span(province.shown)],
            href=addresses.places(asked.but(chosen=(*asked.chosen, province.code))),
            className="item",
        )
        for province in sorted(left, key=lambda province: sort_key(province.name))
    ]
    words = _("Thêm tỉnh, tối đa {n}", n=number(MOST))
    summary = html.Summary([icon("plus-lg"), words], className="btn-q")
    panel = html.Div(html.Div(items, className="choices"), className="panel")
    return html.Div(html.Details([summary, panel], className="menu"), className="filters")


def _table(view: View, title: str) -> html.Table:
    chosen = view.data.chosen
    heads = [html.Th(_("Số liệu"), scope="col"), *(_head(view, row) for row in chosen)]
    bodies = [_group(view, _(name), lines) for name, lines in GROUPS]
    parts = [html.Caption(title, className="visually-hidden"), html.Thead(html.Tr(heads)), *bodies]
    return html.Table(parts, className="t pv-beside")


def _head(view: View, row: PlaceFigures) -> html.Th:
    asked = view.data.asked
    left = tuple(code for code in asked.chosen if code != row.place)
    name = place_name(row.place, "vn34")
    away = html.A(
        icon("x-lg"),
        href=addresses.places(asked.but(chosen=left)),
        className="icon-b",
        **attrs(aria_label=_("Bỏ {name}", name=name)),
    )
    return html.Th([named(row.place, "vn34"), " ", away], scope="col")


def _group(view: View, name: str, lines: tuple[tuple[str, Cell], ...]) -> html.Tbody:
    chosen = view.data.chosen
    width = str(1 + len(chosen))
    head = html.Tr(html.Th(name, scope="rowgroup", colSpan=width), className="pv-group")
    rows = [
        html.Tr([html.Th(_(label), scope="row"), *(html.Td(cell(view, row)) for row in chosen)])
        for label, cell in lines
    ]
    return html.Tbody([head, *rows])


def _population(_view: View, row: PlaceFigures) -> Any:
    return people(row.population) if row.population else missing()


def _of(indicator: str) -> Cell:
    def cell(view: View, row: PlaceFigures) -> Any:
        n = row.count(indicator)
        if n is None:
            return _("chưa có dữ liệu")
        return [html.B(opened(view, row, indicator)), _bar(view, n, indicator)]

    return cell


def _part(indicator: str) -> Cell:
    """A number with the share that it is of its whole."""

    def cell(view: View, row: PlaceFigures) -> Any:
        n = row.count(indicator)
        if n is None:
            return _("chưa có dữ liệu")
        told = [" ", shared(row, indicator), " ", _(whole_name(indicator))]
        told = told if row.whole(indicator) else []
        small = html.Small(told, className="hint")
        return [html.B(opened(view, row, indicator)), small, _bar(view, n, indicator)]

    return cell


def _owners(view: View, row: PlaceFigures) -> Any:
    """What of the titles alive is whose: the types come to all of them."""
    alive = row.count(ALIVE_NOW)
    if not alive:
        return _("chưa có dữ liệu") if alive is None else missing()
    parts = []
    for code, label in OWNER_TYPES.items():
        n = row.count(owned_by(code)) or 0
        told = [_(label), " ", _owned_link(row, code, n), " ", percent(n / alive)]
        parts += [html.Li(told)] if n else []
    unknown = row.count(owned_by("")) or 0
    if unknown:
        told = [_("Chưa rõ loại chủ"), " ", number(unknown), " ", percent(unknown / alive)]
        parts.append(html.Li(told))
    return html.Ul(parts, className="pv-kinds")


def _owned_link(row: PlaceFigures, code: str, n: int) -> html.A:
    filters = Filters(place=row.place, statuses=ALIVE, owner_types=(code,))
    return rows_link(n, addresses.register(None, filters))


def _of_both_years(indicator: str) -> Cell:
    """A number of the network beside that of equal times of the year before."""

    def cell(view: View, row: PlaceFigures) -> Any:
        n = row.count(indicator)
        if n is None:
            return _("chưa có dữ liệu")
        pair = row.pair(indicator)
        told = [" ", _("cùng kỳ"), " ", number(pair[1]), " ", change(*pair)] if pair else []
        small = html.Small(told, className="hint")
        return [html.B(opened(view, row, indicator)), small, _bar(view, n, indicator)]

    return cell


def _sent(view: View, row: PlaceFigures) -> Any:
    if not view.data.tells_sent:
        return missing()
    return day(row.sent) if row.sent else _("chưa gửi")


def _fees(view: View, row: PlaceFigures) -> Any:
    found = fee_data(row)
    if found is None:
        return missing()
    share = html.Span(html.I(className="pv-fill", style=_width(found)), className="pv-bar")
    return [html.B(fees_told(row, "vn34")), share]


def _width(found: tuple[int, int]) -> dict[str, str]:
    return {"width": f"{BARS * found[0] / sum(found):.1f}%"}


def _bar(view: View, n: int, indicator: str) -> html.Span:
    highest = max((row.count(indicator) or 0 for row in view.data.chosen), default=0)
    share = BARS * n / highest if highest else 0
    most = "pv-fill most" if n and n == highest else "pv-fill"
    fill = html.I(className=most, style={"width": f"{share:.1f}%"})
    return html.Span(fill, className="pv-bar")


def _compared(indicator: str) -> Cell:
    """This year's number beside that of the same days of the last one."""

    def cell(view: View, row: PlaceFigures) -> Any:
        n = row.count(indicator)
        if n is None:
            return _("chưa có dữ liệu")
        then = [" ", _("cùng kỳ"), " ", before(view, row, indicator), " "]
        told = html.Small([*then, changed(row, indicator)], className="hint")
        return [html.B(opened(view, row, indicator)), told, _bar(view, n, indicator)]

    return cell


def _per_capita(view: View, row: PlaceFigures) -> Any:
    """With its rank among those that are known by the same measure of population."""
    value = row.per_capita(row.count(ALIVE_NOW))
    if value is None:
        return missing()
    place = _rank(view, row)
    rank = (
        _("hạng {rank} trong {n}", rank=place[0], n=place[1])
        if place
        else _("thước đo dân số khác")
    )
    return [html.B(per_capita(value)), html.Small([" ", rank], className="hint")]


def _rank(view: View, row: PlaceFigures) -> tuple[str, str] | None:
    asked = view.data.asked.but(indicator=ALIVE_NOW, kind="", told=PER_CAPITA)
    ranked = view.data.asked_as(asked).ranking().ranked
    found = next((line.rank for line in ranked if line.row.place == row.place), None)
    return (number(found), number(len(ranked))) if found else None


def _kinds(view: View, row: PlaceFigures) -> Any:
    parts: list[Any] = []
    for code, kind in KINDS.items():
        parts.append(
            html.Li([kind_swatch(code), _(kind.short), " ", opened(view, row, ALIVE_NOW, code)])
        )
    return html.Ul(parts, className="pv-kinds") if row.records else _("chưa có dữ liệu")


def _former(view: View, row: PlaceFigures) -> Any:
    """The former provinces, whose sum is the province's."""
    if len(members(row.place)) == 1:
        return _("không sắp xếp")
    found = view.data.beside.parts.get(row.place, {})
    parts = [
        html.Li([place_name(code, "vn63"), " ", _former_link(row.place, code, n)])
        for code, n in sorted(found.items(), key=lambda pair: -pair[1])
    ]
    return html.Ul(parts, className="pv-kinds") if parts else missing()


def _former_link(place: str, code: str, n: int) -> html.A:
    filters = Filters(place=place, former=code, statuses=ALIVE)
    return rows_link(n, addresses.register(None, filters))


def _years(view: View, row: PlaceFigures) -> Any:
    """Of its own scale; the running year is not over."""
    last = view.data.period.until.year
    counts = view.data.beside.years.get(row.place, {})
    years = range(last - YEARS_SHOWN + 1, last + 1)
    highest = max(counts.values(), default=0)
    if not highest:
        return missing()
    bars = []
    for year in years:
        n = counts.get(year, 0)
        fill = html.I(style={"height": f"{BARS * n / highest:.0f}%"})
        told = f"{year}: {number(n)}"
        first, end = year_span(year)
        filters = Filters(place=row.place, since=first, until=end)
        look = "pv-year now" if year == last else "pv-year"
        marks = attrs(aria_label=told)
        href = addresses.register(None, filters)
        link = rows_link(n, href, fill, className=look, title=told, **marks)
        bars.append(html.Li(link))
    ends = html.Small(f"{years[0]}–{last}", className="hint")
    return [html.Ul(bars, className="pv-years"), ends]


def _innovation(view: View, row: PlaceFigures) -> Any:
    """Each year with the number of places that it ranks; of a merged province those of its former
    ones, named."""
    former = members(row.place)
    own = [
        one
        for one in view.series.index
        if (one.code == row.place and one.vintage == "vn34")
        or (one.vintage == "vn63" and one.code in former)
    ]
    if not own:
        return missing()
    lines = [html.Li(_ranked_in(one)) for one in own]
    return html.Ul(lines, className="pv-kinds")


def _ranked_in(one: Index) -> Any:
    score = "" if one.score is None else f" ({number(one.score, 2)})"
    name = place_name(one.code, one.vintage)
    told = f"{name} {one.year}: {index_rank(one)}{score}"
    return html.A(told, href=one.source_url, rel="noreferrer") if one.source_url else told


GROUPS: tuple[tuple[str, tuple[tuple[str, Cell], ...]], ...] = (
    (N_("Nền"), ((N_("Dân số"), _population),)),
    (
        N_("Tài sản"),
        (
            (NAMES[ALIVE_NOW], _of(ALIVE_NOW)),
            (N_("Trên 10.000 dân"), _per_capita),
            (N_("Theo loại"), _kinds),
            (N_("Theo tỉnh cũ"), _former),
            (NAMES[IN_GRACE], _part(IN_GRACE)),
            (NAMES[DUE], _of(DUE)),
            (NAMES[KEPT], _part(KEPT)),
            (NAMES[COLLECTIVE], _part(COLLECTIVE)),
            (N_("Theo loại chủ văn bằng"), _owners),
            (NAMES[PENDING], _of(PENDING)),
            (NAMES[LONG_PENDING], _part(LONG_PENDING)),
        ),
    ),
    (
        N_("Đơn nộp và cấp"),
        (
            (NAMES[FILED], _compared(FILED)),
            (N_("Đơn nộp theo năm, thang riêng từng tỉnh"), _years),
            (NAMES[GRANTED], _compared(GRANTED)),
        ),
    ),
    (N_("Số đã công bố"), ((N_("Chỉ số đổi mới sáng tạo cấp địa phương (PII)"), _innovation),)),
    (
        N_("Mạng lưới"),
        (
            (NAMES[STATIONS], _of(STATIONS)),
            (NAMES[REPORTED], _part(REPORTED)),
            (NAMES[ON_TIME], _part(ON_TIME)),
            (NAMES[REQUESTS], _of_both_years(REQUESTS)),
            (NAMES[TRAINED], _of_both_years(TRAINED)),
        ),
    ),
    (
        N_("Độ đầy đủ"),
        ((N_("Sở gửi gần nhất"), _sent), (N_("Sáng chế, GPHI có dữ liệu phí"), _fees)),
    ),
)
