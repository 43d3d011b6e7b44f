"""A former or a new value of a record's field in words; the fields and their texts are those of
domain.records.content."""

import re
from datetime import date

from components.event_words import event_words
from domain.places.provinces import place_name
from domain.records.asset import LegalEvent
from domain.records.kinds import KINDS, MARK_CATEGORIES
from domain.records.statuses import STATUSES
from language import _
from language.dates import day

_EVENT = re.compile(
    r"([a-z_]+)(?: (\d{4}-\d\d-\d\d))?(?: (\d+))?( cancelled)?(?: “([^”]*)”)?(?:; |$)"
)


def said(field: str, text: str | None) -> str:
    """The stored text as an officer reads it."""
    if text is None:
        return _("chưa có")
    if text in ("True", "False"):
        return _("có") if text == "True" else _("không")
    if field in ("vn34", "vn63"):
        return place_name(text, field)
    if field.endswith("_date"):
        return day(date.fromisoformat(text))
    if field == "events":
        return _events(text)
    return _coded(field, text)


def _coded(field: str, text: str) -> str:
    """A word of ours for a code; any other text stays."""
    if field == "status_stated" and text in STATUSES:
        return _(STATUSES[text].label)
    if field == "kind" and text in KINDS:
        return _(KINDS[text].short)
    if field == "mark_category" and text in MARK_CATEGORIES:
        return _(MARK_CATEGORIES[text])
    return text


def _events(text: str) -> str:
    found: list[re.Match[str]] = []
    end = 0
    while end < len(text):
        event = _EVENT.match(text, end)
        if event is None:
            return text
        found.append(event)
        end = event.end()
    return "; ".join(_event(*event.groups()) for event in found)


def _event(
    name: str, on: str | None, ordinal: str | None, cancelled: str | None, told: str | None
) -> str:
    when = date.fromisoformat(on) if on else None
    event = LegalEvent(
        name, when, ordinal=int(ordinal) if ordinal else None, text=told, cancelled=bool(cancelled)
    )
    words = event_words(event)
    return f"{day(when)}: {words}" if when else words
