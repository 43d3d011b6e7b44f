"""What is looked at before a report is published, by weight, and what was said to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from language import N_

BLOCKS, ASKS, TELLS, PASSES = "blocks", "asks", "tells", "passes"
WEIGHTS = {
    BLOCKS: N_("chặn"),
    ASKS: N_("phải trả lời"),
    TELLS: N_("lưu ý"),
    PASSES: N_("đạt"),
}
"""In the order in which they are listed."""
Answers = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Check:
    """`key`: its name, the same each time; `text`: what was found, with both values; `section`: key
    of the section that it is about, '' of the whole."""

    key: str
    weight: str
    title: str
    text: str
    section: str = ""


def said_to(check: Check, answers: Answers) -> str:
    """What was answered to exactly this; '' where it was something else, or nothing."""
    said = answers.get(check.key, {})
    return said.get("text", "") if said.get("about") == check.text else ""


def left_open(checks: Iterable[Check], answers: Answers) -> list[Check]:
    """What stands in the way: what blocks is mended, or the choice that was made is told; what asks
    is answered."""
    found = (check for check in checks if check.weight in (BLOCKS, ASKS))
    return [check for check in found if not said_to(check, answers)]


def in_order(checks: Iterable[Check]) -> list[Check]:
    weights = list(WEIGHTS)
    return sorted(checks, key=lambda check: weights.index(check.weight))
