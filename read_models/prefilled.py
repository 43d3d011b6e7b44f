"""Numbers of a monthly report that a list already knows: each opens its rows."""

from dataclasses import dataclass

from domain.network.records import Event


@dataclass(frozen=True, slots=True)
class Prefilled:
    """`number`: what the rows come to."""

    number: int
    rows: tuple[Event, ...]
