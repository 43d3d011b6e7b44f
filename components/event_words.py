"""What a legal event is called: its name, and what its source says beside it."""

from components.marks import present
from domain.records.asset import LegalEvent
from domain.terms.assessment import EVENTS
from language import N_, _

NUMBERED = {
    "fee_paid": N_("Nộp phí duy trì hiệu lực năm thứ {n}"),
    "renewed": N_("Gia hạn hiệu lực lần {n}"),
}


def event_words(event: LegalEvent) -> str:
    """The event in one line, as the printed page shows it."""
    return "; ".join(present(event_name(event), event_detail(event)))


def event_name(event: LegalEvent) -> str:
    if event.ordinal and event.event in NUMBERED:
        return _(NUMBERED[event.event], n=event.ordinal)
    return _(EVENTS.get(event.event, EVENTS["other"]))


def event_detail(event: LegalEvent) -> str:
    return "; ".join(
        present(
            event.text,
            event.code,
            _("đã được đính chính, không còn giá trị") if event.cancelled else None,
        )
    )
