"""What the page of reminder letters is drawn from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from domain.places.provinces import Province
from read_models.chosen_rows import Ticked
from read_models.deadline_filters import DeadlineFilters
from read_models.deadlines import DeadlineRow
from read_models.letter_paper import by_owner
from read_models.letters import Booking, Sender, is_open, is_recent, written_key
from sitemap import addresses


@dataclass(frozen=True)
class Preview:
    """Letters that would be made. `rows`: what was chosen, in the order of the list; `total`: of
    the list that it was taken from; `places`: asset id → address of its owner; `own_template`: the
    province writes them in a form of its own; `ticked`: what is ticked, None before anything was."""

    province: Province
    today: date
    filters: DeadlineFilters
    rows: tuple[DeadlineRow, ...]
    total: int
    sender: Sender = field(default_factory=Sender)
    places: Mapping[int, str] = field(default_factory=dict)
    own_template: bool = False
    ticked: Ticked | None = None

    @property
    def back(self) -> str:
        return addresses.deadlines(self.province.slug, self.filters)

    @property
    def open(self) -> list[DeadlineRow]:
        """What a letter can be made about."""
        return [row for row in self.rows if is_open(row)]

    @property
    def owners(self) -> list[tuple[DeadlineRow, ...]]:
        """The same, a letter each."""
        return by_owner(self.open)

    def is_ticked(self, row: DeadlineRow) -> bool:
        """What was reminded of lately is ticked on purpose only."""
        if self.ticked is None:
            return not is_recent(row, self.today)
        return written_key(row.key) in self.ticked.keys

    @property
    def letters(self) -> list[tuple[DeadlineRow, ...]]:
        """What a letter each would be made about."""
        return by_owner([row for row in self.open if self.is_ticked(row)])

    @property
    def settled(self) -> list[DeadlineRow]:
        return [row for row in self.rows if not is_open(row)]


@dataclass(frozen=True)
class Booked:
    """Letters that were made."""

    province: Province
    booking: Booking
