"""What is checked of a month's report, one line each: while it is typed, and of what is stored."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from domain.calendar.periods import is_over, month_before
from domain.network.monthly import (
    COUNTS,
    REQUIRED,
    Values,
    errors,
    own_median,
    questions,
    shown,
)
from domain.network.reporting import MISSING, OPEN, SENT_BACK
from language import _, ngettext
from language.dates import month
from read_models.prefilled import Prefilled
from read_models.report_form import OVER, WHY
from read_models.station_reports import StationReports

OK, ASKS, WRONG, WAITS = "ok", "warn", "bad", ""


@dataclass(frozen=True, slots=True)
class Check:
    """`tone`: OK, ASKS for a reason, WRONG (nothing is handed in with it), WAITS. `name`: the box
    where the answer goes; '' none."""

    tone: str
    text: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A month's report as it stands on the page. `reasons`: field → why its number is right;
    `over`: field → why it is not the one of the list."""

    data: StationReports
    month: str
    values: Values
    reasons: Mapping[str, str]
    over: Mapping[str, str]
    prefilled: Mapping[str, Prefilled]

    @property
    def errors(self) -> dict[str, str]:
        """Field → what is wrong. Of its own month the institute tells what it knows."""
        found = dict(errors(self.values))
        if not self.data.of_institute:
            return found
        found = {name: text for name, text in found.items() if name not in REQUIRED}
        if all(n is None for n in self.values.values()):
            found["contacts"] = _("Xin ghi ít nhất một số.")
        return found

    @property
    def questions(self) -> dict[str, str]:
        return dict(questions(self.values, self.data.before(self.month)))

    @property
    def unanswered(self) -> dict[str, str]:
        """Box of the reason → question."""
        return {
            WHY + name: text for name, text in self.questions.items() if not self.reasons.get(name)
        }

    @property
    def boxes(self) -> dict[str, str]:
        """Box of a reason → what it is asked for, answered or not."""
        asked = {WHY + name: text for name, text in self.questions.items()}
        over = {OVER + name: both(name, n, self.values) for name, n in self.typed_over.items()}
        return asked | over

    @property
    def typed_over(self) -> dict[str, int]:
        """Field → the number of the list, where another one was typed."""
        told = self.prefilled.items()
        return {
            name: found.number
            for name, found in told
            if self.values.get(name) not in (None, found.number)
        }

    @property
    def unexplained(self) -> dict[str, str]:
        """Box of the reason → why one is wanted."""
        return {
            OVER + name: _over(name, n, self.values.get(name))
            for name, n in self.typed_over.items()
            if not self.over.get(name)
        }


def checks(asked: Asked) -> list[Check]:
    """The worst last, as the page lists them: what is well, then what is not."""
    wrong = [Check(WRONG, text, name) for name, text in asked.errors.items()]
    wrong += [Check(WRONG, text, name) for name, text in asked.unexplained.items()]
    return [*_well(asked), *_waits(asked), *_asked(asked), *wrong]


def left(asked: Asked) -> str:
    """How many questions are without an answer, in words; '' none."""
    n = len(asked.unanswered)
    return ngettext("{n} câu cần trả lời", "{n} câu cần trả lời", n) if n else ""


def _well(asked: Asked) -> Iterator[Check]:
    values = asked.values
    if all(values.get(name) is not None for name in REQUIRED):
        yield Check(OK, _("Đủ {n} mục phải có.", n=len(REQUIRED) + 1))
    women, trained = values.get("women"), values.get("trained")
    if women is not None and trained is not None and women <= trained:
        text = _("Số nữ không lớn hơn số người được tập huấn: {women} ≤ {trained}.",
                 women=shown("women", women), trained=shown("trained", trained))  # fmt: skip
        yield Check(OK, text)
    if asked.typed_over and not asked.unexplained:
        yield Check(OK, _("Mọi số sửa so với danh sách có lý do."))
    before = [name for name in COUNTS if own_median(name, asked.data.before(asked.month))]
    told = [name for name in before if values.get(name) is not None]
    if told and not any(name in asked.questions for name in told):
        yield Check(OK, _("Không số nào hơn 3 lần trung vị của Trạm."))


def _waits(asked: Asked) -> Iterator[Check]:
    data = asked.data
    earlier = month_before(asked.month)
    if not is_over(asked.month, data.today):
        yield Check(WAITS, _("Tháng chưa hết."))
    if data.standing(earlier) in (OPEN, MISSING, SENT_BACK):
        yield Check(WAITS, _("Kỳ {month} chưa nộp.", month=month(earlier)))


def _asked(asked: Asked) -> Iterator[Check]:
    for name, text in asked.questions.items():
        reason = asked.reasons.get(name, "")
        said = _("Trạm trả lời: {reason}", reason=reason) if reason else ""
        yield Check(ASKS, f"{text} {said}".strip(), WHY + name)


def both(name: str, listed: int, values: Values) -> str:
    """That the number of the list is kept beside the typed one."""
    now = shown(name, values.get(name))
    return _("sửa so với danh sách: {listed} → {typed}, giữ cả hai số", listed=shown(name, listed),
             typed=now)  # fmt: skip


def _over(name: str, listed: int, typed: int | None) -> str:
    return _(
        "{field}: danh sách có {listed}, báo cáo ghi {typed}; xin nêu lý do.",
        field=_(COUNTS[name]),
        listed=shown(name, listed),
        typed=shown(name, typed),
    )
