"""What comes from data as text that every kind of file can hold: no control characters, no signs
that turn the direction of what follows, one line."""

import re
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from read_models.document import Document

_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufff9-\uffff"
    r"\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_BREAKS = re.compile(r"\r\n?|[\n\t\x0b\x0c\x85\u2028\u2029]")
_T = TypeVar("_T")


def cleaned(document: Document) -> Document:
    """The same document, every text of it cleaned. The lines of its issuer stay lines."""
    return replace(_of(document, " "), issuer=_of(document.issuer, "\n"))


def clean(text: str, between: str = " ") -> str:
    """One text; `between` stands where a line ended."""
    return _UNSEEN.sub("", _BREAKS.sub(between, text))


def _of(value: _T, between: str) -> _T:
    """A value with every text inside it cleaned."""
    if isinstance(value, str):
        return clean(value, between)  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(_of(part, between) for part in value)  # type: ignore[return-value]
    if not is_dataclass(value) or isinstance(value, type):
        return value
    return replace(value, **{f.name: _of(getattr(value, f.name), between) for f in fields(value)})
