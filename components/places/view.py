"""What the page of places is drawn from."""

from dataclasses import dataclass, field

from read_models.compared import Compared
from read_models.cross_table import CrossTable
from read_models.first_weeks import FirstWeeks
from read_models.provinces_work import Completeness
from read_models.published_series import Series


@dataclass(frozen=True)
class View:
    """`asks_network`: whether the reader may open the list of requests; `asks_plans`: their plans.
    `cross`, `complete`, `weeks`, `series`: of the views that are about them."""

    data: Compared
    asks_network: bool = False
    asks_plans: bool = False
    cross: CrossTable | None = None
    complete: tuple[Completeness, ...] = ()
    weeks: dict[str, FirstWeeks] = field(default_factory=dict)
    series: Series = field(default_factory=Series)
