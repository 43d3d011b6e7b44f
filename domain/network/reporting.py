"""A station's monthly report in time: when it is due and locked, whether it came on time, which are
missing, since when it is silent.

Due on the 15th of the next month, or the next working day; locked when the next month has ended. A
returned report is missing until it is handed in again, and keeps its first day. Only months whose
deadline has passed count. Source: network.md §2; the days are our convention, a dated table.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from domain.calendar.dates import add_months
from domain.calendar.holidays import next_working_day
from domain.calendar.periods import first_day, is_over, last_day
from domain.network.stages import ENDED, WORKING, Life, months_between
from language import N_, _

DUE_DAYS: tuple[tuple[date, int], ...] = ((date(1900, 1, 1), 15),)
"""Since which month → day of the next month, the newest last."""
DRAFT, SUBMITTED, CONFIRMED, RETURNED = "draft", "submitted", "confirmed", "returned"
STATES: dict[str, str] = {
    DRAFT: N_("Nháp"),
    SUBMITTED: N_("Đã nộp, chờ xác nhận"),
    CONFIRMED: N_("Viện đã xác nhận"),
    RETURNED: N_("Viện trả lại"),
}
HANDED_IN = (SUBMITTED, CONFIRMED)
INSTITUTE = 0
"""Stands where the number of a station would: what the institute handled itself, which has no
deadline, no lock, and stands in no rate."""
NOT_EXPECTED, RUNNING, OPEN, ON_TIME, LATE, MISSING, SENT_BACK = (
    "not_expected",
    "running",
    "open",
    "on_time",
    "late",
    "missing",
    "sent_back",
)
STANDINGS: dict[str, str] = {
    NOT_EXPECTED: N_("không phải nộp"),
    RUNNING: N_("tháng chưa hết"),
    OPEN: N_("còn hạn nộp"),
    ON_TIME: N_("đúng hạn"),
    LATE: N_("nộp muộn"),
    MISSING: N_("chưa nộp"),
    SENT_BACK: N_("bị trả lại"),
}
DUE_SOON, OVERDUE = "soon", "overdue"
REMIND_BEFORE = 5
"""Days before the deadline from which on a station is reminded."""
AMBER, RED = "amber", "red"
RED_FROM = 3
"""Months missing in a row; fewer are amber."""


@dataclass(frozen=True, slots=True)
class Filed:
    """What is there of a month. `first`: the day on which it was first handed in. `illustrative`:
    its numbers are invented."""

    state: str
    first: date | None = None
    illustrative: bool = False

    @property
    def handed_in(self) -> bool:
        return self.state in HANDED_IN and self.first is not None


@lru_cache(maxsize=4_096)
def deadline(month: str) -> date:
    """The last day on which the month's report is on time."""
    following = add_months(first_day(month), 1)
    number = [day for since, day in DUE_DAYS if since <= first_day(month)][-1]
    return next_working_day(following + timedelta(number - 1))


def last_open_day(month: str) -> date:
    """The last day on which it can be written without an exception: the end of the following
    month."""
    return last_day(f"{add_months(first_day(month), 1):%Y-%m}")


def is_locked(month: str, today: date, open_until: date | None = None) -> bool:
    """`open_until`: the last day of an exception."""
    return today > last_open_day(month) and not (open_until and today <= open_until)


def outside(life: Life, month: str) -> str:
    """Why nothing can be told of the month: it lies surely before the station began to work, or it
    had ended; '' where it can."""
    began = min(
        (first_day(s.day) for s in life.stages if s.stage == WORKING and s.day), default=None
    )
    if began and last_day(month) < began:
        return _("Trạm chưa hoạt động trong tháng này.")
    stage = life.on(first_day(month))
    if stage and stage.stage == ENDED:
        return _("Trạm đã kết thúc trước tháng này.")
    return ""


def standing(month: str, filed: Filed | None, life: Life, today: date) -> str:
    """How the month stands. A report that nobody had to send is on time or late like any other, and
    counts in no rate."""
    if filed and filed.handed_in:
        return ON_TIME if filed.first and filed.first <= deadline(month) else LATE
    if not life.expects(month):
        return NOT_EXPECTED
    if not is_over(month, today):
        return RUNNING
    if filed and filed.state == RETURNED:
        return SENT_BACK
    return OPEN if today <= deadline(month) else MISSING


def newest_due(today: date) -> str:
    """The newest month whose deadline has passed."""
    day = add_months(first_day(f"{today:%Y-%m}"), -1)
    while today <= deadline(f"{day:%Y-%m}"):
        day = add_months(day, -1)
    return f"{day:%Y-%m}"


def due_months(today: date, n: int = 12) -> tuple[str, ...]:
    """The last `n` months whose deadline has passed, oldest first."""
    newest = newest_due(today)
    return months_between(f"{add_months(first_day(newest), 1 - n):%Y-%m}", newest)


def to_remind(filed: Mapping[str, Filed], life: Life, today: date) -> list[tuple[str, str]]:
    """(month, DUE_SOON or OVERDUE) of what a station is reminded of, oldest first: what is due
    within REMIND_BEFORE days, and what is late and can still be handed in."""
    newest = f"{add_months(first_day(f'{today:%Y-%m}'), -1):%Y-%m}"
    found = []
    for month in sorted({*due_months(today), newest}):
        stood = standing(month, filed.get(month), life, today)
        left = (deadline(month) - today).days
        if left >= 0 and stood in (OPEN, SENT_BACK) and left <= REMIND_BEFORE:
            found.append((month, DUE_SOON))
        elif left < 0 and stood in (MISSING, SENT_BACK) and not is_locked(month, today):
            found.append((month, OVERDUE))
    return found


@dataclass(frozen=True, slots=True)
class Record:
    """What one station has reported of some months: `expected`, of these `received`, of these
    `on_time`."""

    expected: int = 0
    received: int = 0
    on_time: int = 0

    def __add__(self, other: "Record") -> "Record":
        return Record(
            self.expected + other.expected,
            self.received + other.received,
            self.on_time + other.on_time,
        )


def record(months: tuple[str, ...], filed: Mapping[str, Filed], life: Life, today: date) -> Record:
    """Counted over the months that were expected."""
    stood = [
        standing(month, filed.get(month), life, today) for month in months if life.expects(month)
    ]
    return Record(len(stood), stood.count(ON_TIME) + stood.count(LATE), stood.count(ON_TIME))


@dataclass(frozen=True, slots=True)
class Silence:
    """`last`: the newest month with a report, '' none yet; `missing`: how many due months since
    then were expected and are not there."""

    last: str = ""
    missing: int = 0

    @property
    def alarm(self) -> str:
        """'' where nothing is missing."""
        if self.missing >= RED_FROM:
            return RED
        return AMBER if self.missing else ""


def silence(filed: Mapping[str, Filed], life: Life, today: date) -> Silence:
    """Since when nothing has come. Nobody who does not work today is called silent."""
    last = max((month for month, report in filed.items() if report.handed_in), default="")
    now = life.on(today)
    if now is None or not life.expects(f"{today:%Y-%m}"):
        return Silence(last)
    first = last or min((f"{s.begins():%Y-%m}" for s in life.stages if s.day), default="")
    due = months_between(first, newest_due(today)) if first else ()
    return Silence(last, sum(month > last and life.expects(month) for month in due))
