"""Targets against the time that has passed, tasks against their last day. Source: network.md §5, §7.

On track is what has come as far as the time: the share of the target that is reached against the
share of the days that are over, both from zero. A task is late from the day after its last one.
"""

from dataclasses import dataclass
from datetime import date

from language import N_

PLANNED, DOING, DONE, DROPPED = "planned", "doing", "done", "dropped"
STATES: dict[str, str] = {
    PLANNED: N_("Dự định"),
    DOING: N_("Đang làm"),
    DONE: N_("Xong"),
    DROPPED: N_("Bỏ, có lý do"),
}
OPEN = (PLANNED, DOING)
STATIONS, REQUESTS, TRAINED, VIEWS, BY_HAND = "stations", "requests", "trained", "views", ""
METRICS: dict[str, str] = {
    BY_HAND: N_("Ghi tay, kèm nguồn"),
    STATIONS: N_("Trạm bắt đầu hoạt động trong kỳ"),
    REQUESTS: N_("Yêu cầu trong báo cáo tháng"),
    TRAINED: N_("Người dự hội nghị, tập huấn"),
    VIEWS: N_("Lượt truy cập trang"),
}
UNKNOWN, REACHED, ON_TRACK, BEHIND, MISSED = "unknown", "reached", "on_track", "behind", "missed"

VERDICTS: dict[str, str] = {
    UNKNOWN: N_("chưa có số liệu"),
    REACHED: N_("đạt"),
    ON_TRACK: N_("đúng tiến độ"),
    BEHIND: N_("chậm so với thời gian"),
    MISSED: N_("hết hạn, chưa đạt"),
}


@dataclass(frozen=True, slots=True)
class Target:
    """`base` None: not set; `reached` with its source: told by hand, which counts only where the
    metric is BY_HAND. `id` 0: not stored yet."""

    name: str
    metric: str
    value: int
    unit: str
    since: date
    until: date
    responsible: str = ""
    base: int | None = None
    reached: int | None = None
    reached_source: str = ""
    source: str = ""
    illustrative: bool = False
    id: int = 0
    version: int = 0

    def share_of_time(self, today: date) -> float:
        """How much of its days is over on a day, that day included."""
        days = (self.until - self.since).days + 1
        return min(max((today - self.since).days + 1, 0) / days, 1.0)

    def verdict(self, now: int | None, today: date) -> str:
        """Of what is reached; None: nobody knows."""
        if now is None:
            return UNKNOWN
        if now >= self.value:
            return REACHED
        if today > self.until:
            return MISSED
        return ON_TRACK if now / self.value >= self.share_of_time(today) else BEHIND


@dataclass(frozen=True, slots=True)
class Task:
    """`moved`: former last days with the reason of each, oldest first."""

    text: str
    state: str
    since: date
    until: date
    responsible: str = ""
    done_on: date | None = None
    evidence: str = ""
    reason: str = ""
    moved: tuple[tuple[str, str], ...] = ()
    source: str = ""
    illustrative: bool = False
    id: int = 0
    version: int = 0

    def late(self, today: date) -> int:
        """For how many days it is overdue; 0: not at all."""
        return max((today - self.until).days, 0) if self.state in OPEN else 0
