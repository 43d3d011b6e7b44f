"""Visits by month or by day, as the institute keeps them. A line of totals is checked against the
lines above it. Source: domain §3."""

import re
from typing import Any

from domain.calendar.dates import BadDate
from domain.calendar.periods import parse_month
from domain.network.visits import METRICS, VisitRow
from domain.text.folding import fold
from language import _
from readers.file.explained_headings import IGNORED
from readers.layouts.hosts import ORIGIN
from readers.layouts.layout import Layout, Line

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
    **{name: ORIGIN[name] for name in ("source", "note", "illustrative")},
    IGNORED: ("STT", "TT", "No."),
}  # fmt: skip
_YEAR = re.compile(r"(?:nam )?[0-9]{4}")
TOTAL = ("tong", "cong", "ca nam", "total", "luy ke")


def _recognises(fields: frozenset[str]) -> bool:
    return bool({"month", "day"} & fields) and bool(set(METRICS) & fields)


def _build(line: Line) -> VisitRow | None:
    values: dict[str, Any] = {name: line.count(name) for name in (*METRICS, "unique_visitors")}
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
    """With a year column the month may stand alone."""
    period, text, year = line.as_month("month"), line.text("month") or "", line.text("year")
    if period:
        return period
    try:
        return parse_month(f"{text}/{year}" if year else text)
    except BadDate as problem:
        line.reject("month", str(problem) if text else _("Thiếu tháng"))
        return ""


LAYOUT = Layout("visits", ALIASES, _recognises, _build, kind="visits")
