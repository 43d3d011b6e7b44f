"""How numbers of places read and what they open."""

from collections.abc import Sequence
from typing import Any

from components import html
from components.marks import rows_link
from components.places.view import View
from domain.network.records import Population
from domain.places.provinces import PROVINCES_34, place_name
from language import N_, _
from language.numbers import NOT_APPLICABLE, change, number, percent
from read_models.compared import FEES_KNOWN, FEES_MISSING, PlaceFigures, place_filters
from read_models.league_asked import LeagueAsked
from read_models.place_indicators import (
    OF_REGISTER,
    ON_TIME,
    REPORTED,
    REQUESTS,
    STATIONS,
    TRAINED,
    Period,
    rows_of,
)
from read_models.register_filters import Filters
from read_models.requests import EVERY, RequestsAsked
from sitemap import addresses

PER_CAPITA_DECIMALS = 2
SHARE_DECIMALS = 1
SUMMED_OVER_STATIONS = (REPORTED, ON_TIME, TRAINED)
OF_STATIONS = (STATIONS, *SUMMED_OVER_STATIONS)
"""Indicators whose numbers stand in the list of the province's stations."""
FEW = 50
"""Below so many titles a number per 10,000 people is drawn hatched: a few change its place."""
MEASURES = {
    "quy mô dân số theo Nghị quyết 202/2025/QH15": (
        N_("quy mô dân số theo Nghị quyết 202/2025/QH15"),
        N_("Nghị quyết 202"),
    ),
    "dân số trung bình": (N_("dân số trung bình"), N_("trung bình")),
    "dân số": (N_("dân số"), N_("dân số")),
}
"""As the sources call them, and in short; another one reads as it was written."""


def opened(view: View, row: PlaceFigures, indicator: str, kind: str = "") -> Any:
    """The number of an indicator at a place, with the rows that it counts."""
    n = row.count(indicator, kind)
    return NOT_APPLICABLE if n is None else _linked(view, row.place, indicator, kind, n)


def before(view: View, row: PlaceFigures, indicator: str, kind: str = "") -> Any:
    """The same on the same days of the last year."""
    n, asked = row.before(indicator, kind), view.data.asked
    if n is None:
        return NOT_APPLICABLE
    here = place_filters(row.place, asked.vintage)
    found = rows_of(indicator, kind, view.data.period.last, base=here)
    return rows_link(n, addresses.register(None, found)) if n and found else number(n)


def before_pair(view: View, row: PlaceFigures, indicator: str, kind: str = "") -> tuple[Any, str]:
    """What was counted on equal times of the year before, and the change since."""
    pair = row.pair(indicator, kind)
    if pair is None:
        return NOT_APPLICABLE, NOT_APPLICABLE
    told = before(view, row, indicator, kind) if indicator in OF_REGISTER else number(pair[1])
    return told, change(*pair)


def shared(row: PlaceFigures, indicator: str, kind: str = "") -> str:
    """'37,5%'; '–' of nothing."""
    return in_percent(row.share(indicator, kind))


def in_percent(share: float | None) -> str:
    return NOT_APPLICABLE if share is None else percent(share, SHARE_DECIMALS)


def fee_data(row: PlaceFigures) -> tuple[int, int] | None:
    """Patents alive of which a payment is known, and of which none is; None without any."""
    known, missing_ = (row.count(code) or 0 for code in (FEES_KNOWN, FEES_MISSING))
    return (known, missing_) if known + missing_ else None


def fees_told(row: PlaceFigures, vintage: str) -> Any:
    """The share that has fee data; what lacks opens its rows."""
    found = fee_data(row)
    if found is None:
        return NOT_APPLICABLE
    known, lacking = found
    told = percent(known / (known + lacking))
    if not lacking:
        return told
    filters = place_filters(row.place, vintage).but(missing=("fees",))
    words = _("thiếu {n}", n=number(lacking))
    link = rows_link(lacking, addresses.register(None, filters), words)
    return html.Span([told, " (", link, ")"], className="nowrap")


def changed(row: PlaceFigures, indicator: str, kind: str = "") -> str:
    now = row.count(indicator, kind)
    return NOT_APPLICABLE if now is None else change(now, row.before(indicator, kind))


def fees_of(rows: Sequence[PlaceFigures]) -> str:
    """The share of several places together."""
    found = [pair for row in rows if (pair := fee_data(row))]
    known = sum(known for known, _missing in found)
    every = known + sum(lacking for _known, lacking in found)
    return percent(known / every) if every else NOT_APPLICABLE


def whole_of(view: View, rows: Sequence[PlaceFigures], indicator: str) -> int:
    """What the places' numbers are a part of, together."""
    kind = view.data.asked.kind
    return sum(row.whole(indicator, kind) or 0 for row in rows)


def summed(
    view: View, rows: Sequence[PlaceFigures], indicator: str, period: Period | None = None
) -> int:
    """What the places come to; `period`: of the last year, where it is one of a year before."""
    kind = view.data.asked.kind if indicator in OF_REGISTER else ""
    counts = (row.before(indicator, kind) if period else row.count(indicator, kind) for row in rows)
    return sum(n or 0 for n in counts)


def whole(view: View, n: int, indicator: str, period: Period | None = None) -> Any:
    """A sum of the whole country, which opens its rows where the register has them."""
    href = _country(view, indicator, period or view.data.period)
    return leading(n, href, indicator)


def leading(n: int, href: str, indicator: str, content: Any = None) -> Any:
    """The number with its link: to the rows that it counts, or to the stations that it is a sum
    over, each of which tells its part."""
    if not n or not href:
        return number(n) if content is None else content
    if indicator in SUMMED_OVER_STATIONS:
        return html.A(number(n) if content is None else content, href=href)
    return rows_link(n, href, content)


def _country(view: View, indicator: str, period: Period) -> str:
    filters = rows_of(indicator, view.data.asked.kind, period, base=Filters())
    if filters is not None:
        return addresses.register(None, filters)
    if indicator in OF_STATIONS:
        return addresses.stations(LeagueAsked())
    listed = RequestsAsked(tab=EVERY, year=period.until.year)
    return addresses.requests(listed.query()) if view.asks_network else ""


def href_of(view: View, place: str, indicator: str, kind: str = "") -> str:
    """Where the rows of a number are listed; '' where the reader may not open that list."""
    asked, period = view.data.asked, view.data.period
    filters = rows_of(indicator, kind, period, base=place_filters(place, asked.vintage))
    if filters is not None:
        return addresses.register(None, filters)
    if indicator in OF_STATIONS and place in PROVINCES_34:
        return addresses.stations(LeagueAsked(slug=PROVINCES_34[place].slug))
    if indicator == REQUESTS and view.asks_network:
        listed = RequestsAsked(tab=EVERY, vn34=place, year=period.until.year)
        return addresses.requests(listed.query())
    return ""


def _linked(view: View, place: str, indicator: str, kind: str, n: int) -> Any:
    return leading(n, href_of(view, place, indicator, kind), indicator)


def per_capita(value: float | None) -> str:
    return NOT_APPLICABLE if value is None else number(value, PER_CAPITA_DECIMALS)


def measure(name: str, year: int, *, short: bool = False) -> str:
    """'dân số trung bình, 2024'."""
    told = MEASURES.get(name)
    return f"{_(told[1 if short else 0]) if told else name}, {year}"


def people(found: Population | None, *, short: bool = False) -> Any:
    """How many live there, counted how, in which year, by which source."""
    if found is None:
        return NOT_APPLICABLE
    told = measure(found.measure, found.year, short=short)
    source = html.A(told, href=found.source_url, rel="noreferrer") if found.source_url else told
    look = "hint pv-source" if short else "hint line"
    return [number(found.value), " ", html.Small(source, className=look)]


def named(place: str, vintage: str) -> Any:
    """A place; a province of today leads to its own page."""
    name = place_name(place, vintage)
    if vintage == "vn34" and place in PROVINCES_34:
        return html.A(name, href=addresses.overview(PROVINCES_34[place].slug))
    return name
