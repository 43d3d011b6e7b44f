"""From an address to its province, in both vintages, or to the country abroad. Nothing is guessed:
what is unclear stays unresolved.

Rules (source: domain facts §4): the last province name in the text counts, with or without marks,
in either tone-mark style; names of streets, wards, motorways, buildings and firms do not
(domain.places.address_parts), nor does one that is written with other tones. Without a province, a
well-known town tells it, an island, or a numbered district, of which only Hồ Chí Minh had any. A
name that a grown province kept tells the former one only with more evidence: another former name or
well-known place in the text, a district (abolished on 01/07/2025), or a date before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.places import address_parts
from domain.places.address_parts import Text, stands_alone, word_after, words_before
from domain.places.countries import LONGEST_NAME as LONGEST_COUNTRY
from domain.places.countries import country_code, named_country
from domain.places.place_names import (
    ISLANDS,
    KNOWN,
    LENGTHS,
    NAMES,
    NOT_PLACES,
    SPELLINGS,
    TOWNS,
    NamedPlace,
)
from domain.places.provinces import REFORM
from domain.records.asset import ABROAD, HOME, NOWHERE, UNKNOWN_FORMER, Place
from domain.text.folding import decomposed, fold, nfc, sort_key

_IN_BRACKETS = re.compile(r"[(\[]([A-Z]{2})[)\]]\s*$")
_WARD_WORDS = {
    "xa",
    "thon",
    "ap",
    "xom",
    "lang",
    "khu",
    "huyen",
    "quan",
    "x",
    "h",
    "q",
    "tran",
    "kp",
    "kdc",
    "to",
    "doi",
    "ban",
    "buon",
}
_WARD_LEVEL = ("phuong", "p")
_DISTRICT = re.compile(
    r"(?<!\w)(quận|huyện|thị xã|thị trấn|q\.|h\.|tx|tt\.(?!\s*huế)|district|dist\.)(?!\w)|(?<!\w)q\.?\s?\d",
    re.IGNORECASE,
)
_DISTRICT_PLAIN = re.compile(r"(?<!\w)(quan|huyen|thi xa|thi tran)(?!\w)", re.IGNORECASE)
_NUMBERED_DISTRICT = re.compile(
    r"(?<!\w)(?:quận|quan|q|district|dist)\.? ?(?:[1-9]|1[0-2])(?!\w)", re.IGNORECASE
)
LONGEST = 2_000
"""Characters of an address that are read."""
_NUMBERED = ("79", "79")
"""The twelve numbered districts there have been were all in Hồ Chí Minh."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A name found in an address from its word number `start`. `ward`: it names a ward, district or
    hamlet; `town`: a town, not a province; `old_city`: a city within a province, a level that ended
    with the reform; `led`: 'tỉnh' or 'thành phố' stands before it; `known`: a place that is too
    small to tell its province, but tells the former one where the present one is named."""

    place: NamedPlace
    words: tuple[str, ...]
    start: int
    ward: bool
    town: bool
    old_city: bool
    led: bool
    known: bool


def locate(
    address: str | None, country: str | None = None, *, on: date | None = None
) -> tuple[Place, str | None]:
    """The place an address counts in and its country (ST.3), None where neither text nor field
    tells it.

    `country`: code or name from the source, wins over the text. `on`: the day the address was
    given, if known."""
    told = country_code(country)
    if told and told != HOME:
        return Place(ABROAD, ABROAD, "country"), told
    text = nfc(address or "", longest=LONGEST)
    words = Text.of(text)
    abroad, length = _trailing_country(words, text)
    if abroad and abroad != HOME and not told:
        return Place(ABROAD, ABROAD, "address"), abroad
    place = _province(words.cut(length) if abroad else words, text, on)
    return (place, HOME) if place else (NOWHERE, told or abroad)


def _trailing_country(text: Text, raw: str) -> tuple[str | None, int]:
    """The country an address ends with and how many words name it. A bare one-word name must be a
    part of its own or follow none."""
    if code := _IN_BRACKETS.search(raw):
        return code[1], 1
    for length in range(min(LONGEST_COUNTRY, len(text.folded)), 0, -1):
        code_found = named_country(text.folded[-length:], text.written[-length:])
        if code_found and (
            length > 1 or stands_alone(text, len(text.folded) - 1, 1) or code_found == HOME
        ):
            return code_found, length
    return (HOME, 1) if text.folded[-1:] == ("vn",) else (None, 0)


def _province(text: Text, raw: str, on: date | None) -> Place | None:
    found = _found(text)
    counting = [f for f in found if not f.known and _counts(text, f, found)]
    last = next((f for f in reversed(counting) if not f.town and not f.ward), None)
    if last is not None:
        return Place(last.place.vn34, _former(last, found, raw, on), "address")
    town = next(
        (f for f in reversed(counting) if f.town and (not f.ward or f.words in ISLANDS)), None
    )
    town = town or next(
        (
            f
            for f in reversed(found)
            if not f.known and address_parts.is_of_institution(text, f.start)
        ),
        None,
    )
    if town is not None:
        return Place(town.place.vn34, town.place.vn63 or UNKNOWN_FORMER, "address")
    return Place(*_NUMBERED, "address") if not found and _NUMBERED_DISTRICT.search(raw) else None


def _counts(text: Text, f: _Found, found: list[_Found]) -> bool:
    """Whether a name says where the address is, and is not part of another name: of a street, a
    motorway, a building, a firm."""
    stop = f.start + len(f.words)
    if address_parts.in_route(text, f.start, stop):
        return False
    if f.led:
        return True
    if address_parts.names_something_else(text, f.start, stop):
        return False
    return f.ward or not any(_linked(text, f, other) for other in found)


def _linked(text: Text, f: _Found, other: _Found) -> bool:
    """'Hà Nội - Hải Phòng', 'Bia Sài Gòn - Hà Tĩnh': two provinces with a dash between are a way or
    a firm. A town before its province is not, nor is what stands behind a dash as 'tỉnh'."""
    first, second = (f, other) if f.start < other.start else (other, f)
    apart = first.place.vn34 != second.place.vn34 and not first.ward and not other.known
    return (
        apart
        and not second.led
        and first.start + len(first.words) == second.start
        and text.dashed[second.start]
    )


def _former(last: _Found, found: list[_Found], raw: str, on: date | None) -> str:
    """The former province, as far as the address tells it."""
    place = last.place
    if place.vn63 and not place.merged:
        return place.vn63
    for other in reversed(found):
        same = other.place.vn34 == place.vn34 and other.place.vn63
        tells = other.town or other.known or other.ward or other.place.vn63 != place.vn63
        if (
            same
            and other.start != last.start
            and tells
            and (other.start < last.start or other.place.vn63 != place.vn63)
        ):
            return other.place.vn63 or UNKNOWN_FORMER
    district = (
        _DISTRICT.search(raw)
        or (raw.isascii() and _DISTRICT_PLAIN.search(raw))
        or any(f.old_city for f in found)
    )
    return (
        place.vn63
        if place.vn63 and (district or (on is not None and on < REFORM))
        else UNKNOWN_FORMER
    )


def _found(text: Text) -> list[_Found]:
    """All names in reading order, the longest at each place; a longer name that does not count
    hides the shorter one in it."""
    found: list[_Found] = []
    at = 0
    while at < len(text.folded):
        length = next((n for n in LENGTHS.get(text.folded[at], ()) if _is_name(text, at, n)), 0)
        match = _name_at(text, at, length) if length else None
        if match:
            found.append(match)
        at += max(length, 1)
    return found


def _is_name(text: Text, start: int, length: int) -> bool:
    key = text.folded[start : start + length]
    listed = key in NAMES or key in TOWNS or key in KNOWN or key in NOT_PLACES
    return len(key) == length and listed and text.parts[start] == text.parts[start + length - 1]


def _name_at(text: Text, start: int, length: int) -> _Found | None:
    key = text.folded[start : start + length]
    first, before = words_before(text, start)
    city = before in ("tp", "city") or (first, before) in (("thanh", "pho"), ("t", "p"))
    after = word_after(text, start + length)
    city = city or after == "city"
    led = city or before in ("tinh", "province") or after == "province"
    place = NAMES.get(key) or TOWNS.get(key) or KNOWN.get(key)
    if place is None or not _same_marks(key, text.written[start : start + length]):
        return None
    ward = not led and before in (*_WARD_WORDS, *_WARD_LEVEL)
    island = key in ISLANDS and (before in ("dao", "khu", "huyen", "xa") or place.plain is False)
    if (
        place.plain
        and not led
        and not island
        and before not in (*_WARD_LEVEL, "xa", "tx")
        and not stands_alone(text, start, length)
    ):
        return None
    known = key not in NAMES and key not in TOWNS
    town = key not in NAMES and not known
    return _Found(
        place,
        key,
        start,
        ward,
        town,
        city and not town and not known and not place.city,
        led,
        known,
    )


def _same_marks(key: tuple[str, ...], written: tuple[str, ...]) -> bool:
    """Whether the marks agree with one spelling of the name, word by word: none written, the same
    ones in either style, or hỏi for ngã, which many write for each other. 'Phù Yên' is not Phú
    Yên."""
    spellings = SPELLINGS.get(key)
    return spellings is None or any(
        _agrees(written, spelling.replace("-", " ").split()) for spelling in spellings
    )


def _agrees(written: tuple[str, ...], spelling: list[str]) -> bool:
    pairs = zip(written, spelling, strict=False)
    return all(word.isascii() or _one_tone(word) == _one_tone(own) for word, own in pairs)


def _one_tone(word: str) -> str:
    return sort_key(decomposed(word).replace("\u0303", "\u0309"))


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
