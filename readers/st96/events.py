"""Legal events of ST.96: of marks, of designs, and recorded assignments."""

import re
from collections.abc import Iterator

from lxml.etree import _Element

from domain.records.asset import LegalEvent
from readers.spellings.legal_events import LONGEST_CODE, event
from readers.xml.days import Days
from readers.xml.tree import at, text, value, values


def mark_events(mark: _Element, days: Days) -> Iterator[LegalEvent]:
    """The events of a mark, newest or oldest first as the file has them."""
    for element in at(mark, "MarkEventBag/MarkEvent"):
        told = values(element)
        words = told.get("MarkEventDescriptionText") or told.get("CommentText")
        day = days.read(told.get("MarkEventDate") or told.get("MarkEventDateTime"), element)
        yield event(told.get("MarkEventCategory"), told.get("MarkEventCode"), words, day)


def design_events(design: _Element, days: Days) -> Iterator[LegalEvent]:
    paths = "DesignEventBag/DesignEvent", "DesignApplicationEventBag/DesignApplicationEvent"
    for element in (e for path in paths for e in at(design, path)):
        category = value(element, "DesignEventCategory", "DesignApplicationEventCategory")
        day = days.at(
            element,
            "DesignEventDate",
            "DesignApplicationEventDate",
            "DesignEventDateTime",
            "DesignApplicationEventDateTime",
        )
        yield event(category, None, value(element, "CommentText"), day)


def assignments(mark: _Element, days: Days) -> Iterator[LegalEvent]:
    """Recorded changes of ownership; security interests and mere corrections are not among them."""
    for element in at(mark, "AssignmentBag/Assignment"):
        words = value(element, "AssignmentConveyanceCategory") or text(element)
        if not re.search(r"SECURITY|RELEASE|CORRECT", words or "", re.IGNORECASE):
            day = days.at(element, "AssignmentRecordedDate", "AssignmentExecutedDate")
            yield LegalEvent(
                "transferred",
                day,
                "R",
                (value(element, "AssignmentIdentifier") or "")[:LONGEST_CODE] or None,
                words,
            )
