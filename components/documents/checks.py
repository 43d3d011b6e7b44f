"""What is looked at before a report is sent: sums, orders of magnitude, sources that disagree, what
is not known. (fine, sentence)"""

from collections.abc import Iterator

from domain.network.records import STOCK, Figure
from language import _
from language.numbers import number
from read_models.report_year import ReportYear

Check = tuple[bool, str]
ORDER = ("first_time", "visitors", "page_views")


def checks(view: ReportYear) -> tuple[Check, ...]:
    """Of the published numbers of an annual report."""
    if not view.report:
        return ()
    return (*_stations(view), *_visits(view), *_peak(view), *_unclear(view), *_months(view))


def _stations(view: ReportYear) -> Iterator[Check]:
    stocks = [f for f in view.own("stations") if f.measure == STOCK and f.value is not None]
    whole = next((f.value for f in stocks if not f.about), None)
    parts = [f.value or 0 for f in stocks if f.about]
    if whole is None or not parts:
        return
    shown = " + ".join(f"{n:02}" for n in parts)
    yield (
        sum(parts) == whole,
        _(
            "Tổng theo loại đơn vị: {sum}, báo cáo ghi {n} Trạm",
            sum=f"{shown} = {sum(parts)}",
            n=whole,
        ),
    )
    others = [f for f in view.beside if f.subject == "stations" and f.measure == STOCK]
    for figure in others:
        said = _(
            "Nguồn khác ghi {n} Trạm: {source}", n=number(figure.value or 0), source=figure.source
        )
        yield figure.value == whole, said
    named = len([s for s in view.network.network.stations if s.opened[:4] <= str(view.year)])
    yield (
        named >= whole,
        _("{named} trong {n} Trạm có tên trong danh sách", named=f"{named:02}", n=whole),
    )


def _visits(view: ReportYear) -> Iterator[Check]:
    found = [_year(view, metric) for metric in ORDER]
    values = [figure.value for figure in found if figure and figure.value is not None]
    if len(values) == len(ORDER):
        shown = " ≤ ".join(number(value) for value in values)
        yield (
            values == sorted(values),
            _("Khách lần đầu ≤ khách ≤ lượt trang: {shown}", shown=shown),
        )


def _year(view: ReportYear, metric: str) -> Figure | None:
    return next((f for f in view.own(metric) if f.period == str(view.year)), None)


def _peak(view: ReportYear) -> Iterator[Check]:
    whole = _year(view, "page_views")
    months = [f for f in view.own("page_views") if len(f.period) == len("2021-05")]
    if whole and whole.value and months and months[0].value:
        peak = months[0].value
        shown = f"{number(peak)} ≤ {number(whole.value)}"
        yield peak <= whole.value, _("Tháng cao nhất ≤ cả năm: {shown}", shown=shown)


def _unclear(view: ReportYear) -> Iterator[Check]:
    """Numbers of which the report does not tell the time."""
    names = ("consultations", "updates", "listings")
    told = [figure for name in names for figure in view.own(name) if not figure.period]
    if told:
        words = ", ".join(f"“{figure.wording}”" for figure in told)
        yield False, _("Chưa rõ kỳ: {words}", words=words)


def _months(view: ReportYear) -> Iterator[Check]:
    known = sum("page_views" in m.cells for m in view.visits.months)
    yield known == 12, _("Số lượt truy cập theo tháng: biết {n} trong 12 tháng", n=known)
