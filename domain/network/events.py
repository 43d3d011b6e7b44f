"""How far an event has come: planned, held, told the outcome of, or cancelled; and what is counted
of it. Source: network.md §2, §6.

Counted is what has an outcome in exact numbers; what was published is another series, never added.
A number that nobody told is not zero.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from domain.calendar.periods import has_begun, is_over
from domain.network.records import Event
from domain.text.counts import EXACT
from language import N_, _

COMING, HELD, AWAITING, TOLD, CANCELLED = "coming", "held", "awaiting", "told", "cancelled"
STEPS: dict[str, str] = {
    AWAITING: N_("chờ kết quả"),
    COMING: N_("dự kiến"),
    TOLD: N_("có kết quả"),
    HELD: N_("đã tổ chức"),
    CANCELLED: N_("không tổ chức"),
}
"""In the order of a list: what is to be done first."""


def step(event: Event, today: date) -> str:
    """On its own day an event is held; from the next day on its outcome is waited for."""
    if event.cancelled:
        return CANCELLED
    if event.delegates is not None:
        return TOLD
    if is_over(event.held, today) or (not event.planned and not event.held):
        return AWAITING
    return HELD if not event.planned and has_begun(event.held, today) else COMING


def faults(event: Event) -> Iterator[tuple[str, str]]:
    """What cannot be so whatever happened: (field, reason)."""
    if event.women is not None and (event.delegates is None or event.women > event.delegates):
        yield N_("Trong đó nữ"), _("Số nữ phải không lớn hơn số người dự")
    if event.departments is not None and event.departments < len(event.present):
        yield N_("Số Sở KH&CN"), _("Ít hơn số Sở được nêu tên")


@dataclass(frozen=True, slots=True)
class Trained:
    """`events` with an outcome, their `classes`, the `people` in them and the `women` among these.
    `women` None: nobody told it of any. `approximate`: events of which only words such as "gần 100"
    are known, which are in no sum."""

    events: int = 0
    classes: int = 0
    people: int = 0
    women: int | None = None
    approximate: int = 0


def trained(told: Iterable[Event]) -> Trained:
    """What events with an outcome add up to; the others must be left out before."""
    every = [event for event in told if event.delegates is not None and not event.cancelled]
    exact = [event for event in every if event.delegates_qualifier == EXACT]
    women = [event.women for event in exact if event.women is not None]
    return Trained(
        len(every),
        sum(event.times for event in every),
        sum(event.delegates or 0 for event in exact),
        sum(women) if women else None,
        len(every) - len(exact),
    )
