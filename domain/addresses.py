"""From an address to its province, in both vintages, or to the country abroad. Nothing is guessed: what is unclear stays unresolved.

Rules (source: domain facts §4): the last province name in the text counts, with or without marks, in either tone-mark style; names of
streets, wards and hamlets do not. Without one, a well-known town tells the province. A name that a grown province kept tells the
former one only with more evidence: another former name or town in the text, a district (abolished on 01/07/2025), or a date before.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.countries import HOME, country_code, named_country
from domain.countries import LONGEST_NAME as LONGEST_COUNTRY
from domain.place_names import LENGTHS, NAMES, TOWNS, NamedPlace
from domain.provinces import REFORM
from domain.records import ABROAD, NOWHERE, UNKNOWN_FORMER, Place
from domain.text import fold, nfc, sort_key

_PART = re.compile(r"[,;\n()\[\]]+")
_WORD = re.compile(r"[^\W_]+")
_IN_BRACKETS = re.compile(r"[(\[]([A-Z]{2})[)\]]\s*$")
_STREET_WORDS = {
    "duong",
    "pho",
    "lo",
    "ngo",
    "ngach",
    "hem",
    "cau",
    "cho",
    "kcn",
    "nghiep",
    "toa",
    "nha",
    "san",
    "hang",
    "ga",
    "cang",
    "ho",
}
_WARD_WORDS = {"xa", "thon", "ap", "xom", "lang", "khu", "huyen", "quan", "x", "h", "q", "tran", "kp", "kdc", "to", "doi"}
_WARD_LEVEL = ("phuong", "p")
_DISTRICT = re.compile(
    r"(?<!\w)(quận|huyện|thị xã|thị trấn|q\.|h\.|tx|tt\.(?!\s*huế)|district|dist\.)(?!\w)|(?<!\w)q\.?\s?\d", re.IGNORECASE
)
_DISTRICT_PLAIN = re.compile(r"(?<!\w)(quan|huyen|thi xa|thi tran)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Found:
    """A name found in an address from its word number `start`. `sure`: its marks agree; `ward`: it names a ward, district or hamlet;
    `town`: a town, not a province; `old_city`: a city within a province, a level that ended with the reform."""

    place: NamedPlace
    words: tuple[str, ...]
    start: int
    sure: bool
    ward: bool
    town: bool
    old_city: bool


@dataclass(frozen=True, slots=True)
class _Text:
    """The words of an address, folded and as written, with the part (between commas) each lies in."""

    folded: tuple[str, ...]
    written: tuple[str, ...]
    parts: tuple[int, ...]


def locate(address: str | None, country: str | None = None, *, on: date | None = None) -> tuple[Place, str | None]:
    """The place an address counts in and its country (ST.3), None where neither text nor field tells it.

    `country`: code or name from the source, wins over the text. `on`: the day the address was given, if known."""
    told = country_code(country)
    if told and told != HOME:
        return Place(ABROAD, ABROAD, "country"), told
    text = nfc(address or "")
    words = _words(text)
    abroad, length = _trailing_country(words, text)
    if abroad and abroad != HOME and not told:
        return Place(ABROAD, ABROAD, "address"), abroad
    place = _province(_cut(words, length) if abroad else words, text, on)
    return (place, HOME) if place else (NOWHERE, told or abroad)


def _words(text: str) -> _Text:
    rows = [(fold(w), w, n) for n, part in enumerate(_PART.split(text)) for w in _WORD.findall(part)]
    folded, written, parts = zip(*rows, strict=True) if rows else ((), (), ())
    return _Text(folded, written, parts)


def _cut(text: _Text, length: int) -> _Text:
    stop = len(text.folded) - length
    return _Text(text.folded[:stop], text.written[:stop], text.parts[:stop])


def _trailing_country(text: _Text, raw: str) -> tuple[str | None, int]:
    """The country an address ends with and how many words name it. A bare one-word name must be a part of its own or follow none."""
    if code := _IN_BRACKETS.search(raw):
        return code[1], 1
    for length in range(min(LONGEST_COUNTRY, len(text.folded)), 0, -1):
        code_found = named_country(text.folded[-length:], text.written[-length:])
        if code_found and (length > 1 or _stands_alone(text, len(text.folded) - 1, 1) or code_found == HOME):
            return code_found, length
    return (HOME, 1) if text.folded[-1:] == ("vn",) else (None, 0)


def _stands_alone(text: _Text, start: int, length: int) -> bool:
    """Whether the words are a whole part of the address."""
    stop = start + length
    before = start == 0 or text.parts[start - 1] != text.parts[start]
    return before and (stop == len(text.parts) or text.parts[stop] != text.parts[start])


def _province(text: _Text, raw: str, on: date | None) -> Place | None:
    found = _found(text)
    named = [f for f in found if not f.town and not f.ward]
    last = next((f for f in reversed(named) if f.sure), named[-1] if named else None)
    if last is None:
        town = next((f for f in reversed(found) if f.town and f.sure), None)
        return Place(town.place.vn34, town.place.vn63 or UNKNOWN_FORMER, "address") if town else None
    return Place(last.place.vn34, _former(last, found, raw, on), "address")


def _former(last: _Found, found: list[_Found], raw: str, on: date | None) -> str:
    """The former province, as far as the address tells it."""
    place = last.place
    if place.vn63 and not place.merged:
        return place.vn63
    for other in reversed(found):
        same = other.place.vn34 == place.vn34 and other.place.vn63
        if same and other.start < last.start and other.sure and (other.town or other.place.vn63 != place.vn63):
            return other.place.vn63 or UNKNOWN_FORMER
    district = _DISTRICT.search(raw) or (raw.isascii() and _DISTRICT_PLAIN.search(raw)) or any(f.old_city for f in found)
    return place.vn63 if place.vn63 and (district or (on is not None and on < REFORM)) else UNKNOWN_FORMER


def _found(text: _Text) -> list[_Found]:
    """All names in reading order, the longest at each place; a longer name that does not count hides the shorter one in it."""
    found: list[_Found] = []
    at = 0
    while at < len(text.folded):
        length = next((n for n in LENGTHS.get(text.folded[at], ()) if _is_name(text, at, n)), 0)
        match = _name_at(text, at, length) if length else None
        if match:
            found.append(match)
        at += max(length, 1)
    return found


def _is_name(text: _Text, start: int, length: int) -> bool:
    key = text.folded[start : start + length]
    return len(key) == length and (key in NAMES or key in TOWNS) and text.parts[start] == text.parts[start + length - 1]


def _name_at(text: _Text, start: int, length: int) -> _Found | None:
    key = text.folded[start : start + length]
    first, before = _words_before(text, start)
    city = before in ("tp", "city") or (first, before) in (("thanh", "pho"), ("t", "p"))
    led = city or before in ("tinh", "province")
    place = NAMES.get(key) or TOWNS[key]
    if before in _STREET_WORDS and not led:
        return None
    if place.plain and not led and before not in (*_WARD_LEVEL, "xa", "tx") and not _stands_alone(text, start, length):
        return None
    ward = not led and before in (*_WARD_WORDS, *_WARD_LEVEL)
    town = key not in NAMES
    sure = _same_marks(place, text.written[start : start + length])
    return _Found(place, key, start, sure, ward, town, old_city=city and not town and not place.city)


def _words_before(text: _Text, start: int) -> tuple[str, str]:
    """The two words before, within the same part of the address."""
    part = text.parts[start]
    first, before = (text.folded[i] if i >= 0 and text.parts[i] == part else "" for i in (start - 2, start - 1))
    return first, before


def _same_marks(place: NamedPlace, written: tuple[str, ...]) -> bool:
    """Whether the marks agree with the name: none written at all, or the same ones whatever their style."""
    text = " ".join(written)
    return place.exact is None or text.isascii() or sort_key(text) == sort_key(place.exact)


_ADDRESS_WORDS = ("dia chi", "address", "tru so", "noi o", "cu tru", "thuong tru", "noi dat")
_AGENT_WORDS = ("dai dien", "agent", "representative", "attorney")


def heads_addresses(heading: str) -> bool:
    """Whether a column's heading says that it holds addresses."""
    folded = fold(heading).replace("_", " ")
    return any(word in folded for word in _ADDRESS_WORDS)


def heads_agents(heading: str) -> bool:
    """Whether a column is about agents, whose address says nothing about the owner's province."""
    folded = fold(heading).replace("_", " ")
    return any(word in folded for word in _AGENT_WORDS)


def are_addresses(values: Sequence[str]) -> bool:
    """Whether texts look like addresses: most of them name a province or a country."""
    told = [value for value in values if value.strip()]
    return bool(told) and 2 * sum(locate(value)[0] != NOWHERE for value in told) > len(told)
