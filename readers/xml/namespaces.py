"""Namespaces of WIPO's standards and the offices' dialects: an element counts by its local name, in
a known namespace or in none."""

import re
from functools import lru_cache

from lxml.etree import _Element

ST96 = re.compile(
    r"https?://[\w.-]+/standards/XMLSchema/(?:ST96/)?(?:Common|Trademark|Patent|Design|GeographicalIndication|Copyright)(?:/.*)?"
)
"""Namespaces of ST.96, current and draft, of WIPO and of offices in the same manner:
…/ST96/Trademark, …/Trademark/1."""
_PATH = r"https?://[\w.-]+/(?:[\w.-]+/)*?"
ST66 = re.compile(
    _PATH
    + r"(?:trade-?marks?|(?:[A-Z]{2}-)?TM-(?:Search|Extract)[\w.-]*|EUTM_Download|FRST66)(?:/.*)?",
    re.IGNORECASE,
)
ST86 = re.compile(_PATH + r"(?:designs?|ID-Search|RCD_Download)(?:/.*)?", re.IGNORECASE)
"""Namespaces of ST.66 and ST.86: the standards' own, and those of the European networks and
national offices."""
OFFICES = re.compile(
    r"urn:(?:[a-z]{2}:gov:doc:[a-z]+|ru:rupto|ige:schema):.*"
    r"|https?://(?:[\w-]+\.)*(?:dpma\.de|epo\.org|jpo\.go\.jp|kipo\.go\.kr|sipo\.gov\.cn|wipo\.int|fips\.ru)/.*"
)
"""Namespaces in which offices extend a standard or write their own dialect of ST.36."""


@lru_cache(maxsize=8192)
def local_name(tag: str) -> str:
    """Of a tag in Clark's notation; '' in a namespace that is none of the known ones."""
    namespace, _brace, local = tag[1:].rpartition("}") if tag.startswith("{") else ("", "", tag)
    return (
        local
        if not namespace or any(f.fullmatch(namespace) for f in (ST96, ST66, ST86, OFFICES))
        else ""
    )


def name(element: _Element) -> str:
    """The local name; '' for elements of unknown namespaces, comments and the like."""
    return local_name(element.tag) if isinstance(element.tag, str) else ""
