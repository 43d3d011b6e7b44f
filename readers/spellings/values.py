"""How spreadsheets write several values in one cell: owners, inventors. Codes: domain.records.nice,
domain.records.class_codes. Source: domain facts §3."""

import re
from collections.abc import Iterator
from functools import lru_cache
from html.entities import html5

from domain.records.asset import Party

REMEMBERED = 8_192
"""Owners come again and again in one file."""
_LANGUAGES = frozenset({"VI", "EN"})
_TAG = re.compile(r"^\s*[(\[]([A-Z]{2})[)\]]\s*")
_BETWEEN = re.compile(r"&(#[0-9]+|#x[0-9a-f]+|[a-z][a-z0-9]*);|[;|\n]", re.IGNORECASE)
_BEFORE_LANGUAGE = re.compile(r"(?=\((?:VI|EN)\))")


def people(text: str | None, role: str) -> list[Party]:
    """Names in one cell, separated by ';', '|' or lines. '(VI) NAME : ADDRESS' carries an address,
    '(US) NAME' a country; of the same party in Vietnamese and English, the Vietnamese one is
    kept."""
    return list(_people(text, role)) if text else []


@lru_cache(maxsize=REMEMBERED)
def _people(text: str, role: str) -> tuple[Party, ...]:
    found: list[Party] = []
    languages: list[str | None] = []
    for part in (p for whole in parts(text) for p in _BEFORE_LANGUAGE.split(whole)):
        party, language = person(part, role)
        if not party.name:
            continue
        if language == "EN" and languages[-1:] == ["VI"]:
            continue
        found.append(party)
        languages.append(language)
    return tuple(dict.fromkeys(found))


def parts(text: str) -> Iterator[str]:
    """The texts between ';', '|' and line ends, empty ones too; the ';' of an HTML entity ('&amp;',
    '&#38;') separates nothing."""
    begin = 0
    for sign in _BETWEEN.finditer(text):
        if sign[1] and (sign[1][0] == "#" or f"{sign[1]};" in html5):
            continue
        yield text[begin : sign.end() - 1].strip()
        begin = sign.end()
    yield text[begin:].strip()


def person(part: str, role: str) -> tuple[Party, str | None]:
    """One party and the language that it is written in: '(VI) NAME : ADDRESS', '(US) NAME', '(US)
    NAME : ADDRESS', 'NAME'."""
    tag = _TAG.match(part)
    bare = part[tag.end() :] if tag else part
    language = tag[1] if tag and tag[1] in _LANGUAGES else None
    country = tag[1] if tag and not language else None
    name, colon, address = bare.partition(" : ") if tag else (bare, "", "")
    return Party(role, name.strip(), address.strip() or None if colon else None, country), language


def title(text: str | None) -> str:
    """A name without the sign of its language: '(VI) Hợp chất'; of several languages the Vietnamese
    one."""
    if not text or not text.startswith("("):
        return text or ""
    said = [part.strip() for part in _BEFORE_LANGUAGE.split(text) if part.strip()]
    best = min(said, key=lambda part: not part.startswith("(VI)"))
    tag = _TAG.match(best)
    return best[tag.end() :].strip(" |;") if tag and tag[1] in _LANGUAGES else text
