"""What kind of asset a line of a grid is, from all that tells it; contradictions are rejected.
Source: domain facts §2."""

import re
from functools import lru_cache

from domain.records.kinds import KIND_BY_PREFIX, KINDS
from domain.records.numbers import kind_of
from domain.text.folding import fold, words
from language import _
from readers.layouts.layout import Line

_TITLE_NO = re.compile(r"(?:VN)?\W*([1-46])\s*-\s*[0-9]{5,7}\s*-\s*[0-9]{3}", re.IGNORECASE)
_INTERNATIONAL = re.compile(r"(?:IR|WO|M)?\s*[0-9]{6,7}\s*[A-Z]?", re.IGNORECASE)
_INTERNATIONAL_TITLE = re.compile(
    r"(?:IR|WO|M)[ .:]*[0-9]{6,7}[A-Z]?|[1-9][0-9]{6}[A-Z]?", re.IGNORECASE
)
"""Where no application number stands. Titles of IP Viet Nam have stayed below a million, so that seven
digits that begin with another one than 0 are none of its own; six without a word before them may be."""
_BY_COLUMN = {
    "title_mark": "NH",
    "title_sample": "NH",
    "nice": "NH",
    "vienna": "NH",
    "title_design": "KDCN",
    "locarno": "KDCN",
    "title_patent": "SC",
    "ipc": "SC",
}
_CODED = frozenset({"nice", "vienna", "locarno", "ipc"})
_SHORT = {
    "sc": "SC",
    "gphi": "GPHI",
    "kd": "KDCN",
    "kdcn": "KDCN",
    "nh": "NH",
    "nhtt": "NH",
    "nhcn": "NH",
    "cddl": "CDDL",
}
"""Folded abbreviations that stand as a word of their own."""
_WORDS = {
    "SC": ("sang che", "invention"),
    "GPHI": ("giai phap huu ich", "utility model", "utility solution"),
    "KDCN": ("kieu dang", "design"),
    "NH": ("nhan hieu", "trademark"),
    "CDDL": ("chi dan dia ly", "geographical indication"),
}
_PATENTS = frozenset({"SC", "GPHI"})


def kind_of_line(line: Line, application_no: str | None, registration_no: str | None) -> str | None:
    """The code of the kind; None with an error on the line when it cannot be told or the parts of
    the line disagree."""
    named = _named(line)
    by_application, by_title = kind_of(application_no), kind_of_title(registration_no)
    told = [kind for kind in (named, by_application, by_title) if kind]
    grids = _grids(line, sure=len(told) > 1)
    if len(set(told)) > 1 or not _agree([*told[:1], *grids]):
        names = " / ".join(dict.fromkeys(_(KINDS[k].short) for k in [*told, *grids]))
        teller = "kind"
        if not named:
            teller = "application_no" if by_application else "registration_no"
        line.reject(teller, _("Dòng này có hai loại: {names}", names=names))
        return None
    grid = grids[0] if grids else _of_every_row(frozenset(line.heading.columns))
    kind = told[0] if told else grid
    if kind is None:
        line.reject(
            "application_no",
            _("Không rõ loại tài sản: số đơn phải theo dạng 4-YYYY-NNNNN, hoặc thêm cột “Loại”"),
        )
    elif (
        application_no
        and not by_application
        and not is_international(kind, application_no, registration_no)
    ):
        line.reject(
            "application_no",
            _(
                "“{number}” không theo dạng số đơn {prefix}-YYYY-NNNNN",
                number=application_no[:40],
                prefix=KINDS[kind].prefix,
            ),
        )
    return kind


def _grids(line: Line, *, sure: bool) -> list[str]:
    """The kinds that the filled cells of the line tell: a register of all kinds has a column of
    classes for each, and an empty one says nothing. Where two things tell the kind already (`sure`)
    the heading of the titles, written for the most of them, is no third."""
    columns = _CODED if sure else _BY_COLUMN.keys()
    told = [_BY_COLUMN[name] for name in _BY_COLUMN if name in columns and line.said(name)]
    return list(dict.fromkeys(told))


@lru_cache(maxsize=64)
def _of_every_row(columns: frozenset[str]) -> str | None:
    """The kind that the columns of a table tell by themselves; None where they are of several."""
    kinds = {kind for name, kind in _BY_COLUMN.items() if name in columns}
    return kinds.pop() if len(kinds) == 1 else None


def _agree(kinds: list[str]) -> bool:
    """The patents grid holds inventions and utility solutions alike."""
    return len(set(kinds)) < 2 or set(kinds) <= _PATENTS


def is_international(
    kind: str | None, application_no: str | None, registration_no: str | None
) -> bool:
    """A mark registered under the Madrid system: 6 or 7 digits with an optional letter where the
    application number stands, or alone as the number of a title."""
    if kind != "NH":
        return False
    if application_no:
        return bool(_INTERNATIONAL.fullmatch(application_no))
    return bool(_INTERNATIONAL_TITLE.fullmatch((registration_no or "").strip()))


def category_of(line: Line) -> str | None:
    """Ordinary, collective or certification, as the category column or the kind column says; None
    where neither tells."""
    text = fold(f"{line.text('category') or ''} {line.text('kind') or ''}")
    if "tap the" in text or "collective" in text or "nhtt" in text.split():
        return "collective"
    if "chung nhan" in text or "certification" in text or "nhcn" in text.split():
        return "certification"
    return "ordinary" if line.text("category") else None


def _named(line: Line) -> str | None:
    """The kind column's word; None also where it names both kinds of patent, which the number then
    tells apart."""
    text = line.text("kind")
    if not text or text.upper() in KINDS:
        return text.upper() if text else None
    folded = " ".join(words(text))
    found = {kind for kind, known in _WORDS.items() if any(word in folded for word in known)}
    found = found or {_SHORT[word] for word in words(text) if word in _SHORT}
    if not found:
        line.reject("kind", _("“{text}” không phải loại tài sản đã biết", text=text[:40]))
    return found.pop() if len(found) == 1 else None


def kind_of_title(registration_no: str | None) -> str | None:
    """The kind that a title number of the form K-NNNNNNN-000 tells by its first digit."""
    found = _TITLE_NO.fullmatch(registration_no or "")
    return KIND_BY_PREFIX[found[1]].code if found else None
