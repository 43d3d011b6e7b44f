"""A report's content as text that is kept, and back: whatever blocks the model has. The text is
written one way alone, so that its hash can be compared."""

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from read_models import document
from read_models.document import Document

_CLASSES: dict[str, Callable[..., Any]] = {
    name: found
    for name, found in vars(document).items()
    if isinstance(found, type) and is_dataclass(found)
}
"""Every class of the model, those that are added to it included."""
_PLAIN = (str, int, float, bool, type(None))


def plain_document(found: Document) -> Any:
    """As JSON can keep it."""
    return _plain(found)


def canonical(plain: Any) -> str:
    """The one way in which it is written."""
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_document(plain: Any) -> Document:
    """The document that plain_document was made of."""
    found = _read(plain)
    if not isinstance(found, Document):
        raise TypeError("this is not the content of a report")
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, bool) or value is None:
        return value
    for kind, name, write in _TOLD:
        if isinstance(value, kind):
            return {"is": name, "value": write(value)}
    if isinstance(value, _PLAIN):
        return value
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    if is_dataclass(value):
        told = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return {"is": type(value).__name__, **told}
    raise TypeError(type(value).__name__)


_TOLD: tuple[tuple[type, str, Any], ...] = (
    (Decimal, "decimal", str),
    (datetime, "moment", datetime.isoformat),
    (date, "day", date.isoformat),
)
_READ: dict[str, Callable[[str], Any]] = {
    "decimal": Decimal,
    "moment": datetime.fromisoformat,
    "day": date.fromisoformat,
}


def _read(plain: Any) -> Any:
    if isinstance(plain, list):
        return tuple(_read(one) for one in plain)
    if not isinstance(plain, dict):
        return plain
    name = plain["is"]
    if name in _READ:
        return _READ[name](plain["value"])
    return _CLASSES[name](**{key: _read(one) for key, one in plain.items() if key != "is"})
