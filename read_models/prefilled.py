"""Numbers of a monthly report that a list already knows: each opens its rows."""

from dataclasses import dataclass

from domain.network.records import Event
from domain.network.request_counts import Which
from domain.network.staff import Person


@dataclass(frozen=True, slots=True)
class Prefilled:
    """`number`: what the rows come to; `people`: of the staff, with their share of full time;
    `requests`: which of the requests are counted, for what comes from them."""

    number: int
    rows: tuple[Event, ...] = ()
    people: tuple[Person, ...] = ()
    requests: Which | None = None
