"""What the page of one request is drawn from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from components.network.requests.files import FilesView
from components.network.requests.parts import desk_words
from components.network.requests.proposals import ProposalsView
from domain.network.requests import Desk
from read_models.prepared_answers import Prepared
from read_models.requests import WholeRequest

PREFIX = "rq"


@dataclass(frozen=True, slots=True)
class OneRequest:
    """`hosts`: of every station; `desks`: which ones it may be given to; `doing`: the form that the
    address asks for; `files`: None for those who read alone; `proposals`: of one that asks for a
    change in the register; `answers`: those that are kept ready, `prepared` the number of one."""

    whole: WholeRequest
    today: date
    writes: bool
    hosts: Mapping[int, str] = field(default_factory=dict)
    desks: Sequence[Desk] = ()
    doing: str = ""
    post: str = ""
    files: FilesView | None = None
    proposals: ProposalsView | None = None
    answers: Sequence[Prepared] = ()
    prepared: int = 0

    @property
    def used(self) -> Prepared | None:
        """The answer kept ready that the address asks for."""
        return next((one for one in self.answers if one.id == self.prepared), None)


def handled_at(view: OneRequest) -> str:
    return desk_words(view.whole.desk, view.hosts)


def taken_at(view: OneRequest) -> str:
    return desk_words(view.whole.taken_at, view.hosts)
