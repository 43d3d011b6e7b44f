"""How long something takes, or is still away."""

from datetime import date

from language.translation import _, ngettext

LONG = 366
"""Days beyond which a duration reads in years and months."""


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
