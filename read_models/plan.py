"""What the page of a province's plan shows."""

from dataclasses import dataclass

from read_models.local_names import KeptRow
from read_models.overview import AsOf
from read_models.register_filters import Filters

TASKS_SHOWN, OVERDUE_TASKS = "nhiem-vu", "qua-han"
"""What an address asks the page for: the tasks whose day has passed, by themselves."""


@dataclass(frozen=True, slots=True)
class LiveFigure:
    """What an indicator is now, or was in a year. `filters` open its rows in the register; `names`:
    they are on the page of local names."""

    value: int
    filters: Filters | None = None
    names: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A province's plan. `live`: id of a target → its figure; a target without one is missing
    there."""

    as_of: AsOf
    targets: tuple[KeptRow, ...]
    tasks: tuple[KeptRow, ...]
    support: tuple[KeptRow, ...]
    live: dict[int, LiveFigure]
