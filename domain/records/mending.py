"""What a cell was probably meant to say that could not be read: one reading, or none. A proposal is
shown to a person, who takes it or not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from domain.calendar.dates import BadDate, parse_date
from domain.records.numbers import kind_of, looks_like_number
from domain.text.folding import nfc
from language import N_, _
from language.dates import numeric

DAYS = frozenset(
    {
        "application_date",
        "registration_date",
        "publication_date",
        "expiry_date",
        "priority_date",
    }
)
NUMBERS = frozenset({"application_no", "registration_no", "publication_no"})
_PARTS = re.compile(r"([0-9]{1,2})[^0-9]{1,3}([0-9]{1,2})[^0-9]{1,3}([0-9]{4}|[0-9]{2})")
_AROUND = " ?.,;:*~()'\"’`"
_SERIAL = re.compile(r"[0-9]{5}")
_EPOCH = date(1899, 12, 30)
"""The day before the first that Excel counts, so that its numbers since March 1900 are right."""
FIRST, LAST = 30_000, 60_000
"""Excel's numbers of days in 1982 and 2064."""
_LETTERS = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "–": "-", "—": "-", "_": "-"})
SHORT_YEAR = N_("Năm viết hai chữ số")
AROUND = N_("Bỏ dấu thừa quanh ngày")
SEPARATED = N_("Dấu giữa ngày, tháng, năm viết khác thường")
OF_EXCEL = N_("Số ngày của Excel")
MONTH_FIRST = N_("Tháng viết trước ngày")
LETTERS = N_("Chữ cái ở chỗ chữ số")


@dataclass(frozen=True, slots=True)
class Mended:
    """The text that is proposed, and why."""

    text: str
    why: str


def proposal(field: str, text: str) -> Mended | None:
    """What a cell of that field was meant to say; None where nothing is likely."""
    bare = nfc(text).strip()
    if field in DAYS:
        return next(_days(bare), None)
    if field in NUMBERS:
        return _number(bare)
    return None


def _days(text: str) -> Iterator[Mended]:
    if _day(text):
        return  # wrong by something else
    stripped = text.strip(_AROUND)
    if stripped != text and (day := _day(stripped)):
        yield Mended(numeric(day), _(AROUND))
    if _SERIAL.fullmatch(text) and FIRST <= int(text) <= LAST:
        yield Mended(numeric(_EPOCH + timedelta(int(text))), _(OF_EXCEL))
    found = _PARTS.fullmatch(stripped)
    if found is None:
        return
    first = found[1]
    second = found[2]
    year = found[3]
    whole = year if len(year) == 4 else f"20{year}"
    if day := _day(f"{first}/{second}/{whole}"):
        yield Mended(numeric(day), _(SEPARATED if whole == year else SHORT_YEAR))
    elif int(second) > 12 and (day := _day(f"{second}/{first}/{whole}")):
        yield Mended(numeric(day), _(MONTH_FIRST))


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except BadDate:
        return None


def _number(text: str) -> Mended | None:
    """'4-2O25-90118': a letter where a digit belongs."""
    meant = text.translate(_LETTERS)
    if meant == text or not (kind_of(meant) or looks_like_number(meant)):
        return None
    return Mended(meant, _(LETTERS))
