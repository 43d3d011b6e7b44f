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
_WORDS = {
    "SC": ("sang che", "invention"),
    "GPHI": ("giai phap huu ich", "gphi", "utility model", "utility solution"),
    "KDCN": ("kieu dang", "design"),
    "NH": ("nhan hieu", "trademark"),
    "CDDL": ("chi dan dia ly", "geographical indication"),
}
_PATENTS = frozenset({"SC", "GPHI"})


def kind_of_line(line: Line, application_no: str | None, registration_no: str | None) -> str | None:
    """The code of the kind; None with an error on the line when it cannot be told or the parts of
    the line disagree."""
    grid = _grid(frozenset(line.heading.columns))
    named = _named(line)
    by_application, by_title = kind_of(application_no), kind_of_title(registration_no)
    told = [kind for kind in (named, by_application, by_title) if kind]
    if len(set(told)) > 1 or (told and grid and not _fits(told[0], grid)):
        names = " / ".join(
            dict.fromkeys(_(KINDS[k].short) for k in [*told, *([grid] if grid else [])])
        )
        teller = "kind"
        if not named:
            teller = "application_no" if by_application else "registration_no"
        line.reject(teller, _("Dòng này có hai loại: {names}", names=names))
        return None
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


@lru_cache(maxsize=64)
def _grid(columns: frozenset[str]) -> str | None:
    """The kind that the columns of a table tell."""
    return next((kind for name, kind in _BY_COLUMN.items() if name in columns), None)


def is_international(
    kind: str | None, application_no: str | None, registration_no: str | None
) -> bool:
    """A mark registered under the Madrid system: 6 or 7 digits with an optional letter where the
    application number stands."""
    return (
        kind == "NH"
        and bool(application_no)
        and bool(_INTERNATIONAL.fullmatch(application_no or ""))
    )


def category_of(line: Line) -> str | None:
    """Ordinary, collective or certification, as the category column or the kind column says; None
    where neither tells."""
    text = fold(f"{line.text('category') or ''} {line.text('kind') or ''}")
    if "tap the" in text or "collective" in text:
        return "collective"
    if "chung nhan" in text or "certification" in text:
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
    if not found:
        line.reject("kind", _("“{text}” không phải loại tài sản đã biết", text=text[:40]))
    return found.pop() if len(found) == 1 else None


def kind_of_title(registration_no: str | None) -> str | None:
    """The kind that a title number of the form K-NNNNNNN-000 tells by its first digit."""
    found = _TITLE_NO.fullmatch(registration_no or "")
    return KIND_BY_PREFIX[found[1]].code if found else None


def _fits(kind: str, grid: str) -> bool:
    """The patents grid holds inventions and utility solutions alike."""
    return kind == grid or {kind, grid} <= _PATENTS
