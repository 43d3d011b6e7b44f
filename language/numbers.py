"""How numbers read: vi-VN, or en-GB when the page is in English. Missing reads "chưa có", not
applicable "–"."""

from language.translation import N_, _, language

MINUS = "\N{MINUS SIGN}"
NOT_APPLICABLE = "–"
SMALLEST_BASE = 30
"""From how many on a change is told in per cent."""
MISSING = N_("chưa có")
_SWAPPED = str.maketrans(",.", ".,")


def missing() -> str:
    return _(MISSING)


def number(value: float, decimals: int = 0) -> str:
    """1.477.321 and 12,5; in English 1,477,321 and 12.5. A true minus sign."""
    whole = isinstance(value, int) and not decimals
    text = f"{abs(value):,}" if whole else f"{abs(value):,.{decimals}f}"
    if language() == "vi":
        text = text.translate(_SWAPPED)
    return MINUS + text if value < 0 and text.strip("0.,") else text


def signed(value: float, decimals: int = 0) -> str:
    return ("+" if value > 0 else "") + number(value, decimals)


def percent(share: float, decimals: int = 0) -> str:
    """0.5 → '50%'."""
    return f"{number(share * 100, decimals)}%"


def change(now: int, before: int | None) -> str:
    """The change in per cent, one decimal: '+7,9%'; of a base too small for a share the difference:
    '+5'; '–' where it is missing."""
    if before is None:
        return NOT_APPLICABLE
    return (
        f"{signed((now - before) / before * 100, 1)}%"
        if before >= SMALLEST_BASE
        else signed(now - before)
    )


def large(value: float) -> str:
    """1,48 triệu; 185 nghìn; in English 1.48 million; 185,000."""
    if value >= 1_000_000:
        return _("{n} triệu", n=number(value / 1_000_000, 2))
    if value >= 10_000:
        return (
            _("{n} nghìn", n=number(value / 1000))
            if language() == "vi"
            else number(round(value, -3))
        )
    return number(value)


def money(dong: int) -> str:
    return _("{n} đồng", n=number(dong))


def dotted(n: int) -> str:
    """1477321 → '1.477.321', for sentences that name a number of a file."""
    return f"{n:,}".replace(",", ".")
