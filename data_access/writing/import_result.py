"""What an import did: counts, the rejected rows with reasons, the batch to take it back by."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from readers.file.reading import RowError

Changes = tuple[Mapping[str, Any], ...]


def nothing_unread() -> dict[str, Any]:
    return {"columns": [], "sheets": [], "rows": 0}


@dataclass(frozen=True)
class ImportResult:
    """`accepted`: new records; `updated`: changed; `unchanged`: said again, repeats within the file
    included; `rejected`: rows not taken. `errors` tells these and the sums that differ. `kind`
    None: refused before it was known. `batch` is None on a dry run or where nothing was to be
    written. `unread`: what of the file nobody reads; `formulas`: heading → cells whose
    stored value was taken for their formula; `left_out`: rows of a list without owners that
    the sender's province does not have; `changes`: on a dry run of figures, what is stored beside
    what the file says; `told`: the errors, each with what to do."""

    file: str
    format: str | None
    kind: str | None
    accepted: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0
    errors: tuple[RowError, ...] = ()
    unread: Mapping[str, Any] = field(default_factory=nothing_unread)
    formulas: Mapping[str, int] = field(default_factory=dict)
    left_out: int = 0
    batch: int | None = None
    changes: Changes = ()
    told: tuple[RowError, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The object that the command line prints, keys as in the contract."""
        return {
            "file": self.file,
            "format": self.format,
            "kind": self.kind,
            "accepted": self.accepted,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "rejected": self.rejected,
            "errors": [error._asdict() for error in self.told or self.errors],
            "unread": dict(self.unread),
            "batch": self.batch,
        }
