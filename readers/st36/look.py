"""Looking into ST.36 documents: names in lower case, without the two letters that an office puts
before its own ('us-parties')."""

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml.etree import Element, _Element

from readers.xml import namespaces
from readers.xml.tree import text

_FOREIGN = "foreign"
"""Name given to elements of unknown namespaces."""
_OWN = re.compile(r"[a-z]{2}-(?=[a-z])")


@lru_cache(maxsize=8192)
def _plain(local: str) -> str:
    return _OWN.sub("", local.lower(), count=1) if _OWN.match(local.lower()) else local.lower()


def plain(element: _Element) -> str:
    return _plain(namespaces.name(element))


@lru_cache(maxsize=8192)
def _simple(tag: str) -> str:
    return _plain(namespaces.local_name(tag)) or _FOREIGN


def plainly(data: _Element) -> _Element:
    """The element with plain names, itself and all below: what the functions of this module
    expect."""
    for element in data.iter(Element):
        tag = element.tag
        if tag != (simple := _simple(tag)):
            element.tag = simple
    return data


def children(element: _Element | None, *names: str) -> Iterator[_Element]:
    if element is not None:
        yield from element.iterchildren(*names)


def at(element: _Element | None, path: str) -> Iterator[_Element]:
    """The elements at a path of plain names, 'a/b|c' meaning b or c below a."""
    if element is None or not len(element):
        return iter(())
    return iter(_below(element, _steps(path)))


@lru_cache(maxsize=8192)
def _steps(path: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(step.split("|")) for step in path.split("/"))


def _below(element: _Element, steps: tuple[tuple[str, ...], ...]) -> list[_Element]:
    found = list(element.iterchildren(*steps[0]))
    return (
        [below for child in found for below in _below(child, steps[1:])]
        if len(steps) > 1
        else found
    )


def first(element: _Element | None, *paths: str) -> _Element | None:
    return next((found for path in paths for found in at(element, path)), None)


def inside(element: _Element | None, *names: str) -> Iterator[_Element]:
    if element is not None:
        yield from element.iterdescendants(*names)


def value(element: _Element | None, *paths: str) -> str | None:
    if element is None or not len(element):
        return None
    for path in paths:
        for e in _below(element, _steps(path)):
            if found := text(e):
                return found
    return None


def country(written: str | None) -> str | None:
    """A two-letter code; 'unknown', 'omitted' and the like are none."""
    code = (written or "").strip().upper()
    return code if len(code) == 2 and code.isalpha() and code not in ("XX", "ZZ") else None
