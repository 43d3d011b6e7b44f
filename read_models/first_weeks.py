"""How far a new province has come in its first weeks: each step as its data tell it."""

from dataclasses import dataclass
from datetime import date

ACCOUNT, IMPORT, PLACES = "account", "import", "places"
NAMES, PLAN, LETTER = "names", "plan", "letter"
UNSEEN = "new"
"""State of what the watch has found and nobody has looked at."""
STEPS = (ACCOUNT, IMPORT, PLACES, NAMES, PLAN, LETTER)


@dataclass(frozen=True, slots=True)
class Step:
    """`on`: the day that the data tell of it, None where they tell none; `n`: how many there are;
    `left`: how many are still to be done."""

    code: str
    done: bool
    on: date | None = None
    n: int = 0
    left: int = 0


FirstWeeks = tuple[Step, ...]
"""In the order of STEPS."""


def steps_done(found: FirstWeeks) -> int:
    return sum(step.done for step in found)
