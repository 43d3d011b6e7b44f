"""Legal events of ST.66: prosecution histories (USPTO) and records of the register (DPMA, WIPO).

Source: MarkEvent and MarkRecord of ST.66; kinds of record as the German office writes them. An
unknown kind is kept as 'other'.
"""

import re
from collections.abc import Iterator

from lxml.etree import _Element

from domain.records.asset import LegalEvent
from domain.text.folding import fold
from readers.spellings.legal_events import CATEGORY, event
from readers.xml.days import Days
from readers.xml.tree import at, value, values

_KINDS = (
    ("granted", re.compile(r"^eintragung|^registration|^registered")),
    ("renewed", re.compile(r"^verlaengerung|^verlangerung|renewal")),
    ("lapsed", re.compile(r"^loeschung|^loschung|cancellation|termination")),
    ("transferred", re.compile(r"^umschreibung|transfer|assignment|change of ownership")),
    ("licensed", re.compile(r"lizenz|licen[cs]e")),
    ("opposed", re.compile(r"^widerspruch|opposition")),
    ("corrected", re.compile(r"^berichtigung|correction")),
    ("refused", re.compile(r"^zurueckweisung|^zuruckweisung|refusal")),
    ("withdrawn", re.compile(r"^zuruecknahme|^zurucknahme|withdrawal")),
)
_WORDS = (
    "MarkEventInternalDescriptionText",
    "MarkEventDescription",
    "Comment",
    "OfficeSpecificMarkEventDescription",
    "OfficeSpecificMarkEventName",
)
"""The USPTO writes the first, in an extension; its comment says the same of every event."""
_ENDED = re.compile(r"nicht gel(oe|o)scht|abgelehnt|rejected")


def mark_events(mark: _Element, days: Days) -> Iterator[LegalEvent]:
    """The events of a mark in the order of the file; its end where a mere date tells it."""
    events = [*_history(mark, days), *_records(mark, days)]
    yield from events
    ended = days.at(mark, "TerminationDate")
    if ended and not any(
        e.event in ("lapsed", "expired", "withdrawn", "invalidated") for e in events
    ):
        yield LegalEvent("lapsed", ended, CATEGORY["lapsed"])


def _history(mark: _Element, days: Days) -> Iterator[LegalEvent]:
    for element in at(mark, "MarkEventDetails/MarkEvent"):
        told = values(element)
        words = next((told[n] for n in _WORDS if n in told), None)
        yield event(
            told.get("MarkEventCategory"),
            told.get("MarkEventCode"),
            words,
            days.read(told.get("MarkEventDate"), element),
        )


def _records(mark: _Element, days: Days) -> Iterator[LegalEvent]:
    """A record counts on the day it ends the right, else on the day of its own status."""
    for element in at(mark, "MarkRecordDetails/MarkRecord"):
        kind, outcome = (
            value(element, "BasicRecord/BasicRecordKind"),
            value(element, "BasicRecord/RecordCurrentStatusCode"),
        )
        day = days.at(
            element,
            "Record5f/CancellationDate",
            "BasicRecord/RecordCurrentStatusDate",
            "BasicRecord/RecordFilingDate",
        )
        meaning = next(
            (name for name, pattern in _KINDS if pattern.search(fold(kind or ""))), "other"
        )
        if meaning == "lapsed" and _ENDED.search(fold(outcome or "")):
            meaning = "other"
        told = ": ".join(part for part in (kind, outcome) if part) or None
        yield LegalEvent(meaning, day, CATEGORY.get(meaning), None, told)
