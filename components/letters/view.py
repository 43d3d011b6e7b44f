"""What the page of reminder letters is drawn from."""

from dataclasses import dataclass
from datetime import date

from domain.places.provinces import Province
from read_models.deadline_filters import DeadlineFilters
from read_models.deadlines import DeadlineRow
from read_models.letters import Booking, is_open
from sitemap import addresses


@dataclass(frozen=True)
class Preview:
    """Letters that would be made. `rows`: what was chosen, in the order of the list; `total`: of
    the list that it was taken from."""

    province: Province
    today: date
    filters: DeadlineFilters
    rows: tuple[DeadlineRow, ...]
    total: int

    @property
    def back(self) -> str:
        return addresses.deadlines(self.province.slug, self.filters)

    @property
    def open(self) -> list[DeadlineRow]:
        """What a letter can be made about."""
        return [row for row in self.rows if is_open(row)]

    @property
    def settled(self) -> list[DeadlineRow]:
        return [row for row in self.rows if not is_open(row)]


@dataclass(frozen=True)
class Booked:
    """Letters that were made."""

    province: Province
    booking: Booking
