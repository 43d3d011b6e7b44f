"""The provincial table as plain lines, for files and for the provincial report."""

from collections.abc import Iterator

from components.province_table.table import has_difference, part_name, period_name
from components.province_table.view import ALL_KINDS, MEASURES, SHOWN, View
from domain.records.kinds import KINDS
from language import _
from read_models.province_table import LAST

Line = list[str | int | None]


def heads(view: View) -> list[tuple[str, str]]:
    """Period and part of each column of numbers."""
    found = []
    for period in view.periods:
        parts = view.data.parts
        names = [part_name(view, part) if len(parts) > 1 else "" for part in parts]
        found += [(period_name(view, period), name) for name in names]
        if period == LAST and has_difference(view):
            found.append((_("Chênh lệch"), ""))
    return found


def lines(view: View) -> Iterator[Line]:
    """What is not told is None, never 0."""
    for measure, name in MEASURES.items():
        for kinds in (*((kind,) for kind in KINDS), ALL_KINDS):
            label = _("Cộng") if kinds == ALL_KINDS else _(KINDS[kinds[0]].label)
            yield [_(name), label, *_numbers(view, measure, kinds)]


def _numbers(view: View, measure: str, kinds: tuple[str, ...]) -> Line:
    found: Line = []
    for period in view.periods:
        shown = period in SHOWN[measure]
        found += [
            view.count(measure, period, kinds, part) if shown else None for part in view.data.parts
        ]
        if period == LAST and has_difference(view):
            found.append(view.difference(measure, kinds))
    return found
