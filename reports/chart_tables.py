"""The numbers of charts as tables of their own, for their files: what a bar says, where it stands,
what is left out. A number that is not known is None, never 0."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from components.deadlines import chart as months_chart
from components.figures.deadlines import ORDER
from components.overview import filings, legal, nice, year
from domain.local_names.indications import incomplete
from domain.places.provinces import OTHER_PLACES, place_name
from domain.records.classes import class_label
from domain.records.kinds import KINDS
from domain.records.statuses import GROUPS, statuses_in
from domain.terms.deadlines import STATES
from domain.text.folding import sort_key
from language import _
from language.dates import numeric
from language.numbers import number
from read_models.deadlines import DeadlinePage
from read_models.overview import Filings, Overview, ProvinceRow

COLUMNS, STACKED, SHARES, BARS = "column", "stacked", "shares", "bar"
"""How a table is drawn: bars beside each other, on each other, as parts of a hundred; lying bars."""
Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class ChartTable:
    """`drawn`: the columns that are series of the chart, none for no chart; the first column names the
    bars. `total`:
    a last line that is not drawn. `notes`: what the chart says beside its bars."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    drawn: tuple[int, ...]
    look: str
    total: tuple[Cell, ...] = ()
    notes: tuple[str, ...] = field(default=())


def of_overview(card: str, data: Overview, day: date) -> ChartTable:
    """One chart of a province's first page; `day`: of the figures."""
    return TABLES[card](data, day)


def _filings(data: Overview, day: date) -> ChartTable:
    found = data.filings
    rows = tuple(_filed(found, place) for place in range(len(found.years)))
    notes = [
        _("Chưa có ngày nộp: {counts}", counts=f"{number(n)} {_(KINDS[kind].short)}")
        for kind, n in found.undated.items()
        if n
    ]
    if found.incomplete and found.years:
        notes.append(f"{found.years[-1]}: {_('đến {day}', day=numeric(day))}")
    columns = (_("Năm"), *_kinds(), _("Cộng"))
    drawn = tuple(range(1, 1 + len(KINDS)))
    return _table(filings.title(), columns, rows, drawn, STACKED, notes=(*notes, incomplete()))


def _legal(data: Overview, _day: date) -> ChartTable:
    rows = tuple(_statuses_of(data, kind) for kind in KINDS)
    columns = (_("Loại"), *(_(group.label) for group in GROUPS.values()), _("Cộng"))
    apart = data.other_offices
    told = f"{_('Không gồm bản ghi của cơ quan nước ngoài:')} {number(apart)}"
    notes = (*((told,) if apart else ()), incomplete())
    drawn = tuple(range(1, 1 + len(GROUPS)))
    return _table(legal.title(), columns, rows, drawn, SHARES, notes=notes, summed=True)


def _filed(found: Filings, place: int) -> tuple[Cell, ...]:
    """One year of the chart: of each kind, and in all."""
    return _summed(str(found.years[place]), [found.counts[kind][place] for kind in KINDS])


def _statuses_of(data: Overview, kind: str) -> tuple[Cell, ...]:
    found = data.status.get(kind, {})
    counts = [sum(found.get(status, 0) for status in statuses_in(group)) for group in GROUPS]
    return _summed(_(KINDS[kind].short), counts)


def _nice(data: Overview, _day: date) -> ChartTable:
    rows = tuple((class_label(code), n) for code, n in data.nice)
    columns = (_("Nhóm Nice"), _("Nhãn hiệu còn hiệu lực"))
    notes = (_("Một nhãn hiệu được đếm ở mỗi nhóm của nó"),)
    return _table(nice.title(), columns, rows, (1,), BARS, notes=notes)


def _year(data: Overview, _day: date) -> ChartTable:
    """Kinds down; of each measure this year, the same days of last year, the difference."""
    columns: list[str] = [_("Loại")]
    for told in data.to_date:
        label = _(year.TITLES[told.measure])
        columns += [f"{label} {told.until.year}", f"{label} {told.last_until.year}"]
        columns.append(f"{label}, {_('Chênh lệch').lower()}")
    rows = tuple(_to_date(data, kind) for kind in KINDS)
    notes = [
        f"{_(year.TITLES[told.measure])}: {numeric(told.since)} – {numeric(told.until)}, "
        f"{_('cùng kỳ')} {numeric(told.last_since)} – {numeric(told.last_until)}"
        for told in data.to_date
    ]
    if any(any(told.untold) for told in data.to_date):
        notes.append(_("Ô trống: chưa phân được theo tỉnh cũ, không phải 0."))
    drawn = tuple(place for place in range(1, len(columns)) if place % 3)
    return ChartTable(
        title=year.title(),
        columns=tuple(columns),
        rows=rows,
        drawn=drawn,
        look=COLUMNS,
        total=_to_date(data, None),
        notes=(*notes, incomplete()),
    )


def _to_date(data: Overview, kind: str | None) -> tuple[Cell, ...]:
    """One kind, or all of them."""
    cells: list[Cell] = [_(KINDS[kind].short) if kind else _("Tất cả")]
    for told in data.to_date:
        now, before = told.by_kind.get(kind, (0, 0)) if kind else (told.n, told.last_n)
        cells += [now, before, None if any(told.untold) else now - before]
    return tuple(cells)


TABLES = {filings.CARD: _filings, legal.CARD: _legal, nice.CARD: _nice, year.CARD: _year}


def of_deadlines(page: DeadlinePage) -> ChartTable:
    """Months of deadlines by what became of them."""
    rows = tuple(_month(name, counts) for name, counts in page.months)
    columns = (_("Tháng"), *(_(STATES[state]) for state in ORDER))
    drawn = tuple(range(1, len(columns)))
    notes = (_("Theo ngày quyết định: hạn nộp, hoặc ngày cuối được nộp muộn."),)
    title = months_chart.title()
    return _table(title, columns, rows, drawn, STACKED, notes=notes, summed=True)


def _month(name: str, counts: Mapping[str, int]) -> tuple[Cell, ...]:
    return (name, *(counts.get(state, 0) for state in ORDER))


def of_places(rows: Sequence[ProvinceRow], vintage: str, other_offices: int) -> ChartTable:
    """Titles alive of each place: provinces by name, then owners abroad and what has no province;
    with them the line of the country is that of either map."""
    known = [row for row in rows if row.place not in OTHER_PLACES]
    known.sort(key=lambda row: sort_key(place_name(row.place, vintage)))
    others = [row for row in rows if row.place in OTHER_PLACES]
    lines = tuple(_place(row, vintage) for row in (*known, *others))
    alive, every = _("Cộng còn hiệu lực"), _("Tất cả bản ghi")
    columns = (_("Tỉnh, thành phố"), *_kinds(), alive, every)
    apart = f"{_('Không gồm bản ghi của cơ quan nước ngoài:')} {number(other_offices)}"
    notes = (*((apart,) if other_offices else ()), incomplete())
    title = _("Văn bằng còn hiệu lực theo tỉnh, thành phố")
    total = _added(_("Cả nước"), lines)
    return ChartTable(
        title=title,
        columns=columns,
        rows=lines,
        drawn=(1 + len(KINDS),),
        look=BARS,
        total=total,
        notes=notes,
    )


def _place(row: ProvinceRow, vintage: str) -> tuple[Cell, ...]:
    alive = [row.alive.get(kind, 0) for kind in KINDS]
    return (*_summed(place_name(row.place, vintage), alive), sum(row.total.values()))


def _kinds() -> tuple[str, ...]:
    return tuple(_(kind.short) for kind in KINDS.values())


def _summed(name: str, counts: Sequence[int]) -> tuple[Cell, ...]:
    return (name, *counts, sum(counts))


def _added(name: str, rows: Sequence[tuple[Cell, ...]]) -> tuple[Cell, ...]:
    """The line under rows whose cells are all known."""
    width = len(rows[0]) if rows else 1
    sums = [sum(int(row[place] or 0) for row in rows) for place in range(1, width)]
    return (name, *sums)


def _table(
    title: str,
    columns: tuple[str, ...],
    rows: tuple[tuple[Cell, ...], ...],
    drawn: tuple[int, ...],
    look: str,
    *,
    notes: tuple[str, ...],
    summed: bool = False,
) -> ChartTable:
    total = _added(_("Cộng"), rows) if summed and rows else ()
    return ChartTable(
        title=title, columns=columns, rows=rows, drawn=drawn, look=look, total=total, notes=notes
    )
