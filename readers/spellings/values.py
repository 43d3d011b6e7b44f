"""How spreadsheets write several values in one cell: owners, inventors. Codes: domain.records.nice,
domain.records.class_codes. Source: domain facts §3."""

import re
from collections.abc import Iterator
from functools import lru_cache
from html.entities import html5

from domain.records.asset import Party
from domain.records.contact import without_phone
from domain.text.folding import fold

REMEMBERED = 8_192
"""Owners come again and again in one file."""
_LANGUAGES = frozenset({"VI", "EN"})
_TAG = re.compile(r"^\s*[(\[]([A-Z]{2})[)\]]\s*")
_BETWEEN = re.compile(r"&(#[0-9]+|#x[0-9a-f]+|[a-z][a-z0-9]*);|[;|\n]", re.IGNORECASE)
_BEFORE_LANGUAGE = re.compile(r"(?=\((?:VI|EN)\))")

_LISTED = re.compile(r"[(\[]?([0-9]{1,2})[.)\]/:]{1,2}\s*(?=[^\W\d])")
_PARTED = re.compile(r"[;|]")
_ENDS_OPEN = re.compile(r"(?:[,&(/–-]|\b(?:và|and|của))$")
_ORGANISATION = re.compile(
    r"(?:(?:cong ty|cty|c\.ty|ctcp|htx|hop tac xa|hkd|ho kinh doanh|dntn|doanh nghiep|tu nhan|tnhh|mtv|mot thanh vien|"
    r"hai thanh vien|co phan|cp|ubnd|uy ban nhan dan|tap doan|tong|lien hiep|to hop tac)\b[ .]*)+"
)
"""Kinds of organisations without a name."""
_BEGINS_WITHIN = re.compile(r"(?:tnhh|mtv|mot thanh vien|co phan|cp|va|&)\b|[&)]")
"""What no name begins with."""
_PROVINCE = re.compile(r"(?:tinh|thanh pho|tp\b|viet nam|vietnam)\b")
_PROVINCE_WITHIN = re.compile(r"\b(?:tinh|thanh pho|tp|viet nam|vietnam)\b")
_BULLET = re.compile(r"[-–+•*]\s+(?=\w)")


def people(text: str | None, role: str) -> list[Party]:
    """Names in one cell, separated by ';', '|' or lines. '(VI) NAME : ADDRESS' carries an address,
    '(US) NAME' a country; of the same party in Vietnamese and English, the Vietnamese one is
    kept."""
    return list(_people(text, role)) if text else []


@lru_cache(maxsize=REMEMBERED)
def _people(text: str, role: str) -> tuple[Party, ...]:
    found: list[Party] = []
    languages: list[str | None] = []
    for part in (p for whole in listed(text) for p in _BEFORE_LANGUAGE.split(whole)):
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


def unwrapped(text: str) -> str:
    """A name or an address that goes on in the next line is one: 'Công ty TNHH' above 'Mẫu', 'xã
    Kim Liên,' above 'tỉnh Nghệ An'."""
    if "\n" not in text:
        return text
    first, *lines = (line.strip() for line in text.splitlines())
    found = [first]
    for line in lines:
        above = found[-1]
        last = _PARTED.split(above)[-1].strip()
        if last and line and _goes_on(last, line):
            found[-1] = f"{above} {line}"
        else:
            found.append(line)
    return "\n".join(found)


def _goes_on(above: str, line: str) -> bool:
    """Whether a line belongs to the one above it: the province below the rest of an address that
    names none, too."""
    if _ENDS_OPEN.search(above) or _ORGANISATION.fullmatch(fold(above)):
        return True
    if _BEGINS_WITHIN.match(fold(line)):
        return True
    return bool(_PROVINCE.match(fold(line))) and not _PROVINCE_WITHIN.search(fold(above))


def listed(text: str) -> list[str]:
    """The same without what counts them: '1. HTX Sen', '2. HTX Tre'; '- HTX Sen', '- HTX Tre'; and
    without telephone numbers behind them, which are no part of a name or an address."""
    found = list(parts(unwrapped(text)))
    marks = [_LISTED.match(part) for part in found if part]
    numbers = [mark[1] for mark in marks if mark]
    counted = len(numbers) > 1 and numbers == [str(n + 1) for n in range(len(marks))]
    bulleted = [bool(_BULLET.match(part)) for part in found if part]
    if counted:
        found = [_LISTED.sub("", part) for part in found]
    elif bulleted and all(bulleted):
        found = [_BULLET.sub("", part) for part in found]
    return [without_phone(part)[0] for part in found]


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
