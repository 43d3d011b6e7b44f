"""What the page of a province's plan shows."""

from dataclasses import dataclass

from read_models.local_names import KeptRow
from read_models.overview import AsOf
from read_models.plan_target import needed
from read_models.register_filters import Filters

TASKS_SHOWN, OVERDUE_TASKS = "nhiem-vu", "qua-han"
"""What an address asks the page for: the tasks whose day has passed, by themselves."""


@dataclass(frozen=True, slots=True)
class Base:
    """What growth is reckoned from. `n`: None where nothing is known of that year; `typed`: as the
    plan states it, so that it opens no rows; `same`: until the same day, while the target's year is
    running."""

    year: int
    n: int | None
    filters: Filters | None = None
    same: int | None = None
    same_filters: Filters | None = None
    typed: bool = False


@dataclass(frozen=True, slots=True)
class LiveFigure:
    """What an indicator is now, or was in a year. `filters` open its rows in the register; `names`:
    they are on the page of local names; `base`: of a target that is growth; `undated`: how many of
    the value growth leaves out, as no day tells since when they are there; `hand`: the result that
    was written down, where the register does not tell it."""

    value: int
    filters: Filters | None = None
    names: str = ""
    base: Base | None = None
    undated: int = 0
    hand: KeptRow | None = None

    @property
    def growth(self) -> float | None:
        """The share that was gained on the base; None where there is none."""
        base = self.base
        if base is None or not base.n:
            return None
        return (self.value - self.undated - base.n) / base.n

    def goal(self, value: int) -> int | None:
        """How many a target of so much asks for; None where growth has no known base."""
        if self.base is None:
            return value
        return needed(self.base.n, value) + self.undated if self.base.n else None


@dataclass(frozen=True, slots=True)
class Plan:
    """A province's plan. `live`: id of a target → its figure; a target without one is missing
    there."""

    as_of: AsOf
    targets: tuple[KeptRow, ...]
    tasks: tuple[KeptRow, ...]
    support: tuple[KeptRow, ...]
    live: dict[int, LiveFigure]
    results: tuple[KeptRow, ...] = ()

    def told(self, target_id: int) -> tuple[KeptRow, ...]:
        """Every result that was written down of a target, the newest day first."""
        return tuple(row for row in self.results if row.values["target_id"] == target_id)
