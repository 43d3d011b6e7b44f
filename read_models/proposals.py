"""What a request asks to have changed in a record, as its page shows it."""

from dataclasses import dataclass

from read_models.annotations import Correction


@dataclass(frozen=True, slots=True)
class Proposal:
    """`title`, `number`: of the record."""

    asked: Correction
    asset_id: int
    title: str
    number: str
