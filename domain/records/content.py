"""What a record says, as plain values: its hash, its JSON and back, and the differences of two
records.

`as_of`, `status_as_of`, `source` and `source_url` tell where and when something was read, not what:
they do not make a change.
"""

import hashlib
from collections import Counter
from dataclasses import fields
from datetime import date
from operator import attrgetter
from typing import Any

from domain.records.asset import HOME, AssetRecord, ClassCode, LegalEvent, Party, Place

PROVENANCE = frozenset({"as_of", "status_as_of", "source", "source_url"})
_FIELDS = tuple(f.name for f in fields(AssetRecord) if f.name != "images")
_PARTY, _CLASS, _EVENT, _PLACE = (
    tuple(f.name for f in fields(part)) for part in (Party, ClassCode, LegalEvent, Place)
)
_PARTS = {"parties", "classes", "events", "place"}
_PLAIN = tuple(name for name in _FIELDS if name not in _PARTS | PROVENANCE)
_DATES = tuple(f.name for f in fields(AssetRecord) if "date" in str(f.type))

_plain, _party, _class, _event, _place = (
    attrgetter(*names) for names in (_PLAIN, _PARTY, _CLASS, _EVENT, _PLACE)
)

Content = tuple[Any, ...]


def content(record: AssetRecord) -> Content:
    """Everything that makes two records the same or not. The order of classes and events says
    nothing, that of parties does."""
    return (
        _plain(record),
        [_party(p) for p in record.parties],
        sorted(_class(c) for c in record.classes),
        sorted((_event(e) for e in record.events), key=repr),
        _place(record.place),
    )


def content_hash(record: AssetRecord) -> str:
    """SHA-256 of the content. Equal hashes mean equal contents; different ones are looked at
    (another Python may print otherwise)."""
    return hashlib.sha256(repr(content(record)).encode()).hexdigest()


def to_json(record: AssetRecord) -> dict[str, Any]:
    """The whole record as JSON values; dates ISO."""
    return {
        **{name: _iso(getattr(record, name)) for name in _FIELDS if name not in _PARTS},
        "parties": [_values(p, _PARTY) for p in record.parties],
        "classes": [_values(c, _CLASS) for c in record.classes],
        "events": [_values(e, _EVENT) for e in record.events],
        "place": _values(record.place, _PLACE),
    }


def from_json(values: dict[str, Any]) -> AssetRecord:
    """The record that `to_json` wrote."""
    dates = {name: date.fromisoformat(values[name]) if values[name] else None for name in _DATES}
    events = (
        LegalEvent(**e | {"date": date.fromisoformat(e["date"]) if e["date"] else None})
        for e in values["events"]
    )
    parts = {
        "parties": tuple(Party(**p) for p in values["parties"]),
        "classes": tuple(ClassCode(**c) for c in values["classes"]),
        "events": tuple(events),
        "place": Place(**values["place"]),
    }
    return AssetRecord(**values | dates | parts)


def changes(old: AssetRecord, new: AssetRecord) -> list[dict[str, str | None]]:
    """[{field, old, new}] for what differs: names of AssetRecord's fields; parties.<role>,
    classes.<scheme>, events, vn34, vn63. Of events only those that went and those that came: a
    record has dozens."""
    before, after = _readable(old), _readable(new)
    names = [
        name for name in dict.fromkeys([*before, *after]) if before.get(name) != after.get(name)
    ]
    pairs = [(name, before.get(name, []), after.get(name, [])) for name in names]
    return [
        {"field": name, "old": _joined(name, was, now), "new": _joined(name, now, was)}
        for name, was, now in pairs
    ]


def _joined(name: str, texts: list[str], others: list[str]) -> str | None:
    told = list((Counter(texts) - Counter(others)).elements()) if name == "events" else texts
    return "; ".join(told) or None


def _readable(record: AssetRecord) -> dict[str, list[str]]:
    """Everything that `content` tells, but for where a place is known from, and that a party is of
    this country."""
    plain = ((name, getattr(record, name)) for name in _PLAIN)
    values: dict[str, list[str]] = {
        name: [] if value is None else [_text(value)] for name, value in plain
    }
    for party in record.parties:
        beside = ", ".join(
            filter(None, (party.address, party.country if party.country != HOME else None))
        )
        values.setdefault(f"parties.{party.role}", []).append(
            f"{party.name} ({beside})" if beside else party.name
        )
    for item in sorted(record.classes, key=lambda c: c.code):
        values.setdefault(f"classes.{item.scheme}", []).append(item.code)
    events = sorted(record.events, key=lambda e: (e.date or date.min, e.event, e.text or ""))
    return values | {
        "events": list(map(_event_text, events)),
        "vn34": [record.place.vn34],
        "vn63": [record.place.vn63],
    }


def _event_text(event: LegalEvent) -> str:
    """Code, day, number, "cancelled", and what the source says in quotation marks."""
    words = [
        event.event,
        *(_text(value) for value in (event.date, event.ordinal) if value is not None),
    ]
    told = "; ".join(filter(None, (event.text, event.code))).replace("”", "'")
    return " ".join(
        [*words, *(["cancelled"] if event.cancelled else []), *([f"“{told}”"] if told else [])]
    )


def _values(part: object, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: _iso(getattr(part, name)) for name in names}


def _iso(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _text(value: Any) -> str:
    return str(_iso(value))
