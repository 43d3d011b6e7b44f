"""How numbers, dates and durations read: vi-VN, or en-GB when the page is in English. Missing reads "chưa có", not applicable "–"."""

from datetime import UTC, date, datetime, timedelta, timezone

from i18n import N_, _, language, ngettext

VIET_NAM = timezone(timedelta(hours=7))
MINUS = "\N{MINUS SIGN}"
LONG = 366
"""Days beyond which a duration reads in years and months."""
NOT_APPLICABLE = "–"
SMALLEST_BASE = 30
"""From how many on a change is told in per cent."""
MISSING = N_("chưa có")
_SWAPPED = str.maketrans(",.", ".,")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def missing() -> str:
    return _(MISSING)


def number(value: float, decimals: int = 0) -> str:
    """1.477.321 and 12,5; in English 1,477,321 and 12.5. A true minus sign."""
    text = f"{abs(value):,.{decimals}f}"
    if language() == "vi":
        text = text.translate(_SWAPPED)
    return MINUS + text if value < 0 and text.strip("0.,") else text


def signed(value: float, decimals: int = 0) -> str:
    return ("+" if value > 0 else "") + number(value, decimals)


def percent(share: float, decimals: int = 0) -> str:
    """0.5 → '50%'."""
    return f"{number(share * 100, decimals)}%"


def change(now: int, before: int | None) -> str:
    """The change in per cent, one decimal: '+7,9%'; of a base too small for a share the difference: '+5'; '–' where it is missing."""
    if before is None:
        return NOT_APPLICABLE
    return f"{signed((now - before) / before * 100, 1)}%" if before >= SMALLEST_BASE else signed(now - before)


def day(value: date | None) -> str:
    """31/10/2026; in English 31 Oct 2026."""
    if value is None:
        return missing()
    if language() == "vi":
        return f"{value:%d/%m/%Y}"
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


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


def days_left(due: date, today: date) -> str:
    """còn 6 ngày; hôm nay; quá hạn 2 ngày; beyond a year còn 4 năm 1 tháng."""
    days = (due - today).days
    if days > LONG:
        return _("còn {span}", span=span(today, due))
    if days == 0:
        return _("hôm nay")
    if days < 0:
        return ngettext("quá hạn {n} ngày", "quá hạn {n} ngày", -days)
    return ngettext("còn {n} ngày", "còn {n} ngày", days)


def years(n: int) -> str:
    return ngettext("{n} năm", "{n} năm", n)


def months(n: int) -> str:
    return ngettext("{n} tháng", "{n} tháng", n)


def span(since: date, until: date) -> str:
    """A long duration in years and months: '8 năm 5 tháng'; under a month 'dưới 1 tháng'."""
    length = (until.year - since.year) * 12 + until.month - since.month - (until.day < since.day)
    whole, rest = divmod(max(length, 0), 12)
    parts = [years(whole)] if whole else []
    parts += [months(rest)] if rest else []
    return " ".join(parts) or _("dưới 1 tháng")


def large(value: float) -> str:
    """1,48 triệu; 185 nghìn; in English 1.48 million; 185,000."""
    if value >= 1_000_000:
        return _("{n} triệu", n=number(value / 1_000_000, 2))
    if value >= 10_000:
        return _("{n} nghìn", n=number(value / 1000)) if language() == "vi" else number(round(value, -3))
    return number(value)


def money(dong: int) -> str:
    return _("{n} đồng", n=number(dong))


def lower_first(text: str) -> str:
    """A label inside a sentence; abbreviations (CDĐL) and names stay."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
