"""What kind of asset a line of a grid is, from all that tells it; contradictions are rejected.
Source: domain facts §2."""

import re
from functools import lru_cache

from domain.records.class_codes import ipc, locarno
from domain.records.kinds import KIND_BY_PREFIX, KINDS
from domain.records.nice import Unclear
from domain.records.numbers import kind_of
from language import _
from readers.layouts.kind_words import category_in, is_of_another_right, kind_of_part, kinds_in
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
    "title_gi": "CDDL",
    "title_patent": "SC",
    "ipc": "SC",
}
_CODED = frozenset({"nice", "vienna", "locarno", "ipc"})
_PATENTS = frozenset({"SC", "GPHI"})
_SYMBOLS = {"SC": "ipc", "GPHI": "ipc", "KDCN": "locarno"}
_READERS = {"ipc": ipc, "locarno": locarno}


def kind_of_line(line: Line, application_no: str | None, registration_no: str | None) -> str | None:
    """The code of the kind; None with an error on the line when it cannot be told or the parts of
    the line disagree."""
    named = _named(line)
    by_application = kind_of(application_no)
    by_title = kind_of_title(registration_no)
    told = [kind for kind in (named, by_application, by_title) if kind]
    of_part = None if told else kind_of_part(line.part)
    first = told[0] if told else of_part
    grids = _grids(line, sure=len(told) > 1 or of_part is not None, kind=first)
    told = told or [kind for kind in (of_part,) if kind]
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


def is_misplaced(line: Line, kind: str | None) -> bool:
    """Whether the column of Nice classes holds the symbols of another kind of asset, of a table that
    has no column of its own for them."""
    scheme = _SYMBOLS.get(kind or "")
    if scheme is None or line.has(scheme) or not (text := line.said("nice")):
        return False
    try:
        return bool(_READERS[scheme](text))
    except Unclear:
        return False


def _grids(line: Line, *, sure: bool, kind: str | None) -> list[str]:
    """The kinds that the filled cells of the line tell: a register of all kinds has a column of
    classes for each, and an empty one says nothing. Where two things tell the kind already (`sure`)
    the heading of the titles, written for the most of them, is no third."""
    columns = _CODED if sure else _BY_COLUMN.keys()
    aside = "nice" if is_misplaced(line, kind) else ""
    told = [
        _BY_COLUMN[name]
        for name in _BY_COLUMN
        if name in columns and name != aside and line.said(name)
    ]
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
    """Ordinary, collective or certification, as the category column or the kind column says, else
    the title of the part in which it stands; None where none tells."""
    own = category_in(f"{line.text('category') or ''} {line.text('kind') or ''}")
    if own or line.said("category"):
        return own or "ordinary"
    return category_in(line.part)


def _named(line: Line) -> str | None:
    """The kind column's word; None also where it names both kinds of patent, which the number then
    tells apart."""
    text = line.said("kind")
    if not text or text.upper() in KINDS:
        return text.upper() if text else None
    found = kinds_in(text)
    if not found and is_of_another_right(text):
        told = _(
            "“{text}” không thuộc các loại được theo dõi ở đây; hãy bỏ dòng này khỏi tệp",
            text=text[:40],
        )
        line.reject("kind", told)
    elif not found:
        line.reject("kind", _("“{text}” không phải loại tài sản đã biết", text=text[:40]))
    return found.pop() if len(found) == 1 else None


def kind_of_title(registration_no: str | None) -> str | None:
    """The kind that a title number of the form K-NNNNNNN-000 tells by its first digit."""
    found = _TITLE_NO.fullmatch(registration_no or "")
    return KIND_BY_PREFIX[found[1]].code if found else None
