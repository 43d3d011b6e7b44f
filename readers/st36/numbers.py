"""Document identifiers of ST.36: which of several spellings counts, its office, kind code and day.

DOCDB gives a number in the office's own spelling (original), in its database's (docdb) and in that
of its search (epodoc).
"""

from dataclasses import dataclass
from typing import Final

from lxml.etree import _Element

from readers.st36.look import at, children, country, value
from readers.xml.tree import attribute

GRANTED: Final = ("B", "C", "E", "Y", "S", "T", "P2", "P3")
"""Beginnings of ST.16 kind codes of granted documents."""
_REGISTERED_MODELS = frozenset({"CN", "DE", "TW"})
"""Offices whose kind code U means a registered utility model."""
_ORDER = ("original", "docdb", "", "epodoc", "docdba")


@dataclass(frozen=True)
class Document:
    """One reference. `day` is the element that holds the date, still to be read."""

    office: str | None
    number: str | None
    kind: str
    day: _Element | None

    @property
    def granted(self) -> bool:
        return self.kind.startswith(GRANTED) or (
            self.kind.startswith("U") and self.office in _REGISTERED_MODELS
        )


def documents(data: _Element, name: str) -> list[Document]:
    """The references of that name, 'publication-reference' or 'application-reference', one a
    document, in the order of the file."""
    references = [*at(data, name), *at(data, f"{name}s/{name}")]
    formats: dict[str, list[Document]] = {}
    for reference in references:
        ids = list(children(reference, "document-id")) or [reference]
        for e in ids:
            spelling = attribute(e, "document-id-type") or attribute(reference, "data-format") or ""
            formats.setdefault(spelling, []).append(_document(e))
    return _combined(formats)


def _document(element: _Element) -> Document:
    day = next(children(element, "date", "document-date"), None)
    number = value(element, "doc-number")
    return Document(
        country(value(element, "country")),
        number,
        (value(element, "kind", "kind-code") or "").upper(),
        day,
    )


def _combined(formats: dict[str, list[Document]]) -> list[Document]:
    """Of one document in several spellings the best number, and from the others what it lacks."""
    numbered = [formats[name] for name in _ORDER if any(d.number for d in formats.get(name, ()))]
    spelt = numbered or list(formats.values())[:1]
    if not spelt:
        return []
    return [_filled(best, _at(spelt, i)) for i, best in enumerate(spelt[0])]


def _at(spelt: list[list[Document]], place: int) -> list[Document]:
    """What stands at that place in each spelling that goes so far."""
    return [documents[place] for documents in spelt if place < len(documents)]


def _filled(best: Document, all_of: list[Document]) -> Document:
    office = next((d.office for d in all_of if d.office), None) or _office_in(all_of)
    kind = best.kind or next((d.kind for d in all_of if d.kind), "")
    day = (
        best.day
        if best.day is not None
        else next((d.day for d in all_of if d.day is not None), None)
    )
    return Document(office, _bare(best.number, office), kind, day)


def _office_in(all_of: list[Document]) -> str | None:
    """The two letters with which an epodoc number begins."""
    return next((code for d in all_of if d.number and (code := country(d.number[:2]))), None)


def _bare(number: str | None, office: str | None) -> str | None:
    return (
        number.removeprefix(office)
        if number and office and number[len(office) :].strip()[:1].isdigit()
        else number
    )
