"""How long the platform could not be reached, by month: planned and unplanned minutes. What nobody
told is not known, which is not zero."""

from collections.abc import Iterator
from dataclasses import dataclass

from domain.calendar.periods import days_in
from language import N_, _
from language.numbers import dotted

MINUTES = {"planned": N_("Phút ngừng theo kế hoạch"), "unplanned": N_("Phút ngừng ngoài kế hoạch")}


@dataclass(frozen=True, slots=True)
class Availability:
    """One month ('2026-05'). None: not told."""

    month: str
    planned: int | None = None
    unplanned: int | None = None
    source: str = ""
    note: str = ""
    illustrative: bool = False

    @property
    def down(self) -> int | None:
        """Minutes together; None where one of the two is not told."""
        return (
            None
            if self.planned is None or self.unplanned is None
            else self.planned + self.unplanned
        )

    @property
    def share(self) -> float | None:
        """The part of the month in which the platform could be reached."""
        return None if self.down is None else 1 - self.down / minutes_in(self.month)


def minutes_in(month: str) -> int:
    return days_in(month) * 24 * 60


def faults(row: Availability) -> Iterator[tuple[str, str]]:
    """(what the field is called, or '', reason): a month has no more minutes than it has."""
    told = [n for n in (row.planned, row.unplanned) if n is not None]
    if not told:
        yield "", _("Không có số phút nào trong dòng này")
    if sum(told) > minutes_in(row.month):
        field = MINUTES["planned"] if row.unplanned is None else MINUTES["unplanned"]
        numbers = {"n": dotted(sum(told)), "all": dotted(minutes_in(row.month))}
        yield _(field), _("{n} phút nhiều hơn cả tháng ({all} phút)", **numbers)
