"""The parts of an address, and what stands around a province's name in it: is it the place, or part
of another name?

A name is part of another one where a word for streets, buildings or institutions stands before it
("phố Huế"), one follows it ("Lai Châu Street", "Hà Nội Tower"), a house number stands before it
("12 Hải Phòng"), it is on a motorway's name, or what follows in the address is smaller than a
province and the name does not stand as a part of its own ("Vietcombank Đà Nẵng, 140 Lê Lợi").
Source: domain facts §4.
"""

import re
from dataclasses import dataclass

from domain.text.folding import fold, words

_PART = re.compile(r"[,;\n()\[\]]+")
_WORD = re.compile(r"[^\W_]+")
_DASH = re.compile(r"[-–—]")
_BEFORE = frozenset(
    words(
        "duong pho lo ngo ngach hem cau cho kcn nghiep toa nha san hang ga cang ho bia xe bay cu thi may bank tranh "
        "rue calle via strasse little hotel vien hoc truong den dinh chua song deo cong ben shophouse resort villa villas kiot kios"
    )
)
"""Words before a name that make it the name of a street, a building, a thing; also the last word of
'bến xe', 'siêu thị', 'đại học'."""
_AFTER = frozenset(
    words(
        "street st str road rd avenue ave boulevard blvd lane highway expressway bridge building bldg tower towers plaza hotel center "
        "trade group port airport university college institute hospital station bank branch company jsc co corp corporation ltd beer "
        "centre brewery square house market park restaurant school pearl garden residence shop store factory cafe coffee embassy "
        "villa villas resort apartment apartments mall complex court club museum stadium spa"
    )
)
_BUILDINGS = (("cao", "oc"), ("biet", "thu"))
"""Pairs of words of which the last one alone may be anybody's name: 'cao ốc', 'biệt thự'."""
_ROUTES = (
    ("cao", "toc"),
    ("quoc", "lo"),
    ("tinh", "lo"),
    ("dai", "lo"),
    ("xa", "lo"),
    ("vanh", "dai"),
    ("duong", "sat"),
    ("tuyen", "tranh"),
)
_ROUTE_WORDS = ("ql", "ql1a", "ql1", "tl", "expressway", "highway")
_WARDS = ("phuong", "p", "xa", "ward", "thon", "ap", "xom", "khom", "khoi", "to", "kp")
_UNITS = (
    *_WARDS,
    "quan",
    "huyen",
    "q",
    "h",
    "thi",
    "tx",
    "tt",
    "tinh",
    "khu",
    "district",
    "dist",
    "doi",
    "ban",
    "buon",
    "lang",
)
"""First words of an administrative part."""
_STREETS = ("duong", "pho", "so", "ngo", "ngach", "hem", "lo", "tang", "lau", "kcn", "no")
_HOUSE = ("", "so", "no", "nha")
_POST_CODE = 5
"""Figures from which a number is no house."""


@dataclass(frozen=True, slots=True)
class Text:
    """The words of an address, folded and as written, the part (between commas) each lies in, and
    whether a dash stands before it."""

    folded: tuple[str, ...]
    written: tuple[str, ...]
    parts: tuple[int, ...]
    dashed: tuple[bool, ...]

    @classmethod
    def of(cls, address: str) -> "Text":
        rows: list[tuple[str, str, int, bool]] = []
        for n, part in enumerate(_PART.split(address)):
            end = 0
            for word in _WORD.finditer(part):
                rows.append(
                    (fold(word[0]), word[0], n, bool(_DASH.search(part, end, word.start())))
                )
                end = word.end()
        folded, written, parts, dashed = zip(*rows, strict=True) if rows else ((), (), (), ())
        return cls(folded, written, parts, dashed)

    def cut(self, length: int) -> "Text":
        """Without the last `length` words."""
        stop = len(self.folded) - length
        return Text(self.folded[:stop], self.written[:stop], self.parts[:stop], self.dashed[:stop])


def stands_alone(text: Text, start: int, length: int) -> bool:
    """Whether the words are a whole part of the address."""
    stop = start + length
    before = start == 0 or text.parts[start - 1] != text.parts[start]
    return before and (stop == len(text.parts) or text.parts[stop] != text.parts[start])


def words_before(text: Text, start: int) -> tuple[str, str]:
    """The two words before, within the same part of the address."""
    part = text.parts[start]
    first, before = (
        text.folded[i] if i >= 0 and text.parts[i] == part else "" for i in (start - 2, start - 1)
    )
    return first, before


def word_after(text: Text, stop: int) -> str:
    """The word that follows, within the same part of the address."""
    return (
        text.folded[stop]
        if stop < len(text.folded) and text.parts[stop] == text.parts[stop - 1]
        else ""
    )


def in_route(text: Text, start: int, stop: int) -> bool:
    """Whether the name tells where a motorway or a main road leads: 'cao tốc TP. Hồ Chí Minh - Long
    Thành'. What an administrative word parts from the road does not belong to it: 'quốc lộ 1A, xã
    Diễn Kỷ, tỉnh Nghệ An', with or without commas."""
    part = text.parts[start]
    at = next(
        (i for i in range(start - 1, -1, -1) if text.parts[i] != part or _is_route(text, i)), -1
    )
    if at < 0 or text.parts[at] != part:
        return False
    between = text.folded[at + 2 : start]
    led = between[-1:] in (("tp",), ("tinh",)) or between[-2:] == ("thanh", "pho")
    linked = any(text.dashed[at + 2 : start]) or (
        stop < len(text.parts) and text.parts[stop] == part and text.dashed[stop]
    )
    return linked if led else not any(word in _UNITS for word in between)


def _is_route(text: Text, at: int) -> bool:
    return text.folded[at : at + 2] in _ROUTES or text.folded[at] in _ROUTE_WORDS


def names_something_else(text: Text, start: int, stop: int) -> bool:
    """Whether the words around a name make it the name of a street, a building, a firm."""
    first, before = words_before(text, start)
    after = word_after(text, stop)
    if (
        before in _BEFORE
        or (first, before) in _BUILDINGS
        or after in _AFTER
        or (before == "de" and first == "rue")
    ):
        return True
    if before[:1].isdigit() and len(before) < _POST_CODE and (first in _HOUSE or first.isdigit()):
        return True
    return _smaller_follows(text, start, stop)


def _smaller_follows(text: Text, start: int, stop: int) -> bool:
    """A ward after the name; after a name that is no part of its own, a district, a street or a
    house number, too: nobody writes the province before them."""
    alone = stands_alone(text, start, stop - start)
    heads = [
        text.folded[i] for i in range(stop, len(text.folded)) if text.parts[i] != text.parts[i - 1]
    ]
    if alone:
        return heads[:1] != [] and heads[0] in _WARDS
    return any(head in _UNITS or head in _STREETS or head[0].isdigit() for head in heads)


def is_of_institution(text: Text, start: int) -> bool:
    """Whether a university or a research institute is called after the place, where it then is. Hòa
    Bình is peace as well."""
    part = text.parts[start]
    led_by = [w for w, n in zip(text.folded[:start], text.parts[:start], strict=True) if n == part]
    institution = led_by[-2:] == ["dai", "hoc"] or led_by[:2] == ["vien", "pasteur"]
    return institution and text.folded[start : start + 2] != ("hoa", "binh")
