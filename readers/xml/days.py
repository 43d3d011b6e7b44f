"""Days of one record in XML."""

from datetime import date

from lxml.etree import _Element

from domain.calendar.dates import BadDate, parse_date
from readers.file.reading import RowError
from readers.xml.namespaces import name
from readers.xml.tree import at, line, text

_NO_DAY = ("00010101", "00000000", "17530101", "18991230", "19000101", "99991231", "99999999")
"""What databases write where there is no day. Something may have been filed on 1 January 1900; for
one such there are thousands of these, which would count as filed, in force and expired, and a day
that is not told is only missing."""


class Days:
    """Reads dates of one record; a bad one adds to `errors`, with the element's name as field and
    its line."""

    def __init__(self) -> None:
        self.errors: list[RowError] = []

    def at(self, element: _Element | None, *paths: str) -> date | None:
        """The first date found at the paths."""
        return next((day for path in paths for e in at(element, path) if (day := self.of(e))), None)

    def of(self, element: _Element | None) -> date | None:
        return self.read(text(element), element)

    def read(self, written: str | None, element: _Element | None) -> date | None:
        """The day written in an element or in one of its attributes."""
        if element is None or not written or written.replace("-", "").startswith(_NO_DAY):
            return None
        try:
            return parse_date(written)
        except BadDate as problem:
            self.errors.append(RowError(line(element), name(element), str(problem)))
            return None
