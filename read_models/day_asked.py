"""The day that a page is asked for: today, or with `ngay` an earlier one. What cannot be shown is
refused, never shown as another day."""

from datetime import date

from domain.calendar.dates import BadDate, parse_date
from language import _
from language.dates import numeric
from read_models.plain_values import parameter

PARAMETER = "ngay"


class UnusableDay(ValueError):
    """No day whose figures can be told; the message says why, for the person who asked."""


def day_asked(search: str | None, today: date) -> date | None:
    """The past day that an address asks for, None for today's figures. Raises UnusableDay."""
    text = parameter(search, PARAMETER)
    if not text:
        return None
    try:
        asked = parse_date(text)
    except BadDate as error:
        raise UnusableDay(str(error)) from error
    if asked > today:
        told = numeric(asked)
        raise UnusableDay(
            _(
                "Ngày {day} chưa đến: chỉ có số liệu đến hôm nay, {today}",
                day=told,
                today=numeric(today),
            )
        )
    return asked if asked < today else None
