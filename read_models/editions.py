"""Editions of reports: where each stands, what is frozen of one that is sent, and how that compares
with today. Made from the content model alone, whichever report it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from domain.publishing import HANDS, OPEN, PUBLISHED, SENT
from read_models.document import Number
from read_models.frozen import Told
from read_models.report_asked import ReportAsked


@dataclass(frozen=True, slots=True)
class Step:
    """What was done to an edition. `told`: its numbers (key → text) and own words (section → text)
    at that time."""

    act: str
    at: datetime
    user_id: int
    by: str
    post: str
    comment: str = ""
    told: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edition:
    """`steps`: oldest first. `others`: those of the same report and period, before and after it.
    `kinds`: (language, kind) of the files that are there."""

    id: int
    template: str
    period: str
    whose: str
    turn: int
    language: str
    state: str
    version: int
    updated_at: datetime
    updated_by: str
    vn34: str | None = None
    station_id: int | None = None
    illustrative: bool = False
    answers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    number: str = ""
    issued_on: date | None = None
    frozen_at: datetime | None = None
    frozen_by: str = ""
    as_of: date | None = None
    digest: str = ""
    reason: str = ""
    steps: tuple[Step, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_sent(self) -> bool:
        return self.state in SENT

    @property
    def is_published(self) -> bool:
        return self.state == PUBLISHED

    @property
    def hands(self) -> dict[int, str]:
        """Who drafted, edited, answered or submitted it: person → name."""
        return {step.user_id: step.by for step in self.steps if step.act in HANDS}

    @property
    def drafted_by(self) -> str:
        return self.steps[0].by if self.steps else self.updated_by

    @property
    def written(self) -> tuple[Step, ...]:
        """The steps that tell what it said then, oldest first: its versions."""
        return tuple(step for step in self.steps if step.told)

    @property
    def asked(self) -> ReportAsked:
        """What has to be asked for to make it anew."""
        return ReportAsked(self.template, self.period, self.station_id, self.language, self.vn34)


@dataclass(frozen=True, slots=True)
class PublishedBefore:
    """What a report is held against: the former edition's numbers with its period, and year →
    subject → what was published of it."""

    former: tuple[Told, ...] = ()
    former_period: str = ""
    years: Mapping[str, Mapping[str, Number]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NumberChange:
    """A number of one version beside that of another; '' where one has it not."""

    key: str
    before: str
    after: str


def differences(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[NumberChange, ...]:
    """Numbers or words that are not the same, in the order of the later version."""
    keys = [*after, *(key for key in before if key not in after)]
    return tuple(
        NumberChange(key, before.get(key, ""), after.get(key, ""))
        for key in keys
        if before.get(key) != after.get(key)
    )
