"""What a legal event is called: its name, and what its source says beside it."""

from components.marks import present
from domain.records.asset import LegalEvent
from domain.terms.assessment import EVENTS
from domain.terms.deadlines import OWN_CODE, OWN_TEXT
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
    """What the source says beside the name; our own mark of a proved payment is told in words."""
    own = event.code == OWN_CODE
    return "; ".join(
        present(
            _(OWN_TEXT) if own else event.text,
            None if own else event.code,
            _("đã được đính chính, không còn giá trị") if event.cancelled else None,
        )
    )
