"""Looking into elements: by local names and paths of them, the language of repeated texts."""

from collections.abc import Iterator
from functools import lru_cache

from lxml.etree import _Element, _Entity

from readers.xml.namespaces import local_name, name
from readers.xml.text import clean, plain, with_letters

_PREFERRED = ("vi", None, "en")


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
        found = [
            below for child in found for below in child.iterchildren(*step) if local_name(below.tag)
        ]
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
        return plain(element.text)
    joined = " ".join("".join(str(part) for part in element.itertext()).split())
    if "&" in joined and any(isinstance(e, _Entity) for e in element.iter()):
        joined = with_letters(joined)  # named by the DTD, which is never loaded
    return clean(joined) or None


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
    """The texts of all elements below that hold nothing else, by name, the first of each: one walk
    instead of one look a field, for what a record has by the hundred."""
    found: dict[str, str] = {}
    for below in element.iter():
        written = below.text
        if (
            written
            and (local := name(below))
            and local not in found
            and not len(below)
            and (said := plain(written))
        ):
            found[local] = said
    return found


def language(element: _Element) -> str | None:
    """The languageCode or lang attribute, of whatever namespace, in lower case."""
    return next(
        (
            str(v).lower()[:2]
            for k, v in element.attrib.items()
            if str(k).rpartition("}")[2] in ("languageCode", "lang")
        ),
        None,
    )


def in_best_language(elements: list[_Element]) -> _Element | None:
    """Of the same text in several languages: Vietnamese, else the unmarked one, else English, else
    the first."""
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
    """True for what an office tells to take away (operationCode or operationCategory 'Delete'): it
    no longer holds."""
    told = attribute(element, "operationCode") or attribute(element, "operationCategory")
    return (told or "").strip().lower() == "delete"


def attribute(element: _Element | None, wanted: str) -> str | None:
    """The attribute of that local name, of whatever namespace."""
    if element is None:
        return None
    return next(
        (str(v) for k, v in element.attrib.items() if str(k).rpartition("}")[2] == wanted), None
    )
