"""A station as it is now, by its reports, its life and its people; beside what is published."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from domain.network.records import Station
from domain.network.reporting import Filed, standing
from domain.network.stages import Life, Stage, months_between
from read_models.league import LeagueRow
from read_models.station_people import StationPeople


@dataclass(frozen=True, slots=True)
class StationNow:
    """`due`: the twelve due months; `rank`: place by requests among the working stations and how
    many these are, None where it is not told; `filed`, `requests`: month → what is there of it;
    `before`: the stations that this one follows, each with its end."""

    row: LeagueRow
    due: tuple[str, ...]
    rank: tuple[int, int] | None = None
    filed: Mapping[str, Filed] = field(default_factory=dict)
    requests: Mapping[str, int | None] = field(default_factory=dict)
    people: StationPeople = field(default_factory=StationPeople)
    before: tuple[tuple[Station, Stage], ...] = ()

    @property
    def today(self) -> date:
        return self.row.today

    @property
    def life(self) -> Life:
        return self.row.life

    @property
    def years(self) -> tuple[int, ...]:
        """From the first month with anything in it to this year, the newest first."""
        begun = (s.day[:4] for s in self.life.stages if s.stage == "working" and s.day)
        told = (month[:4] for month in self.filed)
        first = min((int(year) for year in (*begun, *told)), default=None)
        return () if first is None else tuple(range(self.today.year, first - 1, -1))

    def stood(self, year: int) -> dict[str, str]:
        """How each month of a year stands; none that has not begun."""
        return {
            month: standing(month, self.filed.get(month), self.life, self.today)
            for month in months_between(f"{year}-01", f"{year}-12")
            if month <= f"{self.today:%Y-%m}"
        }
