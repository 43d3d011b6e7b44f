"""The columns of the table of all places: what each tells of a place, and of several together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from components import html
from components.places.numbers import (
    before,
    before_pair,
    changed,
    fees_of,
    fees_told,
    in_percent,
    opened,
    people,
    per_capita,
    shared,
    summed,
    whole,
    whole_of,
)
from components.places.view import View
from language import _
from language.dates import day
from language.numbers import NOT_APPLICABLE, change, number
from read_models.compared import PlaceFigures
from read_models.place_indicators import (
    FILED,
    FLOWS,
    GRANTED,
    NAMES,
    OF_REGISTER,
    PER_CAPITA,
    WHOLES,
    kind_asked,
    ways_of_telling,
)

Rows = Sequence[PlaceFigures]


@dataclass(frozen=True)
class Told:
    """`of`: what is told of a place; `together`: of several, None: nothing; `linked`: of all, which
    are the country; `sent`: about files of departments, which places of no province have none of."""

    title: str
    of: Callable[[PlaceFigures], Any]
    together: Callable[[Rows], Any] | None = None
    linked: Callable[[Rows], Any] | None = None
    sent: bool = False

    def sum(self, rows: Rows, *, country: bool) -> Any:
        tell = (self.linked if country else None) or self.together
        return NOT_APPLICABLE if tell is None else tell(rows)


def columns(view: View) -> list[Told]:
    asked = view.data.asked
    kind = kind_asked(asked.indicator, asked.kind)
    year = view.data.period.until.year
    last = view.data.period.last
    found = [_of_indicator(view)]
    if asked.indicator in WHOLES:
        found.append(_of_share(view))
    if asked.indicator in FLOWS and asked.indicator not in OF_REGISTER:
        found += _of_equal_times(view)
    found.append(Told(_("Dân số"), lambda row: people(row.population, short=True)))
    if PER_CAPITA in ways_of_telling(asked.indicator):
        found.append(
            Told(_("Trên 10.000 dân"), lambda row: per_capita(row.per_capita(_n(view, row))))
        )
    found += [
        _counted(view, _("Đơn nộp {year}", year=year), FILED, kind),
        Told(
            str(year - 1),
            lambda row: before(view, row, FILED, kind),
            lambda rows: number(summed(view, rows, FILED, last)),
            lambda rows: whole(view, summed(view, rows, FILED, last), FILED, last),
        ),
        Told(
            _("Thay đổi"),
            lambda row: changed(row, FILED, kind),
            lambda rows: change(summed(view, rows, FILED), summed(view, rows, FILED, last)),
        ),
        _counted(view, _("Cấp {year}", year=year), GRANTED, kind),
        *([Told(_("Sở gửi gần nhất"), _sent, sent=True)] if view.data.tells_sent else []),
        Told(_("Có dữ liệu phí"), lambda row: fees_told(row, asked.vintage), fees_of),
    ]
    return found


def _n(view: View, row: PlaceFigures) -> int | None:
    return view.data.count(row)


def _of_indicator(view: View) -> Told:
    asked = view.data.asked

    def of(row: PlaceFigures) -> Any:
        if _n(view, row) is None:
            return _("chưa có dữ liệu")
        return opened(view, row, asked.indicator, asked.kind)

    told = _counted(view, _(NAMES[asked.indicator]), asked.indicator, asked.kind)
    return Told(told.title, of, told.together, told.linked)


def _of_share(view: View) -> Told:
    indicator, kind = view.data.asked.indicator, view.data.asked.kind

    def together(rows: Rows) -> str:
        of = whole_of(view, rows, indicator)
        return in_percent(summed(view, rows, indicator) / of if of else None)

    return Told(_("Tỷ lệ"), lambda row: shared(row, indicator, kind), together)


def _of_equal_times(view: View) -> list[Told]:
    """What the network tells of the same time of the year before: of places that tell both."""
    indicator = view.data.asked.indicator

    def both(rows: Rows) -> tuple[int, int]:
        pairs = [pair for row in rows if (pair := row.pair(indicator))]
        return sum(now for now, _then in pairs), sum(then for _now, then in pairs)

    return [
        Told(
            _("Cùng kỳ năm trước"),
            lambda row: before_pair(view, row, indicator)[0],
            lambda rows: number(both(rows)[1]),
        ),
        Told(
            _("Thay đổi so với cùng kỳ"),
            lambda row: before_pair(view, row, indicator)[1],
            lambda rows: change(*both(rows)),
        ),
    ]


def _counted(view: View, title: str, indicator: str, kind: str) -> Told:
    return Told(
        title,
        lambda row: opened(view, row, indicator, kind),
        lambda rows: number(summed(view, rows, indicator)),
        lambda rows: whole(view, summed(view, rows, indicator), indicator),
    )


def _sent(row: PlaceFigures) -> Any:
    return day(row.sent) if row.sent else html.Span(_("chưa gửi"), className="hint")
