"""What can be chosen in each filter: label, whether it is chosen, the address that chooses it or
takes it away, its number of rows."""

from collections.abc import Mapping
from typing import Any

from components.register.chips import DUE_LABELS, FOLLOWED, MISSING_LABELS
from components.register.columns import COLUMNS, shown
from components.register.view import Bar
from domain.calendar.dates import year_span
from domain.places.provinces import members, place_name, places
from domain.records.asset import UNKNOWN_FORMER
from domain.records.classes import class_label
from domain.records.kinds import MARK_CATEGORIES
from domain.records.owners import OWNER_TYPES
from domain.records.statuses import STATUSES
from language import _

Choice = tuple[str, bool, str, int | None]
"""Label, chosen, address, number of rows or None where they are not counted."""
SHOWN_YEARS = 12


def _n(counts: Mapping[Any, int] | None, code: Any) -> int | None:
    """What is not among counted ones has none; None where they were not counted."""
    return None if counts is None else counts.get(code, 0)


def _toggled(codes: tuple[str, ...], code: str) -> tuple[str, ...]:
    return tuple(c for c in codes if c != code) if code in codes else (*codes, code)


def statuses(bar: Bar) -> list[Choice]:
    chosen, n = bar.filters.statuses, bar.facets.statuses
    return [
        (_(s.label), code in chosen, bar.href(statuses=_toggled(chosen, code)), _n(n, code))
        for code, s in STATUSES.items()
    ]


def owner_types(bar: Bar) -> list[Choice]:
    chosen, n = bar.filters.owner_types, bar.facets.owner_types
    return [
        (_(label), code in chosen, bar.href(owner_types=_toggled(chosen, code)), _n(n, code))
        for code, label in OWNER_TYPES.items()
    ]


def years(bar: Bar) -> list[Choice]:
    found: list[Choice] = []
    for year, n in list((bar.facets.years or {}).items())[:SHOWN_YEARS]:
        since, until = year_span(year)
        chosen = (bar.filters.since, bar.filters.until) == (since, until)
        href = bar.href(since=None, until=None) if chosen else bar.href(since=since, until=until)
        found.append((str(year), chosen, href, n))
    return found


def classes(bar: Bar) -> list[Choice]:
    chosen = bar.filters.classes
    n = bar.facets.classes or {}
    codes = [*chosen, *(code for code in n if code not in chosen)]
    return [
        (class_label(code), code in chosen, bar.href(classes=_toggled(chosen, code)), n.get(code))
        for code in codes
    ]


def categories(bar: Bar) -> list[Choice]:
    chosen, n = bar.filters.categories, bar.facets.categories
    return [
        (_(label), code in chosen, bar.href(categories=_toggled(chosen, code)), _n(n, code))
        for code, label in MARK_CATEGORIES.items()
    ]


def due(bar: Bar) -> list[Choice]:
    chosen, n = bar.filters.due, bar.facets.due
    return [
        (_(label), code == chosen, bar.href(due="" if code == chosen else code), _n(n, code))
        for code, label in DUE_LABELS.items()
    ]


def formers(bar: Bar, vn34: str) -> list[Choice]:
    chosen = bar.filters.former
    n = bar.facets.former
    codes = (*members(vn34), UNKNOWN_FORMER)
    place = None if bar.province else vn34
    return [
        (
            place_name(code, "vn63"),
            code == chosen,
            bar.href(place=place, former=None if code == chosen else code),
            _n(n, code),
        )
        for code in codes
    ]


def provinces(bar: Bar) -> list[Choice]:
    chosen, n = bar.filters.area, bar.facets.places
    return [
        (
            place_name(code, "vn34"),
            code == chosen,
            bar.href(place=None if code == chosen else code, former=None),
            _n(n, code),
        )
        for code in places()
    ]


def tags(bar: Bar) -> list[Choice]:
    chosen, found = bar.filters.tags, bar.facets.tags
    codes = [*found, *(code for code in chosen if code not in found)]
    return [
        (
            found.get(code, (code, 0))[0],
            code in chosen,
            bar.href(tags=_toggled(chosen, code)),
            found.get(code, ("", 0))[1],
        )
        for code in codes
    ]


def followed(bar: Bar) -> list[Choice]:
    """For who can follow: the own ones alone."""
    n, chosen = bar.facets.followed, bar.filters.followed
    if n is None:
        return []
    return [(_(FOLLOWED), chosen, bar.href(followed=not chosen), n)]


def missing(bar: Bar) -> list[Choice]:
    chosen, n = bar.filters.missing, bar.facets.missing
    return [
        (_(label), code in chosen, bar.href(missing=_toggled(chosen, code)), _n(n, code))
        for code, label in MISSING_LABELS.items()
    ]


def columns(bar: Bar) -> list[Choice]:
    """The asset itself is always shown. Every choice names its columns in full, so that it can be
    remembered."""
    used = shown(bar)
    found: list[Choice] = []
    for code, column in COLUMNS.items():
        if code != "title":
            wanted = {*used, code} if code not in used else {c for c in used if c != code}
            columns = tuple(c for c in COLUMNS if c in wanted | {"title"})
            found.append((_(column.title), code in used, bar.href(columns=columns), None))
    return found
