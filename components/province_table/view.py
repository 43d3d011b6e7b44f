"""What the provincial table is drawn from."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.places.provinces import Province
from domain.records.kinds import KINDS
from domain.records.statuses import ALIVE
from language import N_
from read_models.province_table import (
    ALIVE_NOW,
    ALL,
    FILED,
    GRANTED,
    LAST,
    MONTH,
    SPECIAL_MARKS,
    WHOLE,
    YEAR,
    ProvinceTable,
)
from sitemap import addresses

MEASURES = {
    FILED: N_("Đơn nộp"),
    GRANTED: N_("Văn bằng cấp"),
    ALIVE_NOW: N_("Còn hiệu lực"),
}
ALL_KINDS = tuple(KINDS)
SHOWN = {
    FILED: (MONTH, YEAR, LAST, ALL),
    GRANTED: (MONTH, YEAR, LAST, ALL),
    ALIVE_NOW: (YEAR, LAST),
}
"""Periods of a measure: what is in force is a stock of a day, which has no month and no sum."""
Row = tuple[str, ...]
"""The kinds that a row adds up, or one of SPECIAL_MARKS by itself."""
EVERY_ROW: tuple[Row, ...] = (
    *((kind,) for kind in KINDS if kind != "CDDL"),
    *((category,) for category in SPECIAL_MARKS),
    ("CDDL",),
)
OF_MARKS = {"collective": N_("trong đó tập thể"), "certification": N_("trong đó chứng nhận")}


@dataclass(frozen=True)
class View:
    data: ProvinceTable
    province: Province

    def span(self, period: str) -> tuple[date | None, date]:
        return self.data.asked.span(period, self.data.today)

    @property
    def periods(self) -> tuple[str, ...]:
        """With former parts beside each other the month has no room."""
        return (MONTH, YEAR, LAST, ALL) if len(self.data.parts) == 1 else (YEAR, LAST, ALL)

    def count(self, measure: str, period: str, kinds: tuple[str, ...], part: str) -> int | None:
        """None where it is not told; zero where there is none."""
        return self.data.told(measure, period, kinds, part, ALL_KINDS)

    def lines(self, measures: tuple[str, ...]) -> list[Row]:
        """The rows to be shown of a table of these measures, the sum last."""
        return [*(row for row in EVERY_ROW if self._shown(row, measures)), ALL_KINDS]

    def _shown(self, row: Row, measures: tuple[str, ...]) -> bool:
        if self.data.asked.one_row and row[0] in SPECIAL_MARKS:
            return False
        if not self.data.asked.no_zeros:
            return True
        found = (self.data.n.get((m, p, row[0], WHOLE)) for m in measures for p in SHOWN[m])
        return any(found)

    def rows(self, measure: str, period: str, kinds: tuple[str, ...], part: str) -> str:
        """The list of exactly these."""
        since, until = self.span(period)
        filters: dict[str, Any] = {"former": part or None}
        if kinds[0] in SPECIAL_MARKS:
            filters |= {"kinds": ("NH",), "categories": kinds}
        elif kinds != ALL_KINDS:
            filters["kinds"] = kinds
        if measure == ALIVE_NOW:
            on = until if until < self.data.today else None
            return addresses.rows(self.province.slug, statuses=ALIVE, on=on, **filters)
        names = ("granted_since", "granted_until") if measure == GRANTED else ("since", "until")
        filters |= dict(zip(names, (since, until), strict=True))
        return addresses.rows(self.province.slug, **filters)

    def difference(self, measure: str, kinds: tuple[str, ...]) -> int | None:
        """This year's less last year's; None where the two days do not count the same, or no day is
        known at all."""
        whose = ("NH",) if kinds[0] in SPECIAL_MARKS else kinds
        if measure == ALIVE_NOW and any(self.data.undated.get(kind) for kind in whose):
            return None
        if self.data.without_days(measure, kinds):
            return None
        now, before = (self.data.count(measure, p, kinds, WHOLE) for p in (YEAR, LAST))
        return now - before
