"""Dates with the month in words, as web statistics print them in their users' languages: 'Mon, Nov
1, 2021', 'lun. 1 nov. 2021', 'Th 2, 1 Thg 11, 2021', '2021年11月1日'. A date without a year is none.
Source of the names: CLDR, as Matomo's plugin Intl uses them."""

import re

from domain.calendar.dates import BadDate
from domain.calendar.periods import parse_period
from domain.text.folding import fold
from domain.text.spreadsheet_safety import LONGEST_VALUE
from language import _

_NAMES = (
    "jan januar january januari janvier janv ene enero gen gennaio janeiro sty stycznia styczen янв января январь",
    "feb februar february februari fevrier fevr febr febrero febbraio fev fevereiro lut lutego luty фев февр февраля февраль",
    "mar marz mars march maart mrt marzo marco marca marzec мар марта март",
    "apr april avril avr abr abril aprile kwi kwietnia kwiecien апр апреля апрель",
    "mai may mei mayo mag maggio maio maj maja мая май",
    "jun juni june juin junio giu giugno junho cze czerwca czerwiec июн июня июнь",
    "jul juli july juil juillet julio lug luglio julho lip lipca lipiec июл июля июль",
    "aug august augustus aout ago agosto sie sierpnia sierpien авг августа август",
    "sep sept september septembre septiembre set settembre setembro wrz wrzesnia wrzesien сен сент сентября сентябрь",
    "oct okt october oktober octobre octubre ott ottobre out outubro paz pazdziernika pazdziernik окт октября октябрь",
    "nov november novembre noviembre novembro lis listopada listopad ноя нояб ноября ноябрь",
    "dec dez des december dezember desember decembre dic diciembre dicembre dezembro gru grudnia grudzien дек декабря декабрь",
)
MONTHS = {name: number for number, names in enumerate(_NAMES, start=1) for name in names.split()}
"""Folded name or short form → month."""
_SHORT = {number: names.split()[0] for number, names in enumerate(_NAMES, start=1)}
_VIETNAMESE = re.compile(r"^(?:(?:th|thu|t)\s?(?:[2-7]|hai|ba|tu|nam|sau|bay)|cn|chu nhat)\s*,\s*")
_MONTH_VIETNAMESE = re.compile(r"\b(?:thg|thang)\s*([0-9]{1,2})(?!\s*[/.-])\b")
_EAST_ASIAN = re.compile(
    r"([0-9]{4})\s?[年년]\s?([0-9]{1,2})\s?[月월](?:\s?([0-9]{1,2})\s?[日일])?.{0,12}"
)
_NUMBER = re.compile(r"[0-9]+")
_LETTERS = re.compile(r"[^\W\d_]+")


class SeveralDays(BadDate):
    """The text names a span of days: a week, a range."""


def parse_worded(text: str) -> str:
    """A day 'YYYY-MM-DD' or a month 'YYYY-MM'. Of two names the last is the month: 'mar.' before it
    is the French and Spanish Tuesday. Raises BadDate; SeveralDays for spans."""
    bare = " ".join(text.split())
    if len(bare) > LONGEST_VALUE:
        raise BadDate(_("“{text}” không phải ngày hay tháng có năm", text=bare[:40]))
    if found := _EAST_ASIAN.fullmatch(bare):
        return _period(*(int(part) if part else 0 for part in found.groups()), written=bare)
    told = _MONTH_VIETNAMESE.sub(
        lambda m: f" {_SHORT.get(int(m[1]), '')} ", _VIETNAMESE.sub("", fold(bare))
    )
    numbers = [int(number) for number in _NUMBER.findall(told)]
    months = [MONTHS[word] for word in _LETTERS.findall(told) if word in MONTHS]
    years, days = [n for n in numbers if n > 999], [n for n in numbers if n <= 999]
    if len(days) > 1 or len(years) > 1:
        raise SeveralDays(_("“{text}” là một khoảng ngày", text=bare[:40]))
    if not months or not years:
        raise BadDate(_("“{text}” không phải ngày hay tháng có năm", text=bare[:40]))
    return _period(years[0], months[-1], days[0] if days else 0, written=bare)


def _period(year: int, month: int, day: int, *, written: str) -> str:
    """Checked against the calendar."""
    try:
        return parse_period(f"{year:04}-{month:02}-{day:02}" if day else f"{year:04}-{month:02}")
    except BadDate as error:
        raise BadDate(_("Không có ngày {text} trong lịch", text=written[:40])) from error
