"""How complete the data of the provinces are."""

from dataclasses import dataclass
from datetime import date

SIGNED_IN_DAYS = 30


@dataclass(frozen=True, slots=True)
class Completeness:
    """Of one province, of its `records` of the national totals. `formerless`: of which the address
    does not tell the former province; `statusless`: of unknown status; `ownable`: that have owners
    (all but geographical indications), of these `ownerless`; `imported_on`: the last file of its
    own; `payable`: inventions and utility solutions alive, of these `feeless`: of which no payment is
    known; `signed_in`: of its `people` who has within SIGNED_IN_DAYS."""

    place: str
    records: int
    formerless: int
    statusless: int
    ownable: int
    ownerless: int
    imported_on: date | None = None
    imports: int = 0
    signed_in: int = 0
    people: int = 0
    payable: int = 0
    feeless: int = 0
