"""The filters in use, one by one: what each is called, and the filters without it."""

from collections.abc import Iterator, Mapping
from datetime import date

from components import html
from components.marks import attrs, icon
from components.register.view import Bar
from domain.places.provinces import place_name
from domain.records.classes import class_label
from domain.records.kinds import KINDS, MARK_CATEGORIES
from domain.records.owners import OWNER_TYPES
from domain.records.statuses import ALIVE, STATUSES
from language import N_, _, ngettext
from language.dates import day
from language.translation import lower_first
from read_models.register_filters import Filters

DUE_LABELS = {
    "late": N_("Còn được nộp muộn, chưa ghi nhận"),
    "settled": N_("Không chờ nộp muộn: đã ghi nhận hoặc không rõ hạn"),
    "30": N_("Đến hạn trong 30 ngày"),
    "90": N_("Đến hạn trong 90 ngày"),
    "180": N_("Đến hạn trong 180 ngày"),
}
MISSING_LABELS = {
    "application_date": N_("Chưa có ngày nộp đơn"),
    "application_no": N_("Chưa có số đơn"),
    "registration_date": N_("Có số văn bằng, chưa có ngày cấp"),
    "owner": N_("Chưa có chủ"),
    "classes": N_("Chưa có phân loại"),
    "dated": N_("Chưa rõ có từ ngày nào"),
    "fees": N_("Sáng chế, GPHI còn hiệu lực, chưa có dữ liệu nộp phí"),
}

FOLLOWED = N_("Đang theo dõi")

Chip = tuple[str, Filters]


def chips(
    filters: Filters, owner_name: str | None, tags: Mapping[str, str] | None = None
) -> list[Chip]:
    """(label, the filters without it) in fixed order. `tags`: slug → how it is written."""
    return [
        *_codes(filters),
        *_periods(filters),
        *_rest(filters, owner_name),
        *_desk(filters, tags or {}),
    ]


def _codes(filters: Filters) -> Iterator[Chip]:
    for kind in filters.kinds:
        yield _(KINDS[kind].label), filters.but(kinds=_without(filters.kinds, kind))
    for category in filters.categories:
        yield (
            _(MARK_CATEGORIES[category]),
            filters.but(categories=_without(filters.categories, category)),
        )
    if set(filters.statuses) == set(ALIVE):
        yield _("Còn hiệu lực, gồm còn được nộp muộn"), filters.but(statuses=())
    else:
        for status in filters.statuses:
            yield (
                _(STATUSES[status].label),
                filters.but(statuses=_without(filters.statuses, status)),
            )


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
    if filters.changed:
        yield (
            ngettext(
                "Đổi tình trạng pháp lý trong {n} ngày",
                "Đổi tình trạng pháp lý trong {n} ngày",
                filters.changed,
            ),
            filters.but(changed=0),
        )
    for main in filters.classes:
        yield class_label(main), filters.but(classes=_without(filters.classes, main))
    if filters.owner is not None:
        yield _("Chủ: {name}", name=owner_name or filters.owner), filters.but(owner=None)
    if filters.place is not None:
        yield place_name(filters.place, "vn34"), filters.but(place=None, former=None)
    if filters.former is not None:
        yield (
            _("Tỉnh cũ: {name}", name=place_name(filters.former, "vn63")),
            filters.but(former=None),
        )
    if not filters.national:
        yield _("Cơ quan nước ngoài"), filters.but(national=True)


def _desk(filters: Filters, tags: Mapping[str, str]) -> Iterator[Chip]:
    for kind in filters.owner_types:
        yield (
            _("Chủ là {kind}", kind=lower_first(_(OWNER_TYPES[kind]))),
            filters.but(owner_types=_without(filters.owner_types, kind)),
        )
    for tag in filters.tags:
        yield _("Thẻ: {tag}", tag=tags.get(tag, tag)), filters.but(tags=_without(filters.tags, tag))
    if filters.followed:
        yield _(FOLLOWED), filters.but(followed=False)
    if filters.chosen:
        n = len(filters.chosen)
        yield ngettext("{n} dòng đã chọn", "{n} dòng đã chọn", n), filters.but(chosen=())
    for name in filters.missing:
        yield _(MISSING_LABELS[name]), filters.but(missing=_without(filters.missing, name))


def _without(codes: tuple[str, ...], code: str) -> tuple[str, ...]:
    return tuple(c for c in codes if c != code)


def period(since: date | None, until: date | None) -> str:
    """'2016–2025' for whole years, else days."""
    if since and until and (since.month, since.day, until.month, until.day) == (1, 1, 12, 31):
        return str(since.year) if since.year == until.year else f"{since.year}–{until.year}"
    if since and until:
        return f"{day(since)}–{day(until)}"
    return _("từ {day}", day=day(since)) if since else _("đến {day}", day=day(until))


def chip_links(bar: Bar) -> list[html.A]:
    """Each chip is a link that takes its filter away."""
    labels = {slug: label for slug, (label, _n) in bar.facets.tags.items()}
    drawn = []
    for label, without in chips(bar.filters, bar.owner_name, labels):
        text = _("Bỏ bộ lọc: {label}", label=label)
        drawn.append(
            html.A(
                [label, icon("x-lg")],
                href=bar.list(without),
                className="chip",
                **attrs(aria_label=text),
            )
        )
    return drawn
