"""How days, months and moments read, in Viet Nam's time."""

from datetime import UTC, date, datetime, timedelta, timezone

from language.numbers import missing
from language.translation import _, language

VIET_NAM = timezone(timedelta(hours=7))
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(value: date | None) -> str:
    """31/10/2026; in English 31 Oct 2026."""
    if value is None:
        return missing()
    if language() == "vi":
        return numeric(value)
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def numeric(value: date) -> str:
    """31/10/2026 in every language: what is typed into a form, and what stands in a file."""
    return f"{value:%d/%m/%Y}"


def month(text: str) -> str:
    """'2021-05' → 05/2021; in English May 2021."""
    year, number_ = text.split("-")
    return f"{number_}/{year}" if language() == "vi" else f"{_MONTHS[int(number_) - 1]} {year}"


def month_short(text: str) -> str:
    """'2021-05' → T5; in English May."""
    n = int(text[5:7])
    return f"T{n}" if language() == "vi" else _MONTHS[n - 1]


def local(moment: datetime) -> datetime:
    """A stored moment (UTC, with or without its zone) in Viet Nam."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(VIET_NAM)


def day_and_time(moment: datetime | None) -> str:
    """02/11/2026 lúc 08:15."""
    if moment is None:
        return missing()
    here = local(moment)
    return _("{day} lúc {time}", day=day(here.date()), time=f"{here:%H:%M}")
