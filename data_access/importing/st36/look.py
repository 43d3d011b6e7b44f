"""Looking into ST.36 documents: names in lower case, without the two letters that an office puts before its own ('us-parties')."""

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml.etree import _Element

from data_access.importing import tree
from data_access.importing.tree import text

_OWN = re.compile(r"[a-z]{2}-(?=[a-z])")


@lru_cache(maxsize=8192)
def _plain(local: str) -> str:
    return _OWN.sub("", local.lower(), count=1) if _OWN.match(local.lower()) else local.lower()


def plain(element: _Element) -> str:
    return _plain(tree.name(element))


def children(element: _Element | None, *names: str) -> Iterator[_Element]:
    for child in element if element is not None else ():
        if plain(child) in names:
            yield child


def at(element: _Element | None, path: str) -> Iterator[_Element]:
    """The elements at a path of plain names, 'a/b|c' meaning b or c below a."""
    head, _slash, rest = path.partition("/")
    for child in children(element, *head.split("|")):
        if rest:
            yield from at(child, rest)
        else:
            yield child


def first(element: _Element | None, *paths: str) -> _Element | None:
    return next((found for path in paths for found in at(element, path)), None)


def inside(element: _Element | None, *names: str) -> Iterator[_Element]:
    for below in element.iterdescendants() if element is not None else ():
        if plain(below) in names:
            yield below


def value(element: _Element | None, *paths: str) -> str | None:
    return next((found for path in paths for e in at(element, path) if (found := text(e))), None)


def country(written: str | None) -> str | None:
    """A two-letter code; 'unknown', 'omitted' and the like are none."""
    code = (written or "").strip().upper()
    return code if len(code) == 2 and code.isalpha() and code not in ("XX", "ZZ") else None
