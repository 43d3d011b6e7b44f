"""Looking into elements of WIPO's standards and the offices' dialects: local names only, text NFC, the language of repeated texts."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from html import unescape

from lxml.etree import _Element, _Entity

from data_access.importing.reading import RowError
from domain.dates import BadDate, parse_date
from domain.text import nfc

ST96 = re.compile(
    r"https?://[\w.-]+/standards/XMLSchema/(?:ST96/)?(?:Common|Trademark|Patent|Design|GeographicalIndication|Copyright)(?:/.*)?"
)
"""Namespaces of ST.96, current and draft, of WIPO and of offices in the same manner: …/ST96/Trademark, …/Trademark/1."""
_PATH = r"https?://[\w.-]+/(?:[\w.-]+/)*?"
ST66 = re.compile(_PATH + r"(?:trade-?marks?|(?:[A-Z]{2}-)?TM-(?:Search|Extract)[\w.-]*|EUTM_Download|FRST66)(?:/.*)?", re.IGNORECASE)
ST86 = re.compile(_PATH + r"(?:designs?|ID-Search|RCD_Download)(?:/.*)?", re.IGNORECASE)
"""Namespaces of ST.66 and ST.86: the standards' own, and those of the European networks and national offices."""
OFFICES = re.compile(
    r"urn:(?:[a-z]{2}:gov:doc:[a-z]+|ru:rupto|ige:schema):.*"
    r"|https?://(?:[\w-]+\.)*(?:dpma\.de|epo\.org|jpo\.go\.jp|kipo\.go\.kr|sipo\.gov\.cn|wipo\.int|fips\.ru)/.*"
)
"""Namespaces in which offices extend a standard or write their own dialect of ST.36."""
_PREFERRED = ("vi", None, "en")
_GREEK = re.compile(r"&([A-Za-z]{1,3})gr;")
_LETTERS = dict(
    zip(re.findall("[a-z]+", "a b g d e z ee th i k l m n x o p r s sf t u ph kh ps oh"), "αβγδεζηθικλμνξοπρσςτυφχψω", strict=True)
)
"""ISO 8879's names of Greek letters, which titles of chemistry are full of; those of HTML are others."""
_NO_DAY = ("00010101", "00000000", "17530101", "18991230", "19000101", "99991231", "99999999")
"""What databases write where there is no day. Something may have been filed on 1 January 1900; for one such there are thousands of these,
which would count as filed, in force and expired, and a day that is not told is only missing."""
_CONTROLS = re.compile("[\x80-\x9f]")


@lru_cache(maxsize=8192)
def local_name(tag: str) -> str:
    """Of a tag in Clark's notation; '' in a namespace that is none of the known ones."""
    namespace, _brace, local = tag[1:].rpartition("}") if tag.startswith("{") else ("", "", tag)
    return local if not namespace or any(f.fullmatch(namespace) for f in (ST96, ST66, ST86, OFFICES)) else ""


def name(element: _Element) -> str:
    """The local name; '' for elements of unknown namespaces, comments and the like."""
    return local_name(element.tag) if isinstance(element.tag, str) else ""


@lru_cache(maxsize=8192)
def _tags(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{{*}}{local}" for local in names)


def children(element: _Element | None, *names: str) -> Iterator[_Element]:
    """The direct children of those local names, in order."""
    if element is not None:
        for child in element.iterchildren(*_tags(names)):
            if local_name(child.tag):
                yield child


def at(element: _Element | None, path: str) -> Iterator[_Element]:
    """The elements at a path of local names, 'A/B|C' meaning B or C below A."""
    return iter(_below(element, _steps(path)) if element is not None else ())


@lru_cache(maxsize=8192)
def _steps(path: str) -> tuple[tuple[str, ...], ...]:
    return tuple(_tags(tuple(step.split("|"))) for step in path.split("/"))


def _below(element: _Element, steps: tuple[tuple[str, ...], ...]) -> list[_Element]:
    found = [child for child in element.iterchildren(*steps[0]) if local_name(child.tag)]
    for step in steps[1:]:
        if not found:
            break
        found = [below for child in found for below in child.iterchildren(*step) if local_name(below.tag)]
    return found


def first(element: _Element | None, *paths: str) -> _Element | None:
    """The first element found at the paths, tried in order."""
    return next((found for path in paths for found in at(element, path)), None)


def inside(element: _Element | None, *names: str) -> Iterator[_Element]:
    """All descendants of those local names."""
    if element is not None:
        for below in element.iterdescendants(*_tags(names)):
            if local_name(below.tag):
                yield below


def text(element: _Element | None) -> str | None:
    """All text of the element, single spaces, NFC; None where there is none."""
    if element is None:
        return None
    if not len(element):
        return _plain(element.text)
    joined = " ".join("".join(str(part) for part in element.itertext()).split())
    if "&" in joined and any(isinstance(e, _Entity) for e in element.iter()):
        joined = _GREEK.sub(lambda name: _greek(name[1]) or name[0], unescape(joined))  # named by the DTD, which is never loaded
    return _clean(joined) or None


def _greek(name: str) -> str | None:
    """The letter of an ISO entity: 'mgr' is μ, 'OHgr' Ω."""
    found = _LETTERS.get(name.lower())
    return (found.upper() if name[0].isupper() else found) if found else None


def _plain(written: str | None) -> str | None:
    joined = " ".join(written.split()) if written else ""
    return (joined if joined.isascii() else _clean(joined)) or None


def _clean(joined: str) -> str:
    """NFC. Control characters that are Windows-1252 put into Unicode byte by byte ('Bao\\x92an') become what they were meant to be."""
    if not joined.isascii() and _CONTROLS.search(joined):
        joined = _CONTROLS.sub(lambda c: c[0].encode("latin-1").decode("cp1252", "ignore"), joined)
    return nfc(joined)


def value(element: _Element | None, *paths: str) -> str | None:
    """The first text found at the paths, tried in order."""
    if element is None:
        return None
    for path in paths:
        for e in _below(element, _steps(path)):
            if found := text(e):
                return found
    return None


def values(element: _Element) -> dict[str, str]:
    """The texts of all elements below that hold nothing else, by name, the first of each: one walk instead of one look a field, for what
    a record has by the hundred."""
    found: dict[str, str] = {}
    for below in element.iter():
        written = below.text
        if written and (local := name(below)) and local not in found and not len(below) and (said := _plain(written)):
            found[local] = said
    return found


def language(element: _Element) -> str | None:
    """The languageCode or lang attribute, of whatever namespace, in lower case."""
    return next((str(v).lower()[:2] for k, v in element.attrib.items() if str(k).rpartition("}")[2] in ("languageCode", "lang")), None)


def in_best_language(elements: list[_Element]) -> _Element | None:
    """Of the same text in several languages: Vietnamese, else the unmarked one, else English, else the first."""
    filled = [e for e in elements if text(e)]
    for wanted in _PREFERRED:
        found = next((e for e in filled if language(e) == wanted), None)
        if found is not None:
            return found
    return filled[0] if filled else None


def line(element: _Element) -> int | None:
    """The 1-based line of the document on which the element begins."""
    return element.sourceline if isinstance(element.sourceline, int) else None


def is_deleted(element: _Element) -> bool:
    """True for what an office tells to take away (operationCode or operationCategory 'Delete'): it no longer holds."""
    told = attribute(element, "operationCode") or attribute(element, "operationCategory")
    return (told or "").strip().lower() == "delete"


def attribute(element: _Element | None, wanted: str) -> str | None:
    """The attribute of that local name, of whatever namespace."""
    if element is None:
        return None
    return next((str(v) for k, v in element.attrib.items() if str(k).rpartition("}")[2] == wanted), None)


class Days:
    """Reads dates of one record; a bad one adds to `errors`, with the element's name as field and its line."""

    def __init__(self) -> None:
        self.errors: list[RowError] = []

    def at(self, element: _Element | None, *paths: str) -> date | None:
        """The first date found at the paths."""
        return next((day for path in paths for e in at(element, path) if (day := self.of(e))), None)

    def of(self, element: _Element | None) -> date | None:
        return self.read(text(element), element)

    def read(self, written: str | None, element: _Element | None) -> date | None:
        """The day written in an element or in one of its attributes."""
        if element is None or not written or written.replace("-", "").startswith(_NO_DAY):
            return None
        try:
            return parse_date(written)
        except BadDate as problem:
            self.errors.append(RowError(line(element), name(element), str(problem)))
            return None
