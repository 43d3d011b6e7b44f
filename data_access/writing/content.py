"""What a record says, as plain values: its hash, its JSON and back, and the differences of two records.

`as_of`, `status_as_of`, `source` and `source_url` tell where and when something was read, not what: they do not make a change.
"""

import hashlib
from dataclasses import fields
from datetime import date
from operator import attrgetter
from typing import Any

from domain.records import AssetRecord, ClassCode, LegalEvent, Party, Place

PROVENANCE = frozenset({"as_of", "status_as_of", "source", "source_url"})
_FIELDS = tuple(f.name for f in fields(AssetRecord) if f.name != "images")
_PARTY, _CLASS, _EVENT, _PLACE = (tuple(f.name for f in fields(part)) for part in (Party, ClassCode, LegalEvent, Place))
_PARTS = {"parties", "classes", "events", "place"}
_PLAIN = tuple(name for name in _FIELDS if name not in _PARTS | PROVENANCE)
_DATES = tuple(f.name for f in fields(AssetRecord) if "date" in str(f.type))

_plain, _party, _class, _event, _place = (attrgetter(*names) for names in (_PLAIN, _PARTY, _CLASS, _EVENT, _PLACE))

Content = tuple[Any, ...]


def content(record: AssetRecord) -> Content:
    """Everything that makes two records the same or not. The order of classes and events says nothing, that of parties does."""
    return (
        _plain(record),
        [_party(p) for p in record.parties],
        sorted(_class(c) for c in record.classes),
        sorted((_event(e) for e in record.events), key=repr),
        _place(record.place),
    )


def content_hash(record: AssetRecord) -> str:
    """SHA-256 of the content. Equal hashes mean equal contents; different ones are looked at (another Python may print otherwise)."""
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
    events = (LegalEvent(**e | {"date": date.fromisoformat(e["date"]) if e["date"] else None}) for e in values["events"])
    parts = {
        "parties": tuple(Party(**p) for p in values["parties"]),
        "classes": tuple(ClassCode(**c) for c in values["classes"]),
        "events": tuple(events),
        "place": Place(**values["place"]),
    }
    return AssetRecord(**values | dates | parts)


def changes(old: AssetRecord, new: AssetRecord) -> list[dict[str, str | None]]:
    """[{field, old, new}] for what differs: names of AssetRecord's fields; parties.<role>, classes.<scheme>, events, vn34, vn63."""
    before, after = _readable(old), _readable(new)
    names = list(dict.fromkeys([*before, *after]))
    return [{"field": name, "old": before.get(name), "new": after.get(name)} for name in names if before.get(name) != after.get(name)]


def _readable(record: AssetRecord) -> dict[str, str | None]:
    values: dict[str, str | None] = {name: _text(getattr(record, name)) for name in _PLAIN}
    for party in record.parties:
        _add(values, f"parties.{party.role}", party.name if not party.address else f"{party.name} ({party.address})")
    for item in sorted(record.classes, key=lambda c: c.code):
        _add(values, f"classes.{item.scheme}", item.code)
    for event in record.events:
        words = (event.event, _text(event.date), _text(event.ordinal), "cancelled" if event.cancelled else None)
        _add(values, "events", " ".join(filter(None, words)))
    return values | {"vn34": record.place.vn34, "vn63": record.place.vn63}


def _add(values: dict[str, str | None], name: str, text: str) -> None:
    former = values.get(name)
    values[name] = f"{former}; {text}" if former else text


def _values(part: object, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: _iso(getattr(part, name)) for name in names}


def _iso(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _text(value: Any) -> str | None:
    return None if value is None else str(_iso(value))
