"""What all cards of the overview are drawn from."""

from dataclasses import dataclass, field
from datetime import date

from domain.places.provinces import Province
from domain.records.asset import UNKNOWN_FORMER
from domain.records.statuses import ALIVE
from read_models.followed import FollowedList
from read_models.overview import AsOf, Overview
from sitemap import addresses, file_addresses


@dataclass(frozen=True)
class View:
    """`by_former`: the map of before 01/07/2025 is asked for. `today`: the day of the figures.
    `may_record`: what was done about deadlines; `may_plan`, `may_report`: open the plan,
    reports. `followed`: what the
    reader follows."""

    data: Overview
    province: Province
    today: date
    by_former: bool = False
    may_record: bool = False
    may_plan: bool = True
    may_report: bool = True
    followed: FollowedList = field(default_factory=FollowedList)

    @property
    def fresh(self) -> AsOf:
        return self.data.as_of

    @property
    def comparable(self) -> bool:
        """Whether this year's records of what is shown are all there: addresses after the merger
        often do not tell which former province they are in, and then a part of a province seems to
        fall."""
        shown = self.data.former_shown
        return (
            shown in (None, UNKNOWN_FORMER) or self.data.former.get(UNKNOWN_FORMER, (0, 0))[1] == 0
        )

    def rows(self, **filters: object) -> str:
        """The register with these filters, in the part of the province that is shown."""
        return addresses.rows(
            self.province.slug,
            **{"former": self.data.former_shown, "on": self.data.as_of.on, **filters},
        )

    def alive(self, **filters: object) -> str:
        """The same for what is alive."""
        return self.rows(statuses=ALIVE, **filters)

    def chart_file(self, card: str) -> str:
        """The numbers of a chart as a workbook, of the same day and part of the province."""
        slug = self.province.slug
        page = addresses.overview(slug, former=self.data.former_shown, on=self.data.as_of.on)
        return file_addresses.chart_file(slug, card, page)

    def year(self, kind: str, year: int) -> str:
        """The applications of one kind filed in one year."""
        return self.rows(kinds=(kind,), since=date(year, 1, 1), until=date(year, 12, 31))
