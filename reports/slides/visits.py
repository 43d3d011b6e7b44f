"""Slides about visits: years that are published or counted whole, each metric by itself.

Years without a number are gaps with the source's own words; nothing is worked out of 'khoảng'."""

from collections.abc import Sequence

from domain.network.records import Figure
from domain.network.visits import METRICS
from language import N_, _
from language.dates import month
from language.numbers import large, missing, number, percent
from read_models.slides import (
    MISSING,
    Bar,
    Bars,
    Big,
    Block,
    Check,
    Columns,
    Compared,
    Rows,
    Slide,
)
from read_models.visit_years import YearCell, YearLine
from reports.slides.findings import MANIFOLD, compared, difference, peak, times
from reports.slides.wording import skipped

PAGE_VIEWS, VISITORS, FIRST_TIME = "page_views", "visitors", "first_time"
NAMES = METRICS
MEANINGS = {
    PAGE_VIEWS: N_("số lần một trang của Nền tảng được mở, theo lời công bố."),
    VISITORS: N_("số khách theo lời công bố; nguồn không nêu là trong năm hay cộng dồn."),
    FIRST_TIME: N_("số khách đến lần đầu, theo lời công bố."),
}
PEAK = N_("Tháng cao nhất")


def years_slide(lines: Sequence[YearLine], metric: str) -> Slide:
    """One metric over all years, gaps included."""
    known = [line for line in lines if line.cells[metric].shown is not None]
    if not known:
        return skipped(metric, _(NAMES[metric]), _("Chưa có số cả năm nào."))
    return Slide(
        key=metric,
        title=_years_title(known, metric),
        left=(
            Columns(_years_subtitle(metric), tuple(_bar(line, metric, known) for line in lines)),
        ),
        right=_beside(known, metric),
        source=_sources(lines, metric),
        method=_method(known, lines, metric),
        rows=_rows(lines, metric),
        say=_("Trong ngoặc kép là lời của nguồn; không suy ra số từ “khoảng”."),
        minutes=3,
        checks=_gaps(lines, metric),
    )


def _years_subtitle(metric: str) -> str:
    return _("{metric} mỗi năm", metric=_(NAMES[metric]))


def _value(line: YearLine, metric: str) -> int:
    return line.cells[metric].shown or 0


def _years_title(known: Sequence[YearLine], metric: str) -> str:
    last = known[-1]
    name = _(NAMES[metric])
    shown = large(_value(last, metric))
    if len(known) == 1:
        return _("{metric} năm {year} đạt {n}", metric=name, year=last.year, n=shown)
    if metric == VISITORS:  # nobody says whether it is of the year or cumulative
        return _(
            "{metric} theo công bố: {n} năm {year}, {before} năm {other}",
            metric=name,
            n=number(_value(last, metric)),
            year=last.year,
            before=number(_value(known[-2], metric)),
            other=known[-2].year,
        )
    than = _("năm {year}", year=known[-2].year)
    change = compared(_value(last, metric), _value(known[-2], metric), than)
    return _(
        "{metric} năm {year} đạt {n}, {change}",
        metric=name,
        year=last.year,
        n=shown,
        change=change,
    )


def _bar(line: YearLine, metric: str, known: Sequence[YearLine]) -> Bar:
    cell = line.cells[metric]
    if cell.shown is None:
        return Bar(str(line.year), None, "", words=_why_missing(cell))
    shade = "primary" if line is known[-1] else "examination"
    return Bar(str(line.year), cell.shown, number(cell.shown), shade, _quoted(cell.figure))


def _why_missing(cell: YearCell) -> str:
    if not cell.told:
        return _("chưa có số")
    told = cell.told[0]
    return _(
        "không có số cả năm; {month}: {n}", month=month(told.period), n=number(told.value or 0)
    )


def _quoted(figure: Figure | None) -> str:
    """The source's own words about a change, where it has any."""
    if figure is None or not figure.compared_to or "%" not in figure.wording:
        return ""
    return f"“{figure.wording}”"


def _beside(known: Sequence[YearLine], metric: str) -> tuple[Block, ...]:
    """The same years' other numbers, as far as any is known."""
    chosen = known[-2:]
    lines = [
        (_(NAMES[other]), tuple(_compared_cell(line.cells[other]) for line in chosen))
        for other in METRICS
        if other != metric and any(line.cells[other].shown is not None for line in chosen)
    ]
    peaks = tuple(_peak_cell(line) for line in chosen)
    if metric == PAGE_VIEWS and any(n != missing() for n, _words in peaks):
        lines.append((_(PEAK), peaks))
    columns = tuple(str(line.year) for line in chosen)
    note = _(MEANINGS[VISITORS]) if metric != VISITORS else ""
    words = f"{_(NAMES[VISITORS])}: {note}" if note else ""
    return (Compared(columns, tuple(lines), words),) if lines else ()


def _compared_cell(cell: YearCell) -> tuple[str, str]:
    shown = missing() if cell.shown is None else number(cell.shown)
    return shown, _quoted(cell.figure)


def _peak_cell(line: YearLine) -> tuple[str, str]:
    found = peak_of(line)
    return (number(found[1]), month(found[0])) if found else (missing(), "")


def peak_of(line: YearLine) -> tuple[str, int] | None:
    """The month with most page views of a year, and its number: of twelve known months, else the
    one that is published as the highest. None where it is not known, or where months tie."""
    cell = line.cells[PAGE_VIEWS]
    if len(cell.months) == 12:
        top = max(cell.months.values())
        best = [m for m, n in cell.months.items() if n == top]
        return (best[0], top) if len(best) == 1 else None
    said = [f for f in cell.told if "cao nhất" in f.wording and f.value is not None]
    return (said[0].period, said[0].value or 0) if said else None


def _sources(lines: Sequence[YearLine], metric: str) -> str:
    figures = [line.cells[metric].figure for line in lines]
    told = [figure for line in lines for figure in line.cells[metric].told]
    named = dict.fromkeys(f.source for f in (*figures, *told) if f and f.source)
    return _("Nguồn: {sources}.", sources="; ".join(named)) if named else ""


def _method(
    known: Sequence[YearLine], lines: Sequence[YearLine], metric: str
) -> tuple[tuple[str, str], ...]:
    found = [(_(NAMES[metric]), _(MEANINGS[metric]))]
    if len(known) > 1 and metric != VISITORS:
        now, before = _value(known[-1], metric), _value(known[-2], metric)
        if before:
            found.append((times(now, before), f"= {number(now)} : {number(before)}"))
    gaps = [str(line.year) for line in lines if line not in known]
    if gaps:
        found.append(
            (
                _("Không tính"),
                _(
                    "năm {years}: không có số cả năm; không suy ra từ “khoảng”.",
                    years=", ".join(gaps),
                ),
            )
        )
    return tuple(found)


def _rows(lines: Sequence[YearLine], metric: str) -> Rows:
    columns = (_("Kỳ"), _(NAMES[metric]), _("Lời của nguồn"), _("Nguồn"))
    rows = []
    for line in lines:
        cell = line.cells[metric]
        figures = [*cell.told, *([cell.figure] if cell.figure else [])]
        rows += [_row(figure) for figure in sorted(figures, key=lambda f: f.period)]
        if cell.figure is None and cell.shown is not None:
            rows.append((str(line.year), number(cell.shown), "", _("Tổng các tháng đã nhập")))
    return Rows(columns, tuple(rows))


def _row(figure: Figure) -> tuple[str, ...]:
    period = month(figure.period) if len(figure.period) == 7 else figure.period
    shown = missing() if figure.value is None else number(figure.value)
    return period, shown, f"“{figure.wording}”" if figure.wording else "", figure.source


def _gaps(lines: Sequence[YearLine], metric: str) -> tuple[Check, ...]:
    gaps = [str(line.year) for line in lines if line.cells[metric].shown is None]
    if not gaps:
        return ()
    return (Check(MISSING, _("Thiếu số cả năm {years}", years=", ".join(gaps))),)


def peak_slide(lines: Sequence[YearLine]) -> Slide:
    """The highest month of the newest year that has one: beside all months where they are known,
    else beside the mean of the year's other months."""
    found = [(line, best) for line in lines if (best := peak_of(line))]
    if not found:
        return skipped("thang", _(PEAK), _("Chưa có tháng nào được công bố là cao nhất."))
    line, (period, top) = found[-1]
    cell = line.cells[PAGE_VIEWS]
    if len(cell.months) == 12:
        return _months_slide(line, period, top)
    if cell.figure is None or not cell.figure.value:
        return skipped("thang", _(PEAK), _("Chưa có số cả năm {year}.", year=line.year))
    return _share_slide(line, period, top, cell.figure.value)


def _months_slide(line: YearLine, period: str, top: int) -> Slide:
    months = sorted(line.cells[PAGE_VIEWS].months.items())
    bars = tuple(
        Bar(month(m), n, number(n), "primary" if m == period else "examination") for m, n in months
    )
    title = peak([(month(m), n) for m, n in months], _("lượt truy cập trang"))
    unit = _("Lượt truy cập trang theo tháng, {year}", year=line.year)
    return Slide(
        "thang",
        _("Tháng {finding}", finding=title),
        left=(Columns(unit, bars),),
        source=_("Nguồn: các tháng đã nhập."),
        method=((_(NAMES[PAGE_VIEWS]), _(MEANINGS[PAGE_VIEWS])),),
        rows=Rows((_("Tháng"), _("Lượt")), tuple((month(m), number(n)) for m, n in months)),
    )


def _share_slide(line: YearLine, period: str, top: int, total: int) -> Slide:
    others = round((total - top) / 11)
    title = _(
        "Tháng {month} có nhiều lượt truy cập nhất năm {year}: {n}, {change}",
        month=month(period),
        year=line.year,
        n=number(top),
        change=_above(top, others),
    )
    bars = (
        Bar(month(period), top, number(top), "primary"),
        Bar(_("Trung bình 11 tháng khác"), others, number(others)),
    )
    part = _("{percent} của cả năm {year}", percent=percent(top / total, 1), year=line.year)
    note = _("Số của từng tháng khác chưa có; trung bình tính từ tổng cả năm {n}.", n=number(total))
    figure = line.cells[PAGE_VIEWS].figure
    rows = Rows(
        (_("Kỳ"), _("Lượt")),
        ((month(period), number(top)), (str(line.year), number(total))),
    )
    return Slide(
        "thang",
        title,
        left=(
            Big(number(top), _("lượt truy cập trang, tháng {month}", month=month(period)), part),
        ),
        right=(Bars(_("So với một tháng trung bình"), bars, note),),
        source=_("Nguồn: {sources}.", sources=figure.source) if figure else "",
        method=(
            (number(others), f"= ({number(total)} − {number(top)}) : 11"),
            (percent(top / total, 1), f"= {number(top)} : {number(total)}"),
        ),
        rows=rows,
        say=_("Tháng cao nhất là lời của nguồn; các tháng khác không được nêu riêng."),
        checks=(Check(MISSING, _("Thiếu số của 11 tháng")),),
    )


def _above(top: int, others: int) -> str:
    """How far a month stands over the mean of the others: no growth, for it follows no time."""
    mean = _("trung bình 11 tháng khác")
    if others and top / others < MANIFOLD:
        return _("cao hơn {mean} {size}", mean=mean, size=difference(top, others))
    return compared(top, others, mean)


def visit_slides(lines: Sequence[YearLine]) -> tuple[Slide, ...]:
    return (
        years_slide(lines, PAGE_VIEWS),
        peak_slide(lines),
        years_slide(lines, VISITORS),
        years_slide(lines, FIRST_TIME),
    )
