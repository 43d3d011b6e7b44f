"""Visits to the platform: counters of sessions, not of people. Source: domain facts §1, §3.

Every reader of visits (tables, Matomo, web logs) delivers VisitRow;
data_access.network.write_visits stores them. Counters of different origin stay apart by `series`,
so that they never overwrite each other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from domain.calendar.periods import months_of
from language import N_, _
from language.numbers import dotted

TABLE, MATOMO, LOG, ILLUSTRATIVE = "table", "matomo", "log", "illustrative"
ANALYTICS = "analytics"
SERIES: dict[str, str] = {
    TABLE: N_("bảng số liệu của Viện"),
    MATOMO: N_("Matomo"),
    ANALYTICS: N_("thống kê web (GA4, Plausible, Umami, Cloudflare)"),
    LOG: N_("nhật ký máy chủ; “lần đầu” là lần đầu thấy trong nhật ký"),
    ILLUSTRATIVE: N_("dữ liệu minh họa"),
}
"""Where the counters come from, the most trusted first."""
PUBLISHED, DAYS = "published", "days"
DERIVED: dict[str, str] = {
    PUBLISHED: N_("số đã công bố"),
    DAYS: N_("cộng từ các ngày đã nhập"),
}
"""Where a month's number comes from that is no counter of its own."""
METRICS: dict[str, str] = {
    "page_views": N_("Lượt truy cập trang"),
    "visitors": N_("Khách truy cập"),
    "first_time": N_("Khách truy cập lần đầu"),
}


@dataclass(frozen=True, slots=True)
class VisitRow:
    """Counters of one day ('2021-05-31'), month ('2021-05') or a year's stated total ('2021');
    None: not known, which is not zero.

    `visitors` are sessions ("khách truy cập", Matomo's nb_visits), `first_time` those of visitors
    not seen before, `unique_visitors` another measure that is kept apart (Matomo's
    nb_uniq_visitors)."""

    period: str
    visitors: int | None = None
    first_time: int | None = None
    page_views: int | None = None
    unique_visitors: int | None = None
    series: str = TABLE
    source: str = ""
    note: str = ""
    illustrative: bool = False


@dataclass(frozen=True, slots=True)
class OwnVisits(VisitRow):
    """A line of a file that we gave out ourselves, which may hold no number. `origins`: metric →
    series, or what it is derived from."""

    origins: tuple[tuple[str, str], ...] = ()

    def parts(self) -> Iterator[VisitRow]:
        """What it says, a row an origin."""
        for origin in dict.fromkeys(origin for _metric, origin in self.origins):
            told = {metric: getattr(self, metric) for metric, own in self.origins if own == origin}
            if any(value is not None for value in told.values()):
                invented = origin == ILLUSTRATIVE
                yield VisitRow(self.period, **told, series=origin, illustrative=invented)


Placed = tuple[int | None, VisitRow]
Remark = tuple[int | None, str | None, str]
"""Row of the file, field, what is to be told."""


def faults(row: VisitRow) -> Iterator[tuple[str, str]]:
    """(what the field is called, or '', reason) for each contradiction: first_time ≤ visitors ≤
    page_views."""
    if isinstance(row, OwnVisits):
        for part in row.parts():
            yield from faults(part)
        return
    order = ("first_time", "visitors", "page_views")
    known = [(name, value) for name in order if (value := getattr(row, name)) is not None]
    if not known:
        yield "", _("Không có số liệu nào trong dòng này")
    for (less, small), (more, large) in pairwise(known):
        if small > large:
            yield (
                _(METRICS[less]),
                _(
                    "{less} ({small}) lớn hơn {more} ({large})",
                    less=_(METRICS[less]),
                    small=dotted(small),
                    more=_(METRICS[more]),
                    large=dotted(large),
                ),
            )


def settle_totals(rows: Sequence[Placed]) -> tuple[list[Placed], list[Placed], list[Remark]]:
    """Takes lines of totals (period '' or a year) out of a file's rows and checks them against the
    months or days above.

    Gives the rows, the stated totals of years, and a remark for each sum that differs."""
    kept: list[Placed] = []
    totals: list[Placed] = []
    remarks: list[Remark] = []
    own, wrong = _own_rows(rows)
    remarks += wrong
    for position, row in own:
        if len(row.period) > len("2021"):
            kept.append((position, row))
            continue
        parts = [
            part for _position, part in kept if not row.period or part.period.startswith(row.period)
        ]
        remarks += [
            (position, _(METRICS[name]), reason) for name, reason in _differences(row, parts)
        ]
        if year := row.period or _whole_year(parts):
            totals.append((position, replace(row, period=year)))
    return kept, totals, remarks


def _own_rows(rows: Sequence[Placed]) -> tuple[list[Placed], list[Remark]]:
    """Rows of our own file as those that are stored; sums of days are held against the days in the
    file, and are no rows."""
    found: list[Placed] = []
    sums: list[Placed] = []
    for position, row in rows:
        parts = row.parts() if isinstance(row, OwnVisits) else (row,)
        for part in parts:
            (sums if part.series == DAYS else found).append((position, part))
    days = [row for _position, row in found if len(row.period) == len("2021-05-31")]
    return found, [remark for place, told in sums for remark in _wrong_sums(place, told, days)]


def _wrong_sums(position: int | None, told: VisitRow, days: Sequence[VisitRow]) -> Iterator[Remark]:
    own = [row for row in days if row.period.startswith(told.period)]
    for name, label in METRICS.items():
        stated = getattr(told, name)
        series = {row.series for row in own}
        sums = {sum(getattr(r, name) or 0 for r in own if r.series == one) for one in series}
        if stated is not None and stated not in sums:
            reason = _(
                "Số của tháng được cộng từ các ngày, không nhận số khác; hãy sửa ở dòng của ngày."
            )
            yield position, _(label), reason


def _differences(total: VisitRow, parts: Sequence[VisitRow]) -> Iterator[tuple[str, str]]:
    missing = missing_months([part.period for part in parts])
    without = (
        _("; chưa có {months}", months=", ".join(f"{m[5:]}/{m[:4]}" for m in missing))
        if missing
        else ""
    )
    for name in METRICS:
        stated = getattr(total, name)
        found = sum(getattr(part, name) or 0 for part in parts)
        if stated is not None and stated != found:
            numbers = {
                "stated": dotted(stated),
                "found": dotted(found),
                "gap": dotted(abs(stated - found)),
            }
            yield (
                name,
                _("Dòng tổng ghi {stated}, cộng các dòng được {found}: chênh {gap}", **numbers)
                + without,
            )


def _whole_year(parts: Sequence[VisitRow]) -> str:
    """The year that the rows span from January to December, gaps or not; '' where they do not."""
    months = sorted({part.period[:7] for part in parts})
    spans = (
        months
        and months[0][:4] == months[-1][:4]
        and (months[0][5:], months[-1][5:]) == ("01", "12")
    )
    return months[0][:4] if spans else ""


def missing_months(periods: Sequence[str]) -> list[str]:
    """The months between the first and the last of the periods that none of them falls in."""
    months = sorted({period[:7] for period in periods})
    if not months:
        return []
    years = range(int(months[0][:4]), int(months[-1][:4]) + 1)
    return [
        m
        for year in years
        for m in months_of(year)
        if months[0] <= m <= months[-1] and m not in months
    ]
