"""Invented stations at invented hosts with two years of monthly reports: on time, late, returned,
silent, suspended, being prepared.

What is unfavourable is told of these alone. A real host has months, too, so that its pages have
something to show: each on time, each year more than the year before. The same every time for one
day, to which all months are relative.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.calendar.dates import add_months
from domain.calendar.periods import first_day
from domain.network.monthly import Values
from domain.network.records import ASSOCIATION, INSTITUTE, INTERMEDIARY, UNIVERSITY, Station
from domain.network.reporting import CONFIRMED, DRAFT, RETURNED, SUBMITTED, deadline, due_months
from domain.network.stages import AGREED, SET_UP, SUSPENDED, TALKS, WORKING, Stage
from domain.places.provinces import PROVINCES_34_BY_SLUG

MONTHS = 24
YEAR = 12
PUBLISHED_DAY = "Thời điểm lập theo nguồn đã công bố"
INVENTED_DAY = "Ngày minh họa: chưa có nguồn nêu Trạm nộp báo cáo tháng từ khi nào"
Told = tuple[str, str, date | None, Values]
"""Month, state, first day, numbers."""
SILENT = "Trạm minh họa A – Trường Đại học Khê Trạch"


@dataclass(frozen=True)
class _Plan:
    """`opened`: months before the newest due one; `last`: how many of the newest are missing;
    `gaps`, `late`: months back that are missing or late; `returned`: the newest was sent back;
    `suspended`: since how many months; `size`: how much is done; `stage`: of one that is being
    prepared."""

    host: str
    kind: str
    slug: str
    opened: int = 0
    size: int = 1
    last: int = 0
    gaps: tuple[int, ...] = ()
    late: tuple[int, ...] = ()
    returned: bool = False
    suspended: int = 0
    stage: str = WORKING


PLANS = (
    _Plan(SILENT, UNIVERSITY, "lang-son", 31, 1, 7, (9,), (11,)),
    _Plan(
        "Trạm minh họa B – Hội Doanh nghiệp Bãi Nồm",
        ASSOCIATION,
        "vinh-long",
        30,
        1,
        4,
        (8, 15),
        (6, 9),
    ),
    _Plan(
        "Trạm minh họa C – Viện Công nghệ nước Hói Sen",
        INSTITUTE,
        "can-tho",
        28,
        1,
        2,
        (5, 10),
        (3, 8),
    ),
    _Plan(
        "Trạm minh họa D – Trung tâm Khởi nghiệp Bến Lau",
        INTERMEDIARY,
        "da-nang",
        25,
        2,
        1,
        (9,),
        (4, 7),
    ),
    _Plan(
        "Trạm minh họa E – Trường Đại học Diễn Lũng", UNIVERSITY, "dak-lak", 23, 2, late=(0, 1, 6)
    ),
    _Plan(
        "Trạm minh họa F – Hội Làng nghề Đập Sỏi",
        ASSOCIATION,
        "phu-tho",
        20,
        1,
        late=(4, 9),
        gaps=(6,),
        returned=True,
    ),
    _Plan("Trạm minh họa G – Trường Cao đẳng Yên Lũng", UNIVERSITY, "lam-dong", 32, 8, late=(7,)),
    _Plan("Trạm minh họa H – Viện Dược liệu Rú Trầm", INSTITUTE, "lao-cai", 8, 1, late=(8,)),
    _Plan("Trạm minh họa I – Trung tâm Thông tin Vực Trầu", INTERMEDIARY, "an-giang", 4),
    _Plan(
        "Trạm minh họa K – Hiệp hội Nông sản Eo Trúc",
        ASSOCIATION,
        "tay-ninh",
        17,
        late=(8,),
        suspended=5,
    ),
    _Plan("Trạm minh họa L – Trường Đại học Đò Khê", UNIVERSITY, "thanh-hoa", stage=AGREED),
    _Plan("Trạm minh họa M – Hội Mật ong Rú Bần", ASSOCIATION, "son-la", stage=TALKS),
    _Plan("Trạm minh họa N – Trường Đại học Lam Khê", UNIVERSITY, "tuyen-quang", stage=SET_UP),
)


@dataclass(frozen=True)
class Invented:
    """A station with its stages, and its reports: month → state, first day, numbers."""

    station: Station
    stages: tuple[Stage, ...]
    reports: tuple[Told, ...]


def stations(today: date) -> list[Invented]:
    months = due_months(today, MONTHS)
    return [_made(plan, n, months, today) for n, plan in enumerate(PLANS)]


def favourable(n: int, opened: str, today: date) -> tuple[list[Stage], list[Told]]:
    """The life and the months of a real host, which was set up when the published sources say it
    was, `opened`; '' where none does. Months of before are not expected of it."""
    months = due_months(today, MONTHS)
    stages = [
        Stage(
            AGREED, months[0], "Thỏa thuận minh họa", number=f"MH-R{n + 1:02}/TT", term="36 tháng"
        ),
        Stage(WORKING, months[0], INVENTED_DAY),
    ]
    if opened:
        stages.append(Stage(SET_UP, opened, PUBLISHED_DAY))
    reports: list[Told] = []
    for back, month in enumerate(reversed(months)):
        first = deadline(month) - timedelta(2 + (n + back) % 6)
        grown = back < YEAR and (back + n) % (2 + n % 4) == 0
        told = _numbers(2 + n % 2 + grown, n, back % YEAR)
        waiting = back == 0 and n % 3 == 0
        reports.append((month, SUBMITTED if waiting else CONFIRMED, first, told))
    return stages, reports


def _made(plan: _Plan, n: int, months: Sequence[str], today: date) -> Invented:
    newest = first_day(months[-1])
    working = plan.stage == WORKING
    opened = f"{add_months(newest, -plan.opened):%Y-%m}" if working else ""
    since = f"{today - timedelta(20 + 9 * n):%Y-%m-%d}"
    stages = (
        [Stage(AGREED, opened, "Thỏa thuận minh họa", number=f"MH-{n + 1:02}/TT", term="36 tháng")]
        if working
        else []
    )
    stages.append(Stage(plan.stage, opened or since, "Văn bản minh họa"))
    if plan.suspended:
        stages.append(
            Stage(
                SUSPENDED,
                f"{add_months(newest, 1 - plan.suspended):%Y-%m}",
                "Công văn minh họa xin tạm dừng",
            )
        )
    station = Station(
        plan.host, plan.kind, None, PROVINCES_34_BY_SLUG[plan.slug].code, opened, illustrative=True
    )
    return Invented(
        station, tuple(stages), tuple(_reports(plan, n, months, opened)) if working else ()
    )


def _reports(plan: _Plan, n: int, months: Sequence[str], opened: str) -> Iterator[Told]:
    for back, month in enumerate(reversed(months)):
        if month < opened or back < max(plan.last, plan.suspended) or back in plan.gaps:
            continue
        due = deadline(month)
        first = due + timedelta(2) if back in plan.late else due - timedelta(1 + (n + back) % 5)
        newest = RETURNED if plan.returned else SUBMITTED
        yield month, newest if back == 0 else CONFIRMED, first, _numbers(plan.size, n, back)
    if plan.size > 1 and not plan.last:
        yield (
            f"{add_months(first_day(months[-1]), 1):%Y-%m}",
            DRAFT,
            None,
            _numbers(plan.size, n, MONTHS),
        )


def _numbers(size: int, n: int, back: int) -> Values:
    consultations = size + (back * 7 + n * 3) % 4
    updates, listings = (back + n) % 3, (back * 5 + n) % 2
    classes = 1 if (back + n) % 6 == 0 else 0
    trained = classes * (20 + 5 * size)
    told = {
        "contacts": consultations + updates + listings + back % 3,
        "consultations": consultations,
        "updates": updates,
    }
    told |= {
        "listings": listings,
        "classes": classes,
        "trained": trained,
        "staff": 50 + 50 * (n % 3),
        "women": trained * 2 // 5,
    }
    return told | {
        "topic_search": consultations - consultations // 3,
        "topic_protection": consultations // 3,
        "search_mark": size,
    }
