"""Application, title and decision numbers: one index form, the identity of a record, what a typed
number may mean.

Source: domain facts §2. Vietnamese applications are K-YYYY-serial, titles K-NNNNNNN-000 (older ones
bare digits, as are those of geographical indications). Serials are written with 4 to 6 digits, so
the index form pads them to five.
"""

import re
from functools import lru_cache

from domain.records.asset import AssetRecord
from domain.records.kinds import KIND_BY_PREFIX, KINDS
from domain.text.folding import fold

_USUAL = re.compile(
    r"([1-46])-(?:((?:19|20)[0-9]{2})-([0-9]{3,7})|([0-9]{5,7})-([0-9]{3}))", re.ASCII
)
"""How IP Viet Nam's grids print both: an application, or a title."""
_APPLICATION = re.compile(r"([1-46])((?:19|20)[0-9]{2})([0-9]{3,7})")
_APPLICATION_SPACED = re.compile(
    r"(?:VN)?[^A-Z0-9]*([1-46])[^A-Z0-9]+((?:19|20)[0-9]{2})[^A-Z0-9]+([0-9]{1,7})"
)
_TITLE = re.compile(r"([1-46])[^A-Z0-9]+([0-9]{5,7})[^A-Z0-9]+([0-9]{3})")
_TYPED = re.compile(r"([A-Z]{0,2})([0-9]{3,13}[A-Z]?)")
_AROUND = re.compile(r"[\s./,()\u2010-\u2015-]")
_WHOLE = re.compile(r"[1-46](?:(?:19|20)[0-9]{7,9}|[0-9]{10})")
_CHECKED = re.compile(r"(?:[A-Z]{2})?[ ]*([0-9 ]{8,15})[.][0-9X]")
_WITH_CHECK_DIGIT = frozenset({"EP", "DE", "CN"})
"""Offices that write a check digit behind a dot after their application numbers; it is no part of
the number."""
_WHOLE_DIGITS = 10
"""Kind, year and a serial of five: what is typed with fewer digits may still go on."""
_OWN_PREFIXES = ("", "VN", "WO", "IR")
_DIGIT, _NEITHER = re.compile(r"[0-9]"), re.compile(r"[^A-Za-z0-9]")
_BARE_TITLE = 7
_GI_TITLE = 5


_SAID_BEFORE = re.compile(
    r"^(?:(?:SO|NO|N0|GCN|GCNDK|GCNDKNH|BANG|VB|VBBH|DON|IR|INT|REG|APP|TITLE)[ .:]*){1,4}(?=[0-9A-Z])"
)
"""Words before a number that are no part of it: 'Số 405854', 'GCN số 405854', folded and in
capitals."""
_NUMBERLIKE = re.compile(r"(?:(?:VN|WO|IR|M)[ :./-]{0,3})?[0-9][0-9 ./-]{1,28}(?:[A-Z][0-9]?)?")
_WORDS_BEFORE = re.compile(
    r"(?:(?:số|no|gcn|gcnđk|gcnđknh|bằng|văn bằng|vb|vbbh|đơn|sđ|app|reg|title)\b[ .:]*){1,4}"
    r"(?=(?:VN[ -]{0,2})?[0-9])",
    re.IGNORECASE,
)
_NEEDLESS_ZERO = re.compile(r"([0-9]{3,16})\.0{1,2}")
"""How a program writes out a number that a spreadsheet held: '405854.0'."""
_WITHOUT_END = re.compile(r"(?:VN[ -]{0,2})?([1-46]) ?- ?(0[0-9]{6})", re.IGNORECASE)
_GROUP = re.compile(r"[0-9]{5,}")
_SPELLED = re.compile(
    r"(?:VN)?[^A-Z0-9]*[1-46][^A-Z0-9]*(?:19|20)[0-9]{2}[^A-Z0-9]*[0-9]{1,7}[^A-Z0-9]*"
)
"""Signs stand between the parts of an application number, never within one."""
_A_DAY = re.compile(
    r"[0-9]{1,2} ?[./-] ?[0-9]{1,2} ?[./-] ?(?:[0-9]{2}|[0-9]{4})|[0-9]{4}-[0-9]{2}-[0-9]{2}"
)
_FEWEST, _MOST = 3, 16
"""Digits of a number of any office."""


class NoNumber(ValueError):
    """The record has neither an application number nor a title number nor a registration
    decision."""


def canonical(text: str | None, *, office: str, kind: str | None = None) -> str | None:
    """The index form: capitals and digits only, the office's prefix dropped; None where the text
    holds no digit.

    'VN -4-2024-16348', 'VN4202416348' and '4-2024-016348' are '4202416348'; with its kind, a bare
    Vietnamese title number '405854' of a mark is '40405854000', like '4-0405854-000'. The letter
    after an international (Madrid) number stays."""
    if text is None:
        return None
    if office == "VN" and (usual := _USUAL.fullmatch(text)):
        letter, year, serial, title, end = usual.groups()
        return f"{letter}{year}{serial.lstrip('0'):0>5}" if year else f"{letter}{title:0>7}{end}"
    return _canonical(text, office, kind)


@lru_cache(maxsize=50_000)
def _canonical(text: str, office: str, kind: str | None) -> str | None:
    written = fold(text).upper()
    if not _DIGIT.search(written):
        return None
    if office in _WITH_CHECK_DIGIT and (checked := _CHECKED.fullmatch(written.strip())):
        written = checked[1]
    bare = _NEITHER.sub("", written)
    for prefix in ("WO", "IR") if office == "WO" else (office,):
        if bare.startswith(prefix) and bare[len(prefix) : len(prefix) + 1].isdigit():
            bare = bare[len(prefix) :]
            break
    return _vietnamese(written, bare, kind) if office == "VN" else bare


def _vietnamese(written: str, bare: str, kind: str | None) -> str:
    if title := _TITLE.fullmatch(written.removeprefix("VN").strip(" -")):
        return title[1] + title[2].zfill(_BARE_TITLE) + title[3]
    if application := _APPLICATION_SPACED.fullmatch(written) or _APPLICATION.fullmatch(bare):
        return application[1] + application[2] + application[3].lstrip("0").zfill(5)
    if kind in KINDS and bare.isdigit() and len(bare) <= _BARE_TITLE:
        return _title(bare, kind)
    return bare


def _title(digits: str, kind: str | None) -> str:
    if kind == "CDDL":
        return digits.lstrip("0").zfill(_GI_TITLE)
    return KINDS[kind or ""].prefix + digits.zfill(_BARE_TITLE) + "000"


def looks_like_number(text: str) -> bool:
    """Whether a text may be an application, publication or title number that counts in Viet Nam:
    digits, with the letters of the office before them and one letter behind. 'x', 'Chưa cấp bằng',
    'Đợt 2' and days are none."""
    bare = _SAID_BEFORE.sub("", fold(text).upper().strip(" .,;:()"))
    digits = sum(c.isdigit() for c in bare)
    return (
        bool(_NUMBERLIKE.fullmatch(bare))
        and _FEWEST <= digits <= _MOST
        and not _A_DAY.fullmatch(bare)
    )


def as_written(number: str) -> str:
    """The number as the office writes it, without words before it, the end that a program gave it,
    and with the end that a title has: 'GCN số 405867' → '405867', '4-0405862' → '4-0405862-000'."""
    bare = number.strip()
    bare = bare[before.end() :] if (before := _WORDS_BEFORE.match(bare)) else bare
    bare = whole[1] if (whole := _NEEDLESS_ZERO.fullmatch(bare)) else bare
    short = _WITHOUT_END.fullmatch(bare)
    return f"{short[1]}-{short[2]}-000" if short else bare


def holds_several(number: str) -> bool:
    """Whether more than one number stands there ('405864-405866'): read as one it would be another
    asset's."""
    return len(_GROUP.findall(number)) > 1


def is_misspelled(application_no: str) -> bool:
    """Whether the digits of a text are those of an application, and their parts are not: '4-20-00003'
    is not 4-2000-003, nor '4-2020-00020-1' 4-2020-000201."""
    told = fold(application_no).upper().strip()
    return kind_of(application_no) is not None and not _SPELLED.fullmatch(told)


def kind_of(application_no: str | None) -> str | None:
    """The kind that a Vietnamese application number tells by its first digit; None for anything
    else."""
    key = canonical(application_no, office="VN")
    found = _APPLICATION.fullmatch(key) if key else None
    return KIND_BY_PREFIX[found[1]].code if found else None


def identity(
    *,
    office: str,
    kind: str,
    application_no: str | None,
    registration_no: str | None,
    decision_no: str | None,
) -> str:
    """What makes a record the same record: 'VN|NH|A|4202416348', else its title number 'R|…', else
    its decision 'D|…'. Raises NoNumber."""
    for letter, number in (("A", application_no), ("R", registration_no), ("D", decision_no)):
        key = canonical(number, office=office, kind=kind if letter == "R" else None)
        if key:
            return f"{office}|{kind}|{letter}|{key}"
    raise NoNumber(f"{office} {kind}")


def spellings(query: str) -> tuple[str, ...]:
    """The index forms that a typed number may stand for, of any office and kind; () where the text
    is no number."""
    written = fold(query).upper()
    bare = _AROUND.sub("", written)
    found = _TYPED.fullmatch(bare)
    if not found:
        return ()
    keys = [canonical(written, office="VN"), canonical(written, office=found[1]), bare]
    digits = found[2]
    if digits.isdigit() and len(digits) <= _BARE_TITLE:
        keys += [_title(digits.lstrip("0") or "0", kind) for kind in KINDS]
        keys.append(digits.lstrip("0"))
    return tuple(dict.fromkeys(key for key in keys if key))


def beginning(query: str) -> str | None:
    """What the index form of a number that is still being typed begins with, '4-2024-9' → '420249';
    None for a Vietnamese application or title number that is typed in full, and for what is no
    number."""
    written = fold(query).upper()
    bare = _AROUND.sub("", written)
    found = _TYPED.fullmatch(bare)
    if not found:
        return None
    whole = _WHOLE.fullmatch(canonical(written, office="VN") or "")
    if whole and found[1] in ("", "VN") and len(found[2]) >= _WHOLE_DIGITS:
        return None
    return found[2] if found[1] in _OWN_PREFIXES else bare


def identity_of(record: AssetRecord) -> str:
    """Raises NoNumber when the record has no number at all."""
    return identity(
        office=record.office,
        kind=record.kind,
        application_no=record.application_no,
        registration_no=record.registration_no,
        decision_no=record.decision_no,
    )


def title_identity(record: AssetRecord) -> str | None:
    """The identity that the record would have by its title number alone."""
    key = title_key(record)
    return f"{record.office}|{record.kind}|R|{key}" if key else None


def application_key(record: AssetRecord) -> str | None:
    """The application number in the form that is indexed."""
    return canonical(record.application_no, office=record.office)


def title_key(record: AssetRecord) -> str | None:
    """The title number in the form that is indexed."""
    return canonical(record.registration_no, office=record.office, kind=record.kind)
