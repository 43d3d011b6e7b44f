"""The columns of a list of deadlines in files: the words of the screen."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from domain.records.kinds import KINDS
from domain.terms.deadlines import state_words
from domain.terms.rules import rule_label
from language import N_, _
from read_models.deadlines import DeadlineRow

Value = date | int | str | None


@dataclass(frozen=True, slots=True)
class Column:
    """`value`: of a row, as it stands on a day; `width`: in a sheet."""

    title: str
    value: Callable[[DeadlineRow, date], Value]
    width: int = 14

    def text(self, row: DeadlineRow, today: date) -> str:
        """In a text file: days as 2026-12-05."""
        found = self.value(row, today)
        if isinstance(found, date):
            return found.isoformat()
        return "" if found is None else str(found)


def _ended(row: DeadlineRow, _today: date) -> Value:
    return row.ended.effective if row.ended else None


def _marked(row: DeadlineRow, _today: date) -> Value:
    return _("có") if row.illustrative else _("không")


_FIRST = (
    Column(N_("Hạn"), lambda row, _day: row.deadline.due, 11),
    Column(N_("Nộp muộn đến"), lambda row, _day: row.deadline.late_until, 11),
    Column(N_("Kết thúc hiệu lực từ"), _ended, 11),
    Column(N_("Tình trạng"), lambda row, day: _(state_words(row.deadline, day)), 22),
    Column(
        N_("Việc cần làm"),
        lambda row, _day: rule_label(row.deadline.rule, row.deadline.ordinal),
        26,
    ),
    Column(N_("Loại"), lambda row, _day: _(KINDS[row.kind].label), 14),
    Column(N_("Tên"), lambda row, _day: row.title, 32),
    Column(N_("Số đơn"), lambda row, _day: row.application_no, 16),
    Column(N_("Số văn bằng"), lambda row, _day: row.registration_no, 16),
    Column(N_("Chủ văn bằng"), lambda row, _day: row.owner, 32),
)
_OWN = (
    Column(N_("Điện thoại"), lambda row, _day: row.phone, 15),
    Column(N_("Phụ trách"), lambda row, _day: row.follow_up.person, 20),
    Column(N_("Hẹn lại"), lambda row, _day: row.follow_up.call_on, 11),
)
"""What only the province's own people are told."""
_LAST = (
    Column(N_("Đã nhắc (lần)"), lambda row, _day: row.reminders, 9),
    Column(N_("Ngày nộp"), lambda row, _day: row.deadline.paid_on, 11),
    Column(N_("Dữ liệu minh họa"), _marked, 10),
)


def columns(*, own: bool) -> tuple[Column, ...]:
    return (*_FIRST, *_OWN, *_LAST) if own else (*_FIRST, *_LAST)
