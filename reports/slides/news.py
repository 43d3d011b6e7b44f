"""What is new in a province: records whose status changed in the last days."""

from collections.abc import Sequence
from datetime import date, timedelta

from domain.places.provinces import PROVINCES_34
from domain.records.kinds import KINDS
from domain.records.statuses import STATUSES
from language import _, ngettext
from language.dates import day
from language.numbers import number
from read_models.overview import Overview
from read_models.register import RegisterPage, RegisterRow
from read_models.slides import MOVING, Bars, Big, Check, Lines, Rows, Slide
from reports.slides.province import alive_bars, granted_slide
from reports.slides.wording import KIND_SHADES, dated, kind_name, skipped

DAYS = 30
SHOWN = 7


def news_slides(data: Overview, changed: RegisterPage, today: date) -> tuple[Slide, ...]:
    """`changed`: the records whose status changed in the last 30 days, all of them or the first
    ones."""
    place = PROVINCES_34[data.vn34]
    if data.as_of.empty:
        return (skipped("doi", place.shown, _("Chưa có dữ liệu của tỉnh này.")),)
    return (changes_slide(data, changed, today), granted_slide(data, place, today))


def changes_slide(data: Overview, changed: RegisterPage, today: date) -> Slide:
    place = PROVINCES_34[data.vn34]
    if not changed.total:
        why = _("Không hồ sơ nào đổi tình trạng pháp lý trong {n} ngày qua.", n=DAYS)
        return skipped("doi", _("Hồ sơ đổi tình trạng pháp lý"), why)
    finding = ngettext(
        "{place}, {days} ngày qua: {number} hồ sơ đổi tình trạng pháp lý",
        "{place}, {days} ngày qua: {number} hồ sơ đổi tình trạng pháp lý",
        changed.total,
        place=place.shown,
        days=DAYS,
        number=number(changed.total),
    )
    until = data.as_of.until or today
    since = _("từ {since} đến {until}", since=day(until - timedelta(DAYS)), until=day(until))
    slide = Slide(
        "doi",
        finding,
        left=(
            Big(number(changed.total), _("hồ sơ đổi tình trạng pháp lý"), since),
            Bars("", alive_bars(_by_kind(changed))),
        ),
        right=(_listed(changed),),
        method=(
            (
                _("Đổi tình trạng"),
                _("hồ sơ có tình trạng pháp lý khác trước; mỗi hồ sơ đếm một lần."),
            ),
        ),
        rows=Rows(
            (_("Tên"), _("Loại"), _("Số đơn"), _("Tình trạng")),
            tuple(_row(row) for row in changed.rows),
            changed.total,
        ),
        checks=(Check(MOVING, _("Tính lại mỗi ngày")),),
    )
    return dated(slide, data.as_of, today)


def _by_kind(changed: RegisterPage) -> Sequence[tuple[str, int]]:
    counts = [(kind, changed.kinds.get(kind, 0)) for kind in KINDS]
    return sorted((item for item in counts if item[1]), key=lambda item: -item[1])


def _listed(changed: RegisterPage) -> Lines:
    items = tuple(
        (
            "",
            row.title,
            f"{kind_name(row.kind)} · {_(STATUSES[row.status].label)}",
            KIND_SHADES[row.kind],
        )
        for row in changed.rows[:SHOWN]
    )
    more = changed.total - len(items)
    note = ngettext("và {n} hồ sơ khác.", "và {n} hồ sơ khác.", more) if more > 0 else ""
    return Lines(_("Tình trạng bây giờ"), items, note)


def _row(row: RegisterRow) -> tuple[str, ...]:
    status = _(STATUSES[row.status].label)
    return row.title, kind_name(row.kind), row.application_no or "–", status
