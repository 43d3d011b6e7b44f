"""The network of stations and what is published about it: records that imports deliver and the
tables hold. Source: domain facts §1.

Stock (so far), flow (in a year) and target (planned) are three measures that are never added up.
Sources that disagree stand side by side.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from domain.calendar.periods import is_over
from domain.places.provinces import SUCCESSOR
from domain.text.counts import EXACT
from domain.text.folding import words
from language import N_

SO_KHCN, INSTITUTE, UNIVERSITY, ASSOCIATION, INTERMEDIARY, OTHER = (
    "so_khcn",
    "research_institute",
    "university",
    "association",
    "intermediary",
    "other",
)
HOST_TYPES: dict[str, str] = {
    SO_KHCN: N_("Sở KH&CN"),
    INSTITUTE: N_("Viện nghiên cứu"),
    UNIVERSITY: N_("Trường đại học"),
    ASSOCIATION: N_("Hiệp hội"),
    INTERMEDIARY: N_("Tổ chức trung gian"),
    OTHER: N_("Loại khác"),
}
STOCK, FLOW, TARGET = "stock", "flow", "target"
MEASURES: dict[str, str] = {
    STOCK: N_("số lũy kế"),
    FLOW: N_("phát sinh trong kỳ"),
    TARGET: N_("kế hoạch"),
}
UNSTATED = "unstated"
PERIOD_KINDS: dict[str, str] = {
    "year": N_("cả năm"),
    "month": N_("cả tháng"),
    "day": N_("trong ngày"),
    "as_of": N_("tính đến kỳ này"),
    "cumulative": N_("lũy kế từ đầu"),
    UNSTATED: N_("nguồn không nêu"),
}

SUBJECTS: dict[str, str] = {
    "stations": N_("Trạm IPPlatform"),
    "dashboards": N_("Tỉnh có giao diện quản trị TSTT riêng"),
    "consultations": N_("Tư vấn miễn phí"),
    "consultation_topics": N_("Nội dung tư vấn"),
    "channels": N_("Kênh tiếp nhận"),
    "updates": N_("Cập nhật thông tin SHCN"),
    "listings": N_("Yêu cầu đăng thông tin trên sàn giao dịch"),
    "requests": N_("Yêu cầu tiếp nhận và xử lý"),
    "search_requests": N_("Yêu cầu tra cứu"),
    "station_requests": N_("Yêu cầu xử lý cùng Trạm"),
    "station_consultations": N_("Tư vấn miễn phí của các Trạm"),
    "station_services": N_("Dịch vụ tư vấn của các Trạm"),
    "tasks": N_("Nhiệm vụ"),
    "partners": N_("Đối tượng phối hợp mở Trạm"),
    "activities": N_("Nội dung hoạt động"),
    "visitors": N_("Khách truy cập"),
    "first_time": N_("Khách truy cập lần đầu"),
    "page_views": N_("Lượt truy cập trang"),
    "visitors_a_day": N_("Khách truy cập trung bình một ngày"),
    "page_views_a_day": N_("Lượt truy cập trang trung bình một ngày"),
    "visitors_days_off": N_("Khách truy cập vào ngày nghỉ"),
    "page_views_days_off": N_("Lượt truy cập trang vào ngày nghỉ"),
    "station_reports": N_("Báo cáo tháng của Trạm"),
    "events": N_("Hội nghị, tập huấn"),
    "trained": N_("Người dự hội nghị, tập huấn"),
    "other_numbers": N_("Số khác trong báo cáo"),
}
"""What a published figure may be about; another subject is rejected at import."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A published figure. `about`: a province, a host type's code or '' for the whole; `vn63`: its
    province before 2025, if it is one.

    `period_kind` says how `period` ('', '2021', '2021-05', '2021-05-31') is meant; `since`: where a
    cumulative count begins. `value` None with qualifier 'text_only': the source gives words alone.
    `wording`: letter by letter as published; `compared_to`: the period that the wording compares
    with. `published_on`: '' where the source shows no day."""

    subject: str
    measure: str = FLOW
    about: str = ""
    vn63: str | None = None
    period_kind: str = UNSTATED
    since: str = ""
    period: str = ""
    value: int | None = None
    qualifier: str = EXACT
    wording: str = ""
    compared_to: str = ""
    position: int = 0
    source: str = ""
    source_url: str = ""
    published_on: str = ""
    note: str = ""
    illustrative: bool = False

    @property
    def is_own(self) -> bool:
        """Whether it was published here, in a report that was sent: of its own period, and no
        other source's word against another's."""
        return self.source_url.startswith("/")


@dataclass(frozen=True, slots=True)
class Station:
    """A station by its host. `opened`: '2020-05-15', '2020-12', '2020' or '' where no source says;
    `ended` likewise, with what it follows from and the host that follows. `dispute`: how sources
    contradict each other about it, '' where they do not. `typed`: a person of the institute wrote
    it down, no source names it. `id` 0: not stored yet."""

    host: str
    host_type: str
    vn63: str | None = None
    vn34: str | None = None
    opened: str = ""
    address: str = ""
    contact: str = ""
    people: int | None = None
    dispute: str = ""
    ended: str = ""
    ended_why: str = ""
    successor: str = ""
    source: str = ""
    source_url: str = ""
    note: str = ""
    illustrative: bool = False
    typed: bool = False
    id: int = 0

    @property
    def named(self) -> bool:
        """Whether a source names it: these stand beside the published numbers."""
        return not (self.illustrative or self.typed)

    @property
    def register(self) -> str:
        """The province of today whose register its people may look into: that of the Department
        that hosts it; '' for every other host, and once the station has ended."""
        if self.host_type != SO_KHCN or self.ended:
            return ""
        return self.vn34 or SUCCESSOR.get(self.vn63 or "", "")


@dataclass(frozen=True, slots=True)
class Activity:
    """What a station reports for one month ('2021-05'); None: not reported, which is not zero.
    `station`: its host's name."""

    station: str
    month: str
    consultations: int | None = None
    updates: int | None = None
    listings: int | None = None
    trainings: int | None = None
    trained: int | None = None
    source: str = ""
    note: str = ""
    illustrative: bool = False


CONFERENCE, TRAINING, WORKSHOP = "conference", "training", "workshop"
EVENT_KINDS: dict[str, str] = {
    CONFERENCE: N_("Hội nghị"),
    WORKSHOP: N_("Hội thảo"),
    TRAINING: N_("Tập huấn"),
}


INSTITUTE_NAME = "Viện Khoa học sở hữu trí tuệ"
"""Who runs the platform, as its publications say it."""


@dataclass(frozen=True, slots=True)
class Event:
    """A conference, workshop or training. `held`: day, month or year, '' unknown; `planned`:
    announced, not reported as held.

    `participants`: kinds of participants as published; `departments`: how many Sở KH&CN were
    present, `present`: those that are named (vn63 codes). `times`: how many classes or sessions the
    entry stands for. `women`: of the delegates; `expected`: how many were announced; `attending`:
    hosts of the stations whose staff was there; `cancelled`: why it did not take place, '' where it
    did or may. Of an event since 01/07/2025 `vn63` is the namesake of its province of today."""

    title: str
    kind: str
    held: str = ""
    planned: bool = False
    place: str = ""
    vn63: str | None = None
    organisers: str = ""
    times: int = 1
    delegates: int | None = None
    delegates_qualifier: str = EXACT
    participants: str = ""
    departments: int | None = None
    present: tuple[str, ...] = ()
    wording: str = ""
    source: str = ""
    source_url: str = ""
    note: str = ""
    illustrative: bool = False
    women: int | None = None
    expected: int | None = None
    attending: tuple[str, ...] = ()
    cancelled: str = ""

    def untold(self, today: date) -> bool:
        """Whether its announced day has passed and nobody has told what became of it."""
        return self.planned and is_over(self.held, today)


@dataclass(frozen=True, slots=True)
class Population:
    """Inhabitants of a province in one of the vintages. `measure`: which count it is, as the source
    calls it; two measures never mix."""

    vintage: str
    code: str
    year: int
    measure: str
    value: int
    basis: str = ""
    source_url: str = ""
    note: str = ""
    illustrative: bool = False


_SHORT = ("kh cn", "khoa hoc va cong nghe")
_LEADING = {"tinh", "tp", "thanh", "pho"}


def names_host(text: str, host: str) -> bool:
    """Whether the text names the host, in full or in the usual short form ('Sở KH&CN Hải Phòng', '…
    thành phố Hải Phòng')."""
    return f" {_host_words(host)} " in f" {_host_words(text)} "


@lru_cache(maxsize=4_096)
def _host_words(text: str) -> str:
    plain = " ".join(word for word in words(text) if word not in _LEADING)
    return plain.replace(*_SHORT)
