"""What people typed into a form, read one way: numbers and days by read_models.plain_values, texts
composed and cut."""

import re
from datetime import date

from flask import request

from domain.text.folding import nfc
from read_models import plain_values

LARGEST = 2**31 - 2
"""Versions and places in a list fill 32 bits of the database, and the version that follows has to be
written, too."""


def typed(name: str, limit: int) -> str:
    """What was typed into a field, composed and cut; line ends are one character."""
    text = request.form.get(name, "").replace("\r\n", "\n").replace("\x00", "")
    return nfc(text, longest=limit)


def number(name: str, otherwise: int = 0) -> int:
    """A whole number that the form carries unseen; one that no row can have is none."""
    found = plain_values.number(request.form.get(name))
    return otherwise if found is None or found > LARGEST else found


def day(name: str) -> date | None:
    """A day as people write it (05/12/2026), or as a date field sends it; None for nothing and for
    what is no day."""
    text = request.form.get(name, "").strip()
    return plain_values.day(text) or plain_values.written_day(_spaced(text))


def _spaced(text: str) -> str:
    """051226 and 05122026 as 05/12/2026; anything else as it is."""
    found = re.fullmatch(r"([0-9]{2})([0-9]{2})([0-9]{4}|[0-9]{2})", text)
    if not found:
        return text
    day_, month, year = found.groups()
    return f"{day_}/{month}/{year if len(year) == 4 else '20' + year}"
