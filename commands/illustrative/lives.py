"""The life of an application: legal events up to today that explain its status, drawn at random in
usual proportions."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from domain.calendar.dates import add_months, add_years
from domain.records.asset import LegalEvent
from domain.terms.rules import Rule, rule_for, version


@dataclass
class Life:
    """Dated events up to `today`. `label`, `stated`: what the office says today, None where time
    alone decided."""

    today: date
    events: list[LegalEvent] = field(default_factory=list)
    published: date | None = None
    granted: date | None = None
    label: str | None = None
    stated: str = "unknown"

    def happens(self, event: str, on: date, category: str, ordinal: int | None = None) -> bool:
        """Adds the event unless it lies in the future; tells whether it has happened."""
        if on <= self.today:
            self.events.append(LegalEvent(event, on, category, ordinal=ordinal))
        return on <= self.today

    def says(self, label: str, stated: str) -> None:
        self.label, self.stated = label, stated


@dataclass(frozen=True)
class Course:
    """How applications of a kind fare. Months from filing (from, to); shares of 1; `terms`: years
    of a term and how many there are."""

    publication: tuple[int, int]
    decision: tuple[int, int]
    refused: float
    withdrawn: float
    undecided: float
    terms: tuple[int, int]
    annual_fees: bool = False


COURSES = {
    "NH": Course((2, 4), (13, 27), 0.13, 0.03, 0.02, (10, 10)),
    "KDCN": Course((3, 5), (9, 15), 0.12, 0.03, 0.02, (5, 3)),
    "SC": Course((18, 20), (30, 54), 0.14, 0.17, 0.08, (20, 1), annual_fees=True),
    "GPHI": Course((15, 19), (20, 36), 0.16, 0.14, 0.05, (10, 1), annual_fees=True),
}
RENEWED, RENEWED_LATE = 0.62, 0.08
FEE_PAID, FEE_DATA = 0.93, 0.8
OPPOSED, INVALIDATED, SURRENDERED, TRANSFERRED, LICENSED = 0.03, 0.012, 0.012, 0.03, 0.01
ENDING_TOLD = 0.5
"""Share of the endings by time that the office also tells; the others are left to computation."""
UNREADABLE, UNREADABLE_LABEL = 0.006, "Chờ đối chiếu hồ sơ gốc"


def live(random: Random, kind: str, filed: date, today: date) -> Life:
    """Filing, publication, decision, fees or renewals, the end."""
    life = Life(today)
    course = COURSES[kind]
    life.happens("filed", filed, "A")
    publication = _after(random, filed, course.publication)
    if life.happens("published", publication, "Q"):
        life.published = publication
    decision = _after(random, filed, course.decision)
    if random.random() < OPPOSED:
        life.happens("opposed", publication + timedelta(days=random.randint(20, 150)), "E")
    _decide(random, life, course, publication, decision)
    if life.granted:
        _keep(random, life, kind, filed)
    elif life.label is None:
        life.says(
            *(("Đã công bố đơn", "published") if life.published else ("Đang giải quyết", "pending"))
        )
    if random.random() < UNREADABLE:
        life.says(UNREADABLE_LABEL, "unknown")
    return life


def _after(random: Random, start: date, months: tuple[int, int]) -> date:
    return add_months(start, random.randint(*months)) + timedelta(days=random.randint(0, 27))


def _decide(random: Random, life: Life, course: Course, publication: date, decision: date) -> None:
    draw = random.random()
    if draw < course.withdrawn:
        if life.happens("withdrawn", publication + (decision - publication) * random.random(), "D"):
            life.says("Rút đơn", "withdrawn")
    elif draw < course.withdrawn + course.refused:
        if life.happens("refused", decision, "D"):
            life.says("Từ chối", "refused")
    elif draw > course.withdrawn + course.refused + course.undecided and life.happens(
        "granted", decision, "F"
    ):
        life.granted = decision


def _keep(random: Random, life: Life, kind: str, filed: date) -> None:
    granted, course = life.granted or filed, COURSES[kind]
    for share, event, label, stated in (
        (INVALIDATED, "invalidated", "Hủy bỏ hiệu lực", "invalidated"),
        (SURRENDERED, "lapsed", "Chấm dứt hiệu lực", "lapsed"),
    ):
        end = granted + timedelta(days=random.randint(300, 2500))
        if random.random() < share and life.happens(event, end, "H"):
            life.says(label, stated)
            return
    if random.random() < TRANSFERRED:
        life.happens("transferred", granted + timedelta(days=random.randint(200, 2500)), "R")
    if random.random() < LICENSED:
        life.happens("licensed", granted + timedelta(days=random.randint(100, 1500)), "S")
    alive = (
        _pay_fees(random, life, kind, filed)
        if course.annual_fees
        else _renew(random, life, kind, filed)
    )
    if alive:
        life.says("Cấp bằng", "in_force")


def _rule(kind: str, due: date) -> Rule:
    """What the law says of a payment that falls due on that day."""
    rule = rule_for(kind, "VN")
    assert rule is not None, kind
    return version(rule.code, due)


def _days_of(months: int) -> int:
    """Days that surely lie within so many months: 170 within six."""
    return max(30 * months - 10, 0)


def _renew(random: Random, life: Life, kind: str, filed: date) -> bool:
    """Renewals one after the other; False when one was missed or the last term is over."""
    years, terms = COURSES[kind].terms
    for number in range(1, terms + 1):
        due = add_years(filed, years * number)
        rule = _rule(kind, due)
        early, late = _days_of(rule.window_months), _days_of(rule.late_months)
        if due > life.today:
            if number < terms and random.random() < RENEWED:
                life.happens("renewed", due - timedelta(days=random.randint(0, early)), "U", number)
            return True
        draw = random.random()
        if number < terms and draw < RENEWED:
            life.happens("renewed", due - timedelta(days=random.randint(0, early)), "U", number)
        elif number < terms and draw < RENEWED + RENEWED_LATE and late:
            if not life.happens(
                "renewed", due + timedelta(days=random.randint(10, late)), "U", number
            ):
                return False
        else:
            last_day = due if number == terms else add_months(due, rule.late_months)
            _end(random, life, "expired", last_day)
            return False
    return False


def _pay_fees(random: Random, life: Life, kind: str, filed: date) -> bool:
    """Annual fees from the grant on; False when one was missed or the term is over. Some titles
    have no fee data at all."""
    granted, course = life.granted or filed, COURSES[kind]
    term_end = add_years(filed, course.terms[0])
    if term_end <= life.today:
        _end(random, life, "expired", term_end)
    if random.random() > FEE_DATA:
        return term_end > life.today
    for number in range(1, course.terms[0] + 1):
        due = add_years(granted, number - 1)
        if due > life.today or due >= term_end:
            break
        if number > 1 and random.random() > FEE_PAID:
            late = _rule(kind, due).late_months
            if due + timedelta(days=30 * late + 20) < term_end:
                _end(random, life, "lapsed", add_months(due, late))
            return False
        life.happens(
            "fee_paid",
            due - timedelta(days=random.randint(0, 60)) if number > 1 else granted,
            "U",
            number,
        )
    return term_end > life.today


def _end(random: Random, life: Life, event: str, last_day: date) -> None:
    """The office tells some endings, some days after the title's last day."""
    if random.random() < ENDING_TOLD:
        life.happens(event, last_day + timedelta(days=random.randint(5, 20)), "H")
