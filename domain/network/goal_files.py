"""A target or a task of the institute as a file tells it, under the rules of its form."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.network.goals import BY_HAND, DONE, DROPPED, OPEN
from language import N_, _


@dataclass(frozen=True, slots=True)
class TargetFile:
    """`base`, `reached` None: not told."""

    name: str
    metric: str
    value: int
    unit: str
    since: date
    until: date
    responsible: str
    base: int | None = None
    reached: int | None = None
    reached_source: str = ""
    source: str = ""
    illustrative: bool = False


@dataclass(frozen=True, slots=True)
class TaskFile:
    """`done_on`: done or dropped on. `reason`: why it was dropped, or its end moved."""

    text: str
    state: str
    since: date
    until: date
    responsible: str
    done_on: date | None = None
    evidence: str = ""
    reason: str = ""
    source: str = ""
    illustrative: bool = False


def target_faults(told: TargetFile) -> Iterator[tuple[str, str]]:
    """(what the field is called, reason)."""
    yield from _days(told.since, told.until)
    if told.value < 1:
        yield _("Cần đạt"), _("Xin ghi mức cần đạt, lớn hơn 0.")
    if told.reached is not None and not told.reached_source:
        yield _("Nguồn của số đã đạt"), _("Số ghi tay cần nguồn.")
    if told.reached is not None and told.metric != BY_HAND:
        yield _("Đã đạt"), _("Chỉ tiêu này được đếm từ số liệu; chỉ ghi số đã đạt khi ghi tay.")


def task_faults(told: TaskFile) -> Iterator[tuple[str, str]]:
    """Done asks for evidence, dropped for a reason, both for their day: none is made up."""
    yield from _days(told.since, told.until)
    if told.state == DONE and not told.evidence:
        yield _("Bằng chứng"), _("Xong thì cần bằng chứng.")
    if told.state == DROPPED and not told.reason:
        yield _("Lý do"), _("Xin nêu lý do bỏ hoặc dời hạn.")
    if told.state in (DONE, DROPPED) and told.done_on is None:
        yield _("Ngày xong hoặc bỏ"), _("Xong hoặc bỏ thì cần ngày.")
    if told.state in OPEN and told.done_on is not None:
        yield _("Ngày xong hoặc bỏ"), _("Chưa xong thì không có ngày xong.")


def _days(since: date, until: date) -> Iterator[tuple[str, str]]:
    if until < since:
        yield _("Đến ngày"), _("Ngày cuối trước ngày đầu.")


def finished(told: TaskFile) -> Iterator[tuple[str, str]]:
    """What must have begun before it can be told."""
    if told.done_on is not None:
        yield N_("Ngày xong hoặc bỏ"), told.done_on.isoformat()
