"""The form of a month's report as it is typed: field → text, read into numbers and words."""

import re
from collections.abc import Mapping

from domain.calendar.periods import first_day
from domain.network.monthly import COUNTS, LONGEST_WORDS, WORDS
from domain.network.told_numbers import number_of
from domain.text.counts import BadCount
from domain.text.folding import nfc

MONTH = re.compile(r"20[0-9]{2}-(?:0[1-9]|1[0-2])")
WHY, OVER = "why_", "over_"
"""Before a field's name: why a number that is asked about is right, and why it is not the one of
the list that fills it in."""
LONGEST_REASON = 300


def month_of(text: str) -> str | None:
    """'2026-10'; None for anything else."""
    return text if MONTH.fullmatch(text) and first_day(text) else None


def read(
    form: Mapping[str, str],
) -> tuple[dict[str, int | None], dict[str, str], dict[str, str], dict[str, str]]:
    """Numbers, words, reasons of numbers that are asked about, and field → what is wrong with
    it."""
    values: dict[str, int | None] = {}
    problems: dict[str, str] = {}
    for name in COUNTS:
        try:
            values[name] = number_of(name, form.get(name, ""))
        except BadCount as bad:
            values[name], problems[name] = None, str(bad)
    words = {
        name: nfc(
            form.get(name, "").replace("\r\n", "\n").replace("\x00", ""), longest=LONGEST_WORDS
        )
        for name in WORDS
    }
    return values, words, reasons(form, WHY), problems


def reasons(form: Mapping[str, str], box: str) -> dict[str, str]:
    """Field → the reason in its box, WHY or OVER; empty ones left out."""
    told = {name: _reason(form.get(box + name, "")) for name in COUNTS}
    return {name: reason for name, reason in told.items() if reason}


def _reason(text: str) -> str:
    return " ".join(nfc(text.replace("\x00", ""), longest=LONGEST_REASON).split())
