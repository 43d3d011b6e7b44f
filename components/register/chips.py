"""The filters in use, one by one: what each is called, and the filters without it."""

from collections.abc import Iterator
from datetime import date

from components import html
from components.format import day
from components.marks import attrs, icon
from components.register.view import View
from domain.classes import class_label
from domain.filters import Filters
from domain.kinds import KINDS, MARK_CATEGORIES
from domain.provinces import place_name
from domain.statuses import ALIVE, STATUSES
from i18n import N_, _

DUE_LABELS = {
    "late": N_("Còn được nộp muộn"),
    "30": N_("Đến hạn trong 30 ngày"),
    "90": N_("Đến hạn trong 90 ngày"),
    "180": N_("Đến hạn trong 180 ngày"),
}

Chip = tuple[str, Filters]


def chips(filters: Filters, owner_name: str | None) -> list[Chip]:
    """(label, the filters without it) in fixed order."""
    return [*_codes(filters), *_periods(filters), *_rest(filters, owner_name)]


def _codes(filters: Filters) -> Iterator[Chip]:
    for kind in filters.kinds:
        yield _(KINDS[kind].label), filters.but(kinds=tuple(k for k in filters.kinds if k != kind))
    for category in filters.categories:
        yield _(MARK_CATEGORIES[category]), filters.but(categories=tuple(c for c in filters.categories if c != category))
    if set(filters.statuses) == set(ALIVE):
        yield _("Còn hiệu lực, gồm còn được nộp muộn"), filters.but(statuses=())
    else:
        for status in filters.statuses:
            yield _(STATUSES[status].label), filters.but(statuses=tuple(s for s in filters.statuses if s != status))


def _periods(filters: Filters) -> Iterator[Chip]:
    if filters.since or filters.until:
        text = period(filters.since, filters.until)
        yield _("Nộp đơn {period}", period=text), filters.but(since=None, until=None)
    if filters.granted_since or filters.granted_until:
        text = period(filters.granted_since, filters.granted_until)
        yield _("Cấp {period}", period=text), filters.but(granted_since=None, granted_until=None)


def _rest(filters: Filters, owner_name: str | None) -> Iterator[Chip]:
    if filters.q:
        yield _("Tìm “{words}”", words=filters.q), filters.but(q="")
    if filters.due:
        yield _(DUE_LABELS[filters.due]), filters.but(due="")
    for main in filters.classes:
        yield class_label(main), filters.but(classes=tuple(c for c in filters.classes if c != main))
    if filters.owner is not None:
        yield _("Chủ: {name}", name=owner_name or filters.owner), filters.but(owner=None)
    if filters.place is not None:
        yield place_name(filters.place, "vn34"), filters.but(place=None, former=None)
    if filters.former is not None:
        yield _("Tỉnh cũ: {name}", name=place_name(filters.former, "vn63")), filters.but(former=None)
    if not filters.national:
        yield _("Cơ quan nước ngoài"), filters.but(national=True)


def period(since: date | None, until: date | None) -> str:
    """'2016–2025' for whole years, else days."""
    if since and until and (since.month, since.day, until.month, until.day) == (1, 1, 12, 31):
        return str(since.year) if since.year == until.year else f"{since.year}–{until.year}"
    if since and until:
        return f"{day(since)}–{day(until)}"
    return _("từ {day}", day=day(since)) if since else _("đến {day}", day=day(until))


def chip_links(view: View) -> list[html.A]:
    """Each chip is a link that takes its filter away."""
    drawn = []
    for label, without in chips(view.filters, view.page.owner_name):
        text = _("Bỏ bộ lọc: {label}", label=label)
        drawn.append(html.A([label, icon("x-lg")], href=view.list(without), className="chip", **attrs(aria_label=text)))
    return drawn
