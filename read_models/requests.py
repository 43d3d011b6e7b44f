"""What the pages of requests ask and are answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from statistics import median
from typing import Any

from domain.network import listings
from domain.network.listings import DRAFT, PUBLISHED, WITHDRAWN
from domain.network.request_counts import IN_PERSON
from domain.network.requests import (
    CHANNELS,
    CONSULTATION,
    DONE,
    KINDS,
    LISTING,
    OPEN,
    PROVINCE,
    SEARCH,
    STATION,
    TOPICS,
    UPDATE,
    Desk,
    is_number,
)
from domain.places.provinces import PROVINCES_34, PROVINCES_34_BY_SLUG
from read_models.plain_values import number, parameters, year
from read_models.query_strings import POST, as_query
from read_models.report_form import month_of

"""The parameter that names one of a person's posts (sitemap.addresses.POST)."""
SIZE = 25
"""Rows of a page."""
NO_DAY = date.max
"""What is due next where nothing is, or the clock stands."""
ALL_OPEN, UNASSIGNED, OVERDUE, MINE, WAITS, PASSED, TOLD, EVERY = (
    *("mo", "moi", "qua-han", "cua-toi", "cho", "da-chuyen"),
    *("da-tra-loi", "tat-ca"),
)
TABS = (ALL_OPEN, UNASSIGNED, OVERDUE, MINE, WAITS, PASSED, TOLD, EVERY)
QUEUE = (ALL_OPEN, UNASSIGNED, OVERDUE, MINE, WAITS, PASSED)
"""Tabs of what is open, by what is due next; the others by the day of receipt, of one year."""
KIND_NAMES = {
    CONSULTATION: "tu-van",
    SEARCH: "tra-cuu",
    UPDATE: "cap-nhat",
    LISTING: "san-giao-dich",
}
TOPIC_NAMES = {
    "search": "tra-cuu-thong-tin",
    "protection": "kha-nang-bao-ho",
    "status": "tinh-trang-phap-ly",
    "infringement": "xam-pham",
    "other": "khac",
}
CHANNEL_NAMES = {
    "station": "tai-tram",
    "phone": "dien-thoai",
    "platform": "nen-tang",
    "fanpage": "fanpage",
    "email": "thu-dien-tu",
    "person": "truc-tiep",
}
RIGHT_NAMES = {"SC": "sang-che", "GPHI": "giai-phap", "KDCN": "kieu-dang", "NH": "nhan-hieu"}
RIGHT_NAMES |= {"CDDL": "chi-dan"}
ADDRESSED_CHANNELS = CHANNEL_NAMES | {IN_PERSON: "gap-mat"}
LISTED_NAMES = {DRAFT: "chua", PUBLISHED: "dang", WITHDRAWN: "da-rut"}
IN_TIME, LATE = "1", "0"
LONGEST_SEARCH = 100


@dataclass(frozen=True, slots=True)
class RequestsAsked:
    """Which of the requests are listed. `station`: the one that took them down, 0 the institute;
    `month`: in which they are counted; `timely`: of answered ones IN_TIME, LATE or ''; `listing`: the state of listings; `after`,
    `before`: where a page begins or ends."""

    tab: str = ALL_OPEN
    kind: str = ""
    topic: str = ""
    channel: str = ""
    station: int | None = None
    person: int | None = None
    vn34: str = ""
    year: int | None = None
    month: str = ""
    right: str = ""
    timely: str = ""
    text: str = ""
    post: str = ""
    after: str = ""
    before: str = ""
    listing: str = ""

    def query(self, **changes: object) -> str:
        """As an address says it, with some of it changed; another list begins at its first page."""
        values: dict[str, object] = {
            "tt": self.tab,
            "loai": KIND_NAMES.get(self.kind),
            "chu-de": TOPIC_NAMES.get(self.topic),
            "kenh": ADDRESSED_CHANNELS.get(self.channel),
            "doi-tuong": RIGHT_NAMES.get(self.right),
            "tram": None if self.station is None else str(self.station),
            "nguoi": self.person,
            "tinh": PROVINCES_34[self.vn34].slug if self.vn34 else "",
            "nam": self.year,
            "thang": self.month,
            "dung-han": self.timely,
            "dang": LISTED_NAMES.get(self.listing),
            "q": self.text,
            POST: self.post,
        }
        return as_query(values | changes)

    @property
    def filtered(self) -> bool:
        """Whether anything but the tab narrows the list."""
        told = (self.kind, self.topic, self.channel, self.person, self.vn34, self.right)
        more = (self.text, self.timely, self.month, self.listing, self.station is not None)
        return any(told) or any(more)


def requests_asked(search: str | None) -> RequestsAsked:
    """What cannot be read counts as not asked for. A year alone asks for all of it."""
    asked = parameters(search)
    place = PROVINCES_34_BY_SLUG.get(asked.get("tinh", ""))
    told = asked.get("tt", "")
    of = year(asked.get("nam"))
    month = month_of(asked.get("thang", "")) or ""
    right = asked.get("doi-tuong")
    timely = asked.get("dung-han", "")
    by_year = EVERY if of or month else ALL_OPEN
    return RequestsAsked(
        tab=told if told in TABS else by_year,
        kind=_code(KIND_NAMES, asked.get("loai")),
        topic=_code(TOPIC_NAMES, asked.get("chu-de")),
        channel=_code(ADDRESSED_CHANNELS, asked.get("kenh")),
        station=number(asked.get("tram")),
        person=number(asked.get("nguoi")),
        vn34=place.code if place else "",
        year=of,
        month=month,
        right=_code(RIGHT_NAMES, right),
        timely=timely if timely in (IN_TIME, LATE) else "",
        text=asked.get("q", "")[:LONGEST_SEARCH],
        post=asked.get(POST, "")[:LONGEST_SEARCH],
        after=asked.get("sau", ""),
        before=asked.get("truoc", ""),
        listing=_code(LISTED_NAMES, asked.get("dang")),
    )


def _code(names: Mapping[str, str], asked: str | None) -> str:
    return next((code for code, name in names.items() if asked == name), "")


def kinds() -> dict[str, str]:
    """How an address calls a kind → its name."""
    return {KIND_NAMES[code]: label for code, label in KINDS.items()}


def topics() -> dict[str, str]:
    return {TOPIC_NAMES[code]: label for code, label in TOPICS.items()}


def channels() -> dict[str, str]:
    return {CHANNEL_NAMES[code]: label for code, label in CHANNELS.items()}


def listed() -> dict[str, str]:
    return {LISTED_NAMES[code]: label for code, label in listings.STATES.items()}


def number_asked(text: str) -> str:
    """The number of a request, '' for what is none."""
    return text if is_number(text) else ""


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A line of the list. `assignee`: the name of who sees to it, '' nobody; `station_id`: of the
    station that took it down, `hand_id` of the one that has it in hand; `listing`: the state of a
    listing, since `listing_on`, None since its receipt."""

    id: int
    number: str
    title: str
    requester: str
    requester_type: str
    vn34: str
    kind: str
    side: str
    channel: str
    topics: tuple[str, ...]
    station_id: int | None
    desk: str
    hand_id: int | None
    taken_at: str
    assignee_id: int | None
    assignee: str
    state: str
    received_on: date
    due_first: date | None
    due_result: date | None
    due_on: date
    first_on: date | None
    result_on: date | None
    in_time: bool | None
    illustrative: bool
    version: int
    listing: str
    listing_on: date | None

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def due(self) -> date | None:
        """What is due next; None where nothing is or the clock stands."""
        return None if self.due_on == NO_DAY else self.due_on

    @property
    def handled_by(self) -> Desk:
        """Whose desk it lies on."""
        return _desk(self.desk, self.vn34, self.hand_id)

    @property
    def first_is_due(self) -> bool:
        """Whether it is the first answer that is due next."""
        return self.first_on is None


def _desk(kind: str, vn34: str, station_id: int | None) -> Desk:
    if kind == STATION:
        return Desk(station_id=station_id)
    return Desk(vn34=vn34) if kind == PROVINCE else Desk()


@dataclass(frozen=True, slots=True)
class Tally:
    """What the requests of a list come to. `states`: of what is open; `oldest`: the day that was
    due longest ago; `first`, `result`: working days → how many requests took them."""

    tabs: Mapping[str, int]
    states: Mapping[str, int]
    oldest: date | None
    told: int
    in_time: int
    first: Mapping[int, int]
    result: Mapping[int, int]
    invented: int
    counted: int

    @property
    def share(self) -> float | None:
        """Of those with a result; None where there is none."""
        return self.in_time / self.told if self.told else None

    @property
    def median_first(self) -> float | None:
        return _median(self.first)

    @property
    def median_result(self) -> float | None:
        return _median(self.result)


def _median(days: Mapping[int, int]) -> float | None:
    every: list[int] = []
    for value, times in days.items():
        every += [value] * times
    return float(median(every)) if every else None


@dataclass(frozen=True, slots=True)
class Queued:
    """How many requests of a tab; `invented` of them are; `oldest`: the day that was due first."""

    n: int = 0
    invented: int = 0
    oldest: date | None = None


NONE_QUEUED = Queued()


@dataclass(frozen=True, slots=True)
class QueueCalls:
    """What the queue calls a post for. One that is late and nobody's is in both: it is to be given
    to somebody and to be answered."""

    overdue: Queued = NONE_QUEUED
    unassigned: Queued = NONE_QUEUED

    @property
    def n(self) -> int:
        return self.overdue.n + self.unassigned.n

    @property
    def illustrative(self) -> bool:
        return bool(self.overdue.invented or self.unassigned.invented)


NO_CALLS = QueueCalls()


@dataclass(frozen=True, slots=True)
class RequestsView:
    """`slug`: of the province that the page is about; `position`: place of the first row;
    `people`, `stations`: who can be chosen among; `hosts`: of every station; `station`: the
    reader's own."""

    asked: RequestsAsked
    today: date
    year: int
    rows: Sequence[RequestRow]
    position: int
    back: str
    on: str
    tally: Tally
    stations: Mapping[int, str] = field(default_factory=dict)
    people: Mapping[int, str] = field(default_factory=dict)
    slug: str = ""
    scope: str = ""
    writes: bool = False
    hosts: Mapping[int, str] = field(default_factory=dict)
    station: int | None = None

    @property
    def total(self) -> int:
        return self.tally.tabs[self.asked.tab]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was said or done. `kind`: answer, note, message, state, assigned, changed;
    `told`: what it changed, of an answer at the counter its `slip` too (read_models.counter)."""

    kind: str
    text: str
    told: Mapping[str, Any]
    at: datetime
    day: date
    by: str
    post: str


@dataclass(frozen=True, slots=True)
class Contact:
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class WholeRequest:
    """A request with what hangs on it. `contact`: None for those who are not told it, or after its
    time; `people`: who may be given it."""

    row: RequestRow
    question: str
    rights: tuple[str, ...]
    vn63: str
    stops: tuple[tuple[date, date | None], ...]
    duplicate_of: str
    ended_on: date | None
    source: str
    created_at: datetime
    created_by: str
    entries: tuple[Entry, ...]
    contact: Contact | None
    people: Mapping[int, str]

    @property
    def desk(self) -> Desk:
        """Whose desk it lies on."""
        return self.row.handled_by

    @property
    def taken_at(self) -> Desk:
        """Which desk took it down: the one that counts it."""
        row = self.row
        return _desk(row.taken_at, row.vn34, row.station_id)

    @property
    def has_result(self) -> bool:
        return self.row.state in DONE
