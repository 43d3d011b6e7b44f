"""Days before months, or months before days? A column that shows the American order makes its
ambiguous dates unusable.

Viet Nam writes the day first, and so dates are read. But '03/04/2024' in a column that also holds
'12/31/2024', and no '31/12/2024', was written month first: it is told, not turned into another day.
"""

import re
from collections.abc import Sequence
from datetime import date

from domain.text.counts import whole

_NUMBERS = re.compile(r"\s*([0-9]{1,2})([./-])([0-9]{1,2})\2[0-9]{4}\b")


class DayOrder:
    """What the columns of one table have shown so far."""

    def __init__(self) -> None:
        self._day_first: set[int] = set()
        self._month_first: set[int] = set()

    def see(self, cells: Sequence[object]) -> None:
        """Looks at a line before it is read."""
        for column, cell in enumerate(cells):
            if isinstance(cell, str) and len(cell) < 40:
                self.see_one(column, cell)

    def see_one(self, column: int, text: str) -> None:
        if not (found := _NUMBERS.match(text)):
            return
        first, second = int(found[1]), int(found[3])
        if first > 12 >= second:
            self._day_first.add(column)
        elif second > 12 >= first:
            self._month_first.add(column)

    def doubtful(self, column: int, text: str) -> bool:
        """True where the date could be another day: both numbers may be the month, and the column
        is written month first."""
        if (
            column not in self._month_first
            or column in self._day_first
            or not (found := _NUMBERS.match(text))
        ):
            return False
        return int(found[1]) <= 12 and int(found[3]) <= 12 and int(found[1]) != int(found[3])


SERIAL_FROM, SERIAL_TO = 20_000, 80_000
"""1954 to 2119: numbers that a spreadsheet means as days."""
_EPOCH = date(1899, 12, 30).toordinal()


def serial_day(text: str) -> date | None:
    """The day that a bare number stands for in a spreadsheet of the 1900 system; None where it is
    none. Shown, never taken."""
    number = whole(text)
    return (
        date.fromordinal(_EPOCH + number) if number and SERIAL_FROM <= number <= SERIAL_TO else None
    )
