"""What a list of deadlines was asked for, in words, as a file or a sheet says it above its rows."""

from domain.records.kinds import KINDS
from language import _, ngettext
from language.dates import day
from language.numbers import number
from read_models.deadline_filters import GROUPS, MINE, NOBODY, DeadlineFilters


def asked_words(filters: DeadlineFilters, rows: int, reader: str, *, chosen: bool = False) -> str:
    """'Cần theo dõi; Nhãn hiệu; phụ trách: Lê Thu Hà; 12 dòng.' `reader`: the name of who asks;
    `chosen`: the rows that were ticked alone."""
    told = [_(GROUPS[filters.group]), _period(filters), _kinds(filters), _person(filters, reader)]
    told.append(_("ngày hẹn đã qua") if filters.call else "")
    told.append(_("các dòng đã chọn") if chosen else "")
    told.append(ngettext("{shown} dòng", "{shown} dòng", rows, shown=number(rows)))
    return "; ".join(part for part in told if part) + "."


def _period(filters: DeadlineFilters) -> str:
    days = filters.days
    if not days:
        return ""
    return day(days[0]) if days[0] == days[1] else f"{day(days[0])}–{day(days[1])}"


def _kinds(filters: DeadlineFilters) -> str:
    return ", ".join(_(KINDS[kind].label) for kind in filters.kinds)


def _person(filters: DeadlineFilters, reader: str) -> str:
    if filters.person == NOBODY:
        return _("chưa giao ai")
    if filters.person == MINE:
        return _("phụ trách: {name}", name=reader)
    return _("của một người phụ trách") if filters.person else ""
