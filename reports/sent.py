"""A sent report against today as a workbook: the numbers that are not the same, their rows that
came, went or changed, and what the report was. Every row is told, however many there are."""

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain, islice
from typing import Any

from components.editions.parts import name_of, numbered, whose
from components.editions.sent import SIGNS, act_named
from domain.publishing import STATES
from language import N_, _
from language.badges import BADGES
from language.dates import day, day_and_time
from read_models.editions import Edition
from read_models.sent_against_now import Act, NumberNow, RowChange, SentAgainstNow
from reports.workbook import workbook

Value = str | int | Decimal | date | None
Line = Sequence[Value]
NUMBERS = (
    *((N_("Số thứ"), 8), (N_("Phần"), 30), (N_("Số nằm trong"), 60), (N_("Mã số"), 26)),
    (N_("Đã gửi"), 18),
    *((N_("Giá trị đã gửi"), 14), (N_("Bây giờ"), 18), (N_("Giá trị bây giờ"), 14)),
    *((N_("Chênh lệch"), 12), (N_("Dòng thêm"), 11), (N_("Dòng bớt"), 11), (N_("Dòng đổi"), 11)),
    *((N_("Bản đính chính ghi"), 18), (N_("Nguồn"), 40), (N_("Số liệu đến"), 12)),
)
ROWS = (
    *((N_("Số thứ"), 8), (N_("Số nằm trong"), 60), (N_("Mã số"), 26), (N_("Thay đổi"), 10)),
    (N_("Dòng"), 44),
    *((N_("Kỳ"), 12), (N_("Trước"), 10), (N_("Bây giờ"), 10), (N_("Chênh lệch"), 12)),
    *((N_("Lần nhập hoặc người ghi"), 50), (N_("Lý do"), 40), (N_("Minh họa"), 12)),
)
"""Heading and width of each column. "Số thứ": the place of a number in the report, by which the two
sheets belong together, for a report may say the same number twice."""
MOST = 1_000_000
"""Rows of a sheet: a spreadsheet opens no more than 1,048,576."""


@dataclass(frozen=True, slots=True)
class Looks:
    head: Any
    day: Any
    badge: Any


def sent_workbook(edition: Edition, found: SentAgainstNow, host: str) -> bytes:
    out = io.BytesIO()
    with workbook(out, in_memory=True) as book:
        title = f"{_('Đã gửi và bây giờ')}: {name_of(edition)}"
        mark = BADGES["part"]
        badge = _(mark) if edition.illustrative else ""
        book.set_properties({"title": title, "author": "IPPlatform", "comments": badge})
        looks = Looks(
            book.add_format({"bold": True, "bg_color": "#E7EFF8", "bottom": 1, "text_wrap": True}),
            book.add_format({"num_format": "dd/mm/yyyy", "align": "left"}),
            book.add_format({"bold": True, "font_color": "#8A5300", "bg_color": "#FCF1DE"}),
        )
        changed = found.changed
        about = list(_about(edition, found, host))
        _list(book.add_worksheet(_("Bản đã gửi")), badge, (), about, looks)
        _list(book.add_worksheet(_("Số đã khác")), badge, NUMBERS, map(_number, changed), looks)
        rows = chain.from_iterable(map(_rows_of, changed))
        _list(book.add_worksheet(_("Dòng đã khác")), badge, ROWS, rows, looks)
    return out.getvalue()


def _list(
    sheet: Any, badge: str, columns: Sequence[tuple[str, int]], lines: Iterable[Line], looks: Looks
) -> None:
    """The badge above it, the headings, then its lines, of which the last says so where the sheet
    is full."""
    sheet.set_column(0, 1, 44)
    for place, (label, width) in enumerate(columns):
        sheet.set_column(place, place, width)
        sheet.write_string(1, place, _(label), looks.head)
    if badge:
        sheet.write_string(0, 0, badge, looks.badge)
    told = iter(lines)
    n = 1
    for n, line in enumerate(islice(told, MOST), start=2):
        for place, value in enumerate(line):
            _cell(sheet, n, place, value, looks)
    if next(told, None) is not None:
        said = _("Còn dòng nữa: một trang tính chỉ chứa được {n} dòng.", n=MOST)
        sheet.write_string(n + 1, 0, said, looks.badge)
    if columns:
        sheet.freeze_panes(2, 1)
        sheet.autofilter(1, 0, n, len(columns) - 1)


def _cell(sheet: Any, row: int, place: int, value: Value, looks: Looks) -> None:
    if isinstance(value, date):
        sheet.write_datetime(row, place, value, looks.day)
    elif isinstance(value, str) and value:
        sheet.write_string(row, place, value)
    elif isinstance(value, int | Decimal):
        sheet.write_number(row, place, value)


def _about(edition: Edition, found: SentAgainstNow, host: str) -> Iterator[Line]:
    fits = _("còn khớp") if found.intact else _("KHÔNG khớp: dữ liệu đã khóa bị thay đổi")
    yield _("Báo cáo"), name_of(edition)
    yield _("Phạm vi"), whose(edition, host)
    yield _("Văn bản"), numbered(edition)
    yield _("Trạng thái"), _(STATES[edition.state])
    yield _("Khóa số"), f"{day_and_time(edition.frozen_at)}, {edition.frozen_by}"
    yield _("Mã kiểm tra"), f"{edition.digest} ({fits})"
    yield _("Bây giờ"), _("vẫn kỳ ấy, theo số liệu đến {day}", day=day(found.now))
    yield _("số trong báo cáo").capitalize(), len(found.numbers)
    yield _("số đã khác").capitalize(), len(found.changed)
    yield _("số không đổi").capitalize(), len(found.same)
    yield _("chỉ tiêu, không tính lại").capitalize(), len(found.set_by_hand)


def _number(one: NumberNow) -> Line:
    """A number that is gone from the report has no value now, which is not zero."""
    sent, now = one.sent, one.now
    text = now.text if now else _("không còn trong báo cáo")
    value = now.value if now else None
    corrected = one.corrected.text if one.corrected else None
    counts = [len(one.counted(sign)) for sign in SIGNS]
    return [
        *(sent.position + 1, sent.section, sent.words, sent.key),
        *(sent.text, sent.value, text, value),
        *(one.difference, *counts, corrected, sent.source, sent.as_of),
    ]


def _rows_of(one: NumberNow) -> Iterator[Line]:
    for row in one.rows:
        yield _row(one, row)


def _row(one: NumberNow, change: RowChange) -> Line:
    _symbol, word = SIGNS[change.sign]
    reasons = "; ".join(act.reason for act in change.acts if act.reason)
    marked = _("minh họa") if change.row.illustrative else None
    return [
        *(one.sent.position + 1, one.sent.words, one.sent.key),
        *(_(word), change.row.label, change.row.at),
        *(change.then, change.now, change.difference, _told(change.acts), reasons, marked),
    ]


def _told(acts: Sequence[Act]) -> str:
    if not acts:
        return _("không rõ: dòng đổi theo dòng khác, hoặc theo bản mới của chương trình")
    return "; ".join(f"{act_named(act)}, {act.by}, {day_and_time(act.at)}" for act in acts)
