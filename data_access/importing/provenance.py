"""Where the rows of a province's own spreadsheet come from, and of which day they are: the Department's
register, as of the day that its sender says, or that the file tells. A grid of WIPO Publish stays
that."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from data_access.writing.sender import Sender
from domain.calendar.dates import BadDate, next_month, parse_date
from domain.records.asset import AssetRecord
from domain.records.sources import REGISTER
from domain.roles import ASSETS, OFFICER
from domain.text.folding import fold, nfc
from readers.file.explained_headings import normal
from readers.file.reading import Reading, Row

GRID = frozenset({"so don goc", "chu don chu bang"})
"""Headings that WIPO Publish writes and people do not."""
_INID = re.compile(r"\([0-9]{2,3}(?:/[0-9]{2})?\)")
_TELLS = re.compile(r"\b(?:den|tinh|cap nhat|thoi diem|so lieu|lap ngay)\b")
_DAY = re.compile(
    r"(?<![0-9])(?:[0-9]{1,2}([./-])[0-9]{1,2}\1[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2})(?![0-9])"
    r"|ngày\s+[0-9]{1,2}\s+tháng\s+[0-9]{1,2}\s+năm\s+[0-9]{4}",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"(?:tháng|thang|t)[ ._-]?([0-9]{1,2})(?:\s*năm\s*|[ ./_-])([0-9]{4})(?![0-9])", re.I
)
SHOWN = 80
"""Characters of a line that tells the day."""


@dataclass(frozen=True, slots=True)
class ListDay:
    """A day, and the words that tell it."""

    day: date
    said: str


def is_own_register(reading: Reading, sender: Sender) -> bool:
    """Whether the table is one that the sender's Department keeps itself."""
    if sender.role != OFFICER or sender.vn34 is None or reading.kind != ASSETS:
        return False
    if not reading.columns or not reading.format.startswith("wipo_publish_"):
        return False
    return not {normal(c) for c in reading.columns} >= GRID and not _INID.match(reading.columns[0])


def list_day(name: str, lines: Iterable[str], today: date) -> ListDay | None:
    """The day that a list is of: as the lines above its headings tell it, else the file's name. None
    where they tell none, or one to come."""
    told = [line for line in lines if _TELLS.search(fold(line))]
    for text in (*told, name):
        day = _day_in(nfc(text), today)
        if day and day <= today:
            return ListDay(day, " ".join(nfc(text).split())[:SHOWN])
    return None


def _day_in(text: str, today: date) -> date | None:
    if found := _DAY.search(text):
        try:
            return parse_date(found[0])
        except BadDate:
            return None
    month = _MONTH.search(text)
    if month is None or not 1 <= int(month[1]) <= 12:
        return None
    first = date(int(month[2]), int(month[1]), 1)
    # 'số liệu tháng 11' of a month that is not over is of today
    return min(next_month(first) - timedelta(1), today) if first <= today else None


def of_register(rows: Iterable[Row], day: date) -> Iterator[Row]:
    """The rows as the Department's register says them, as of the day."""
    for row in rows:
        yield replace(row, record=_told(row.record, day), partial=_told(row.partial, day))


def _told(record: object, day: date) -> AssetRecord | None:
    if not isinstance(record, AssetRecord):
        return None
    return replace(record, source=REGISTER, as_of=day)
