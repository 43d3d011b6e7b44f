"""A station's month as a file tells it: one row, the same rules as of the form."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from domain.network.monthly import COUNTS, REQUESTS, WORDS, Values


@dataclass(frozen=True, slots=True)
class MonthFile:
    """`station`: its host; `values`: field → number, None where the cell is empty, which is not
    zero. `reason`: why numbers that are asked about are right; `opening`: why it is written after
    the lock; `handed_in`: the day on which the institute had it, '' today. The last two are the
    institute's to tell."""

    station: str
    month: str
    values: Values
    words: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""
    opening: str = ""
    handed_in: str = ""
    illustrative: bool = False

    @property
    def row(self) -> dict[str, object]:
        """As it is stored, with what is only told along."""
        words = {name: self.words.get(name, "") for name in WORDS}
        told = {"reason": self.reason, "opening": self.opening, "handed_in": self.handed_in}
        return {"month": self.month, **self.values, **words, **told}


def settle(
    facts: Sequence[tuple[int | None, MonthFile]],
) -> tuple[list[tuple[int | None, MonthFile]], list[Any], list[Any]]:
    """Months of which our own list tells a state alone are no rows."""
    return [(n, fact) for n, fact in facts if any(told(fact.values))], [], []


ALONG = ("reason", "opening", "handed_in")
"""What a row tells besides what is stored of a month."""
SHOWN = ("contacts", *REQUESTS, "trained", "staff")
"""Numbers that a preview shows."""


def told(values: Values) -> Iterator[str]:
    """The fields of which a number is told."""
    return (name for name in COUNTS if values.get(name) is not None)
