"""Visits by month or by day, as the institute keeps them. A line of totals is checked against the
lines above it. Source: domain §3."""

import re
from functools import lru_cache
from itertools import zip_longest
from typing import Any

from domain.calendar.dates import BadDate
from domain.calendar.periods import parse_month
from domain.network.visits import DERIVED, METRICS, SERIES, OwnVisits, VisitRow
from domain.text.folding import fold
from language import _
from language.translation import LANGUAGES, in_language
from readers.file.explained_headings import IGNORED
from readers.layouts.hosts import ORIGIN
from readers.layouts.layout import Layout, Line
from readers.spellings.labels import codes_of

BEFORE = (
    "",
    "Số",
    "Số lượng",
    "Lượng",
    "Tổng",
    "Tổng số",
    "Tổng số lượng",
    "Tổng lượng",
    "Total",
    "Total number of",
    "Number of",
)
"""Words before what is counted, as the published reports write them: 'Tổng số trang truy cập',
'Total Page Views'."""


def _counted(
    vietnamese: tuple[str, ...], english: tuple[str, ...], alone: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """Every way to head a column: with a word of number before it, in one language or with the
    other in brackets, with its unit."""
    said = {f"{before} {name}".strip() for before in BEFORE for name in vietnamese}
    told = {f"{before} {name}".strip() for before in BEFORE for name in english}
    both = {f"{a} ({b})" for a in said for b in told} | {f"{b} ({a})" for a in said for b in told}
    return (*alone, *sorted(said | told | both))


ALIASES = {
    "month": ("Tháng", "Tháng/năm", "Tháng năm", "Kỳ", "Thời gian", "Month", "Period", "Tháng (Month)"),
    "day": ("Ngày", "Ngày tháng", "Date", "Day"),
    "year": ("Năm", "Year"),
    "visitors": _counted(("khách truy cập", "lượt khách truy cập", "khách"), ("visitors", "visits")),
    "first_time": _counted(
        (
            "khách truy cập lần đầu", "khách truy cập mới", "khách lần đầu", "khách mới", "lượt khách truy cập lần đầu",
            "lượt khách truy cập mới", "khách truy cập lần đầu tiên",
        ),
        ("first time visitors", "new visitors", "first time visits", "new visits"),
        ("Lần đầu",),
    ),
    "page_views": _counted(
        (
            "trang truy cập", "lượt truy cập trang", "lượt xem trang", "lượt trang", "trang được truy cập", "trang được xem", "trang xem",
            "lượt trang truy cập",
        ),
        ("page views", "pageviews", "pages viewed"),
    ),
    "unique_visitors": _counted(("khách truy cập duy nhất", "khách duy nhất"), ("unique visitors",)),
    "origins": ("Nguồn số", "Source of the number"),
    **{name: ORIGIN[name] for name in ("source", "note", "illustrative")},
    IGNORED: ("STT", "TT", "No."),
}  # fmt: skip
_YEAR = re.compile(r"(?:nam )?[0-9]{4}")
_YEAR_WITHIN = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_MONTH_ALONE = re.compile(r"(?:thang )?(?:0?[1-9]|1[0-2])")
TOTAL = ("tong", "cong", "ca nam", "total", "luy ke")


def _recognises(fields: frozenset[str]) -> bool:
    return bool({"month", "day"} & fields) and bool(set(METRICS) & fields)


def _build(line: Line) -> VisitRow | None:
    values: dict[str, Any] = {name: line.count(name) for name in (*METRICS, "unique_visitors")}
    if line.has("origins"):
        return _own(line, values)
    period = _total(line) if _is_total(line) else _period(line)
    if line.errors:
        return None
    return VisitRow(
        period,
        **values,
        source=line.text("source") or "",
        note=line.text("note") or "",
        illustrative=line.flag("illustrative"),
    )


def _own(line: Line, values: dict[str, Any]) -> OwnVisits | None:
    """A line of the file that the page gives: a month, or a day in the same column."""
    period = line.period("day" if line.has("day") else "month")
    origins = _origins(line, values)
    if not period and not line.errors:
        line.reject("month", _("Thiếu tháng"))
    return None if line.errors else OwnVisits(period, **values, origins=origins)


def _origins(line: Line, values: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """Of each number that stands in the line."""
    text = line.text("origins") or ""
    known = codes_of(SERIES | DERIVED)
    whole = known.get(fold(text))
    each = _each(text)
    told = [name for name in METRICS if values[name] is not None]
    found = {name: whole or known.get(fold(each.get(name, ""))) for name in told}
    if not all(found.values()):
        line.reject("origins", _("“{text}” không phải nguồn số đã biết", text=text[:80]))
    return tuple((name, origin) for name, origin in found.items() if origin)


def _each(text: str) -> dict[str, str]:
    """Metric → its origin, out of 'Khách truy cập: Matomo; Lượt truy cập trang: số đã công bố'."""
    starts = sorted((text.find(said), name, said) for said, name in _metrics() if said in text)
    ends = [at for at, _name, _said in starts[1:]]
    return {
        name: text[at + len(said) : end].strip("; ")
        for (at, name, said), end in zip_longest(starts, ends)
    }


@lru_cache(maxsize=1)
def _metrics() -> tuple[tuple[str, str], ...]:
    """How a metric's own origin begins, in every language, with its code."""
    found: list[tuple[str, str]] = []
    for language in LANGUAGES:
        with in_language(language):
            found += [(f"{_(label)}: ", name) for name, label in METRICS.items()]
    return tuple(dict.fromkeys(found))


def _is_compared(label: str) -> bool:
    """A number of the year beside, as our own workbook has it: 'Khách truy cập, 2025'."""
    said, _comma, year = label.rpartition(", ")
    return len(year) == 4 and year.isdecimal() and f"{said}: " in dict(_metrics())


def _label(line: Line) -> str:
    return line.text("day" if line.has("day") else "month") or ""


def _is_total(line: Line) -> bool:
    label = fold(_label(line))
    return label.startswith(TOTAL) or bool(_YEAR.fullmatch(label))


def _total(line: Line) -> str:
    """The year that the line names, '' where it names none: then it is the sum of what stands above
    it."""
    named = [
        word
        for word in fold(_label(line)).replace("/", " ").split()
        if word.isdigit() and len(word) == 4
    ]
    return named[0] if named else ""


def _period(line: Line) -> str:
    if line.has("day"):
        day = line.day("day")
        if day is None and not line.errors:
            line.reject("day", _("Thiếu ngày"))
        return day.isoformat() if day else ""
    return _month(line)


def _month(line: Line) -> str:
    """With a year column, or under a title that names one year, the month may stand alone."""
    period = line.as_month("month")
    text = line.text("month") or ""
    year = line.text("year")
    if not year and _MONTH_ALONE.fullmatch(fold(text)):
        year = _year_of(line.part)
    if period:
        return period
    try:
        return parse_month(f"{text}/{year}" if year else text)
    except BadDate as problem:
        line.reject("month", str(problem) if text else _("Thiếu tháng"))
        return ""


@lru_cache(maxsize=64)
def _year_of(title: str) -> str | None:
    """The year that a title is about, where it names one alone."""
    found = set(_YEAR_WITHIN.findall(fold(title)))
    return found.pop() if len(found) == 1 else None


LAYOUT = Layout("visits", ALIASES, _recognises, _build, kind="visits", aside=_is_compared)
