"""What was published about the platform, as its page asks for it and shows it: by topic, with what
the sources leave open side by side."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.network.records import FLOW, STOCK, Figure
from language import N_
from read_models.plain_values import parameter

TOPICS: dict[str, tuple[str, tuple[str, ...]]] = {
    "luot-truy-cap": (
        N_("Lượt truy cập"),
        (
            "visitors",
            "first_time",
            "page_views",
            "visitors_a_day",
            "page_views_a_day",
            "visitors_days_off",
            "page_views_days_off",
        ),
    ),
    "tram": (N_("Trạm, giao diện tỉnh"), ("stations", "dashboards")),
    "yeu-cau": (
        N_("Yêu cầu, tư vấn"),
        (
            *(
                "consultations",
                "consultation_topics",
                "channels",
                "updates",
                "listings",
                "requests",
                "search_requests",
            ),
            *("station_requests", "station_consultations", "station_services"),
        ),
    ),
    "nhiem-vu": (N_("Nhiệm vụ, đối tác"), ("tasks", "partners")),
    "loi-van": (N_("Lời văn báo cáo"), ("activities",)),
    "bao-cao": (
        N_("Từ báo cáo đã phát hành"),
        ("station_reports", "events", "trained", "other_numbers"),
    ),
}
"""Slug → what the topic is called, and its subjects; every subject belongs to one (a test holds
it)."""


def key_of(figure: Figure) -> str:
    """Its name in a report, the same in every edition."""
    told_of = (figure.measure, figure.about, figure.period if len(figure.period) > 4 else "")
    place = str(figure.position) if figure.position and figure.value is None else ""
    return ".".join(part for part in (figure.subject, *told_of, place) if part)


@dataclass(frozen=True, slots=True)
class Beside:
    """Figures of one subject that do not say the same, or not clearly of when. `disagree`: their
    sources contradict each other."""

    subject: str
    figures: tuple[Figure, ...]
    disagree: bool


@dataclass(frozen=True, slots=True)
class Published:
    """`figures`: all of them; `topic`: the one that is shown, '' for all."""

    figures: tuple[Figure, ...]
    topic: str = ""

    def of(self, topic: str) -> tuple[Figure, ...]:
        subjects = TOPICS[topic][1]
        return tuple(
            sorted(
                (f for f in self.figures if f.subject in subjects),
                key=lambda f: subjects.index(f.subject),
            )
        )

    @property
    def sources(self) -> int:
        return len({f.source for f in self.figures})

    @property
    def beside(self) -> tuple[Beside, ...]:
        of_others = [figure for figure in self.figures if not figure.is_own]
        return (*_stations(of_others), *_unclear(of_others))


def topic_asked(search: str | None) -> str:
    """`chu-de` of the address; anything unknown counts as all."""
    asked = parameter(search, "chu-de")
    return asked if asked in TOPICS else ""


def _stations(figures: Iterable[Figure]) -> list[Beside]:
    """How many stations there are, as each source tells it, and how many were added."""
    told = [
        f for f in figures if f.subject == "stations" and not f.about and f.measure in (STOCK, FLOW)
    ]
    return (
        [Beside("stations", tuple(told), True)]
        if len({f.value for f in told if f.measure == STOCK}) > 1
        else []
    )


def _unclear(figures: Sequence[Figure]) -> list[Beside]:
    """Subjects of which one source tells a sum so far, and another a number whose period it leaves
    open, or a year with a remark."""
    found = []
    for subject in dict.fromkeys(f.subject for f in figures):
        own = [f for f in figures if f.subject == subject and f.value is not None]
        sums = [f for f in own if f.period_kind == "cumulative"]
        others = [
            f
            for f in own
            if f not in sums and (not f.period or (len(f.period) == len("2021") and f.note))
        ]
        if sums and others:
            found.append(Beside(subject, (*others, *sums), False))
    return found
