"""Slides about the network: the stations there are, how they report, provinces of the register."""

from collections.abc import Sequence
from datetime import date

from domain.network.records import HOST_TYPES, SO_KHCN, Figure, Station
from domain.network.reporting import LATE, ON_TIME
from domain.places.provinces import PROVINCES_34, place_name
from domain.text.folding import sort_key
from language import N_, _, ngettext
from language.dates import day, month
from language.numbers import number
from language.translation import lower_first
from read_models.network import Network
from read_models.network_year import NetworkYear
from read_models.overview import AsOf, ProvinceRow
from read_models.slides import (
    MOVING,
    Bar,
    Bars,
    Big,
    Check,
    Country,
    Rows,
    Slide,
    Squares,
)
from reports.slides.findings import listed, most
from reports.slides.wording import age, mark_of, skipped, source_of

NEW, NAMED, UNNAMED = "new", "named", "unnamed"
STOOD = {ON_TIME: N_("Đúng hạn"), LATE: N_("Nộp muộn")}
SHOWN = 8
"""Provinces that a slide has room for."""


def stations_slide(network: Network) -> Slide:
    """The newest published number of stations, what is new in it, and which of them are named."""
    stock = network.stock
    if stock is None or not stock.value:
        return skipped("tram", _("Trạm IPPlatform"), _("Chưa có số Trạm được công bố."))
    year = stock.period[:4]
    counted = [s for s in network.stations if not s.opened or s.opened[:4] <= year]
    flow = next((f for f in network.flows if f.period == year and f.value), None)
    fresh = [s for s in counted if flow and s.opened[:4] == year]
    named = [s for s in counted if s not in fresh]
    lines = tuple(
        (f"{number(figure.value or 0)} {_host_type(code)}", _states(code, figure, fresh, named))
        for code, figure in network.stock_by_type.items()
    )
    return Slide(
        key="tram",
        title=_stations_title(stock, flow),
        left=(
            Big(number(stock.value), _("Trạm IPPlatform, theo công bố năm {year}", year=year)),
            Squares(lines, _legend(stock.value, year, fresh, named)),
        ),
        right=(_map(fresh, named),),
        source=_stations_source(network, stock),
        method=(
            (_("Trạm IPPlatform"), f"“{stock.wording}”"),
            (
                _("Không tính"),
                _("số Trạm mới không cộng vào tổng; nguồn khác nhau đứng cạnh nhau."),
            ),
        ),
        rows=_station_rows(counted),
        say=_("“{n} Trạm” là lũy kế khi lập báo cáo.", n=number(stock.value)),
    )


def _host_type(code: str) -> str:
    name = _(HOST_TYPES[code])
    return name if code == SO_KHCN else lower_first(name)


def _stations_title(stock: Figure, flow: Figure | None) -> str:
    n = stock.value or 0
    if flow is None:
        return ngettext("{n} Trạm IPPlatform", "{n} Trạm IPPlatform", n)
    return _(
        "{n} Trạm IPPlatform, {new} Trạm mới trong năm {year}",
        n=number(n),
        new=number(flow.value or 0),
        year=flow.period,
    )


def _states(
    code: str, figure: Figure, fresh: Sequence[Station], named: Sequence[Station]
) -> tuple[str, ...]:
    """One state a counted station of the type; never more than are counted."""
    found = [NEW] * sum(s.host_type == code for s in fresh)
    found += [NAMED] * sum(s.host_type == code for s in named)
    n = figure.value or 0
    return tuple([*found, *[UNNAMED] * (n - len(found))][:n])


def _legend(
    total: int, year: str, fresh: Sequence[Station], named: Sequence[Station]
) -> tuple[tuple[str, str, str], ...]:
    found = []
    if fresh:
        words = _("{n} Trạm lập năm {year}", n=f"{len(fresh):02}", year=year)
        found.append((NEW, words, _names(fresh)))
    if named:
        words = _("{n} Trạm khác được nêu tên", n=f"{len(named):02}")
        found.append((NAMED, words, _names(named)))
    if total > len(fresh) + len(named):
        words = _("{n} Trạm nguồn không nêu tên", n=f"{total - len(fresh) - len(named):02}")
        found.append((UNNAMED, words, ""))
    return tuple(found)


def _names(stations: Sequence[Station]) -> str:
    return ", ".join(sorted((_short(s) for s in stations), key=sort_key))


def _short(station: Station) -> str:
    """Its former province, which the sources name, else its host."""
    return place_name(station.vn63, "vn63") if station.vn63 else station.host


def _map(fresh: Sequence[Station], named: Sequence[Station]) -> Country:
    marked = {s.vn63: NAMED for s in named if s.vn63} | {s.vn63: NEW for s in fresh if s.vn63}
    label = ngettext(
        "Bản đồ 63 tỉnh trước 01/07/2025: {n} Trạm được nêu tên",
        "Bản đồ 63 tỉnh trước 01/07/2025: {n} Trạm được nêu tên",
        len(marked),
    )
    return Country("vn63", label, marked, {code: place_name(code, "vn63") for code in marked})


def _stations_source(network: Network, stock: Figure) -> str:
    others = [
        _("{n} Trạm ({when})", n=number(f.value or 0), when=_when(f.period))
        for f in network.stocks
        if f is not stock and f.value
    ]
    source = _("Nguồn: {sources}.", sources=stock.source)
    if not others:
        return source
    return source + " " + _("Các nguồn khác nhau: {others}.", others=", ".join(others))


def _when(period: str) -> str:
    return month(period[:7]) if len(period) >= 7 else period


def _station_rows(stations: Sequence[Station]) -> Rows:
    columns = (_("Đơn vị chủ trì"), _("Thời điểm mở"), _("Nguồn"))
    rows = [(s.host, s.opened or _("chưa rõ"), s.source) for s in stations]
    return Rows(columns, tuple(sorted(rows, key=lambda row: sort_key(row[0]))))


def reporting_slide(view: NetworkYear) -> Slide:
    """How the stations stand with the newest month that is due."""
    league = view.league
    record = league.newest
    period = league.months[-1]
    title = _("Báo cáo tháng của các Trạm")
    if not record.expected:
        return skipped(
            "bao-cao", title, _("Tháng {month} chưa Trạm nào phải báo cáo.", month=month(period))
        )
    missed = record.expected - record.received
    bars = (
        Bar(_("Đúng hạn"), record.on_time, number(record.on_time), "primary"),
        Bar(
            _("Nộp muộn"),
            record.received - record.on_time,
            number(record.received - record.on_time),
        ),
        Bar(_("Chưa nộp"), missed, number(missed), "ended"),
    )
    finding = _(
        "{received} trong {expected} Trạm đã báo cáo tháng {month}, {on_time} đúng hạn",
        received=number(record.received),
        expected=number(record.expected),
        month=month(period),
        on_time=number(record.on_time),
    )
    told = [row for row in league.rows if row.life.expects(period)]
    invented = [row.illustrative for row in told]
    return Slide(
        "bao-cao",
        finding,
        left=(
            Big(
                f"{number(record.received)}/{number(record.expected)}",
                _("Trạm đã báo cáo tháng {month}", month=month(period)),
            ),
        ),
        right=(Bars(_("Trạm theo thời điểm nộp"), bars),),
        source=_("Số liệu đến {day}. Nguồn: báo cáo tháng của các Trạm.", day=day(view.today)),
        until=view.today,
        illustrative=mark_of([*invented, view.illustrative]),
        method=(
            (
                _("Đã báo cáo"),
                _("Trạm đang hoạt động có báo cáo đã nộp của tháng; đúng hạn: nộp trong hạn."),
            ),
        ),
        rows=Rows(
            (_("Trạm"), _("Đến nay")),
            tuple((row.station.host, _(STOOD.get(row.newest, N_("Chưa nộp")))) for row in told),
        ),
        checks=(Check(MOVING, _("Đổi khi Trạm nộp báo cáo")),),
    )


def places_slide(rows: Sequence[ProvinceRow], fresh: AsOf, today: date) -> Slide:
    """In how many provinces the register has anything, and where most titles are alive."""
    known = [row for row in rows if row.place in PROVINCES_34 and sum(row.total.values()) > 0]
    title = _("Tỉnh, thành phố trong dữ liệu")
    if not known:
        return skipped("cac-tinh", title, _("Chưa có dữ liệu của tỉnh nào."))
    alive = [(place_name(row.place, "vn34"), sum(row.alive.values())) for row in known]
    names, top = most(alive)
    finding = _(
        "{n} trong {all} tỉnh, thành phố có dữ liệu",
        n=number(len(known)),
        all=number(len(PROVINCES_34)),
    )
    if names:
        finding += "; " + _(
            "nhiều văn bằng còn hiệu lực nhất: {names} ({n})", names=listed(names), n=number(top)
        )
    ordered = sorted(alive, key=lambda item: (-item[1], sort_key(item[0])))
    bars = tuple(
        Bar(name, n, number(n), "primary" if name in names else "examination")
        for name, n in ordered[:SHOWN]
    )
    more = len(ordered) - len(bars)
    note = (
        ngettext("và {n} tỉnh, thành phố khác", "và {n} tỉnh, thành phố khác", more)
        if more > 0
        else ""
    )
    return Slide(
        "cac-tinh",
        finding,
        left=(Bars(_("Văn bằng còn hiệu lực"), bars, note),),
        right=(
            Country(
                "vn34",
                _("Bản đồ 34 tỉnh, thành phố: có dữ liệu của {n}", n=len(known)),
                {row.place: NAMED for row in known}
                | {row.place: NEW for row in known if place_name(row.place, "vn34") in names},
                {
                    row.place: place_name(row.place, "vn34")
                    for row in known
                    if place_name(row.place, "vn34") in names
                },
            ),
        ),
        source=source_of(fresh),
        until=fresh.until,
        illustrative=fresh.illustrative,
        method=(
            (_("Còn hiệu lực"), _("còn hiệu lực và còn được nộp muộn, tính đến ngày của số liệu.")),
        ),
        rows=Rows(
            (_("Tỉnh, thành phố"), _("Còn hiệu lực"), _("Tất cả bản ghi")),
            tuple(
                (
                    place_name(row.place, "vn34"),
                    number(sum(row.alive.values())),
                    number(sum(row.total.values())),
                )
                for row in known
            ),
        ),
        checks=age(fresh, today),
    )
