"""How spreadsheets write several values in one cell: owners, inventors, classification codes. Source: domain facts §3."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html.entities import html5

from domain.records import ClassCode, Party

REMEMBERED = 8_192
"""Owners and lists of classes come again and again in one file."""
_LANGUAGES = frozenset({"VI", "EN"})
_TAG = re.compile(r"^\s*[(\[]([A-Z]{2})[)\]]\s*")
_BETWEEN = re.compile(r"&(#[0-9]+|#x[0-9a-f]+|[a-z][a-z0-9]*);|[;|\n]", re.IGNORECASE)
_BEFORE_LANGUAGE = re.compile(r"(?=\((?:VI|EN)\))")
_NICE_LIST = re.compile(
    r"\s*+(?:nhóm\s*+)?[0-9]{1,2}"
    r"(?:(?:\s*+[,;|/]\s*+|\s++)(?:nhóm\s*+)?[0-9]{1,2})*+"
    r"\s*+(?:[.;,]\s*+)?",
    re.IGNORECASE,
)
_NICE_NAMED = re.compile(r"(?:^|[;|\n>])[^\S\n]*+(?:class/)?(?:nhóm|class)\s*0*([0-9]{1,2})\s*[:.-]", re.IGNORECASE)
"""'Nhóm 36: …; Nhóm 9: …', in any order; web pages' line breaks may stand between as '<lf>' or '<br>'."""
_NICE_PART = re.compile(r"\s*(?:(?:nhóm|class)\s*)?0*([0-9]{1,2})(?![0-9.,%])", re.IGNORECASE)
_IPC = re.compile(r"([A-HY])\s?([0-9]{2})\s?([A-Z])(?:\s*([0-9]{1,4})\s*/\s*([0-9]{2,6}))?(?![A-Za-z])", re.IGNORECASE)
_LOCARNO = re.compile(r"(?<![0-9])([0-9]{1,2})\s*[-–.]\s*([0-9]{1,2})(?![0-9])")
_VIENNA = re.compile(r"(?<![0-9.])([0-9]{1,2})\.([0-9]{1,2})(?:\.([0-9]{1,2}))?(?![0-9.])")


def people(text: str | None, role: str) -> list[Party]:
    """Names in one cell, separated by ';', '|' or lines. '(VI) NAME : ADDRESS' carries an address, '(US) NAME' a country; of the
    same party in Vietnamese and English, the Vietnamese one is kept."""
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
    """The texts between ';', '|' and line ends, empty ones too; the ';' of an HTML entity ('&amp;', '&#38;') separates nothing."""
    begin = 0
    for sign in _BETWEEN.finditer(text):
        if sign[1] and (sign[1][0] == "#" or f"{sign[1]};" in html5):
            continue
        yield text[begin : sign.end() - 1].strip()
        begin = sign.end()
    yield text[begin:].strip()


def person(part: str, role: str) -> tuple[Party, str | None]:
    """One party and the language that it is written in: '(VI) NAME : ADDRESS', '(US) NAME', '(US) NAME : ADDRESS', 'NAME'."""
    tag = _TAG.match(part)
    bare = part[tag.end() :] if tag else part
    language = tag[1] if tag and tag[1] in _LANGUAGES else None
    country = tag[1] if tag and not language else None
    name, colon, address = bare.partition(" : ") if tag else (bare, "", "")
    return Party(role, name.strip(), address.strip() or None if colon else None, country), language


def title(text: str | None) -> str:
    """A name without the sign of its language: '(VI) Hợp chất'; of several languages the Vietnamese one."""
    if not text or not text.startswith("("):
        return text or ""
    said = [part.strip() for part in _BEFORE_LANGUAGE.split(text) if part.strip()]
    best = min(said, key=lambda part: not part.startswith("(VI)"))
    tag = _TAG.match(best)
    return best[tag.end() :].strip(" |;") if tag and tag[1] in _LANGUAGES else text


def nice(text: str | None) -> list[int]:
    """Nice class numbers as written, checked by the caller: a bare list, or parts 'number text' in ascending order ('3Mỹ phẩm; 35 …')."""
    return list(_nice(text)) if text else []


@lru_cache(maxsize=REMEMBERED)
def _nice(text: str) -> tuple[int, ...]:
    if _NICE_LIST.fullmatch(text):
        return tuple(dict.fromkeys(int(n) for n in re.findall(r"[0-9]+", text)))
    if named := _NICE_NAMED.findall(text):
        return tuple(dict.fromkeys(int(n) for n in named))
    numbers: list[int] = []
    for part in re.split(r"[;|\n]", text):
        found = _NICE_PART.match(part)
        if found and int(found[1]) > (numbers[-1] if numbers else 0):
            numbers.append(int(found[1]))
    return tuple(numbers)


def ipc(text: str | None) -> list[ClassCode]:
    """IPC symbols, 'A23F 5/02 (2006.01); A23F5/08' → A23F 5/02, A23F 5/08; a bare subclass stays as it is."""
    if not text:
        return []
    found = _IPC.finditer(without_notes(text))
    return _distinct("ipc", (f"{m[1]}{m[2]}{m[3]}".upper() + (f" {m[4]}/{m[5]}" if m[4] else "") for m in found))


def locarno(text: str | None) -> list[ClassCode]:
    """Locarno classes, '6-1, 06.03' → 06-01, 06-03."""
    if not text:
        return []
    return _distinct("locarno", (f"{int(m[1]):02}-{int(m[2]):02}" for m in _LOCARNO.finditer(without_notes(text))))


def vienna(text: str | None) -> list[ClassCode]:
    """Vienna codes, '3.7.7 (7)' → 03.07.07."""
    if not text:
        return []
    found = _VIENNA.finditer(without_notes(text))
    return _distinct("vienna", (".".join(f"{int(part):02}" for part in m.groups() if part) for m in found))


def without_notes(text: str) -> str:
    """The text with a space for each '(…)'; a bracket that nobody closes stays."""
    kept: list[str] = []
    rest = 0
    while (opening := text.find("(", rest)) >= 0 and (closing := text.find(")", opening)) >= 0:
        kept.append(text[rest:opening])
        rest = closing + 1
    return " ".join([*kept, text[rest:]])


def _distinct(scheme: str, codes: Iterable[str]) -> list[ClassCode]:
    return [ClassCode(scheme, code) for code in dict.fromkeys(codes)]
