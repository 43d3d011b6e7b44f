"""Names of owners: when two spellings are one organisation, and what sort of owner a name tells.
Source: domain facts §5, §6.7."""

import re
from functools import lru_cache

from domain.text.folding import composed, decomposed, nfc, words
from domain.text.syllables import is_syllable
from language import N_

OWNER_TYPES: dict[str, str] = {
    "enterprise": N_("Doanh nghiệp"),
    "individual": N_("Cá nhân"),
    "university": N_("Trường, viện nghiên cứu"),
    "state": N_("Cơ quan nhà nước"),
    "cooperative": N_("Hợp tác xã, tổ hợp tác"),
    "association": N_("Hội, hiệp hội"),
    "other": N_("Khác"),
}
MAXIMUM_FOLDED = 400

_SHORT_FORMS = (
    (r"trach nhiem huu han", "tnhh"),
    (r"t n h h", "tnhh"),
    (r"mot thanh vien|1 thanh vien|1 tv|1tv", "mtv"),
    (r"hai thanh vien( tro len)?", "2tv"),
    (r"co phan|c p", "cp"),
    (r"cty", "cong ty"),
    (r"hop tac xa", "htx"),
    (r"uy ban nhan dan", "ubnd"),
    (r"doanh nghiep tu nhan", "dntn"),
    (r"xuat nhap khau", "xnk"),
    (r"thuong mai|thong mai", "tm"),
    (r"san xuat", "sx"),
    (r"dich vu", "dv"),
    (r"va|&", ""),
    (r"company|co", "co"),
    (r"limited", "ltd"),
    (r"corporation", "corp"),
    (r"incorporated", "inc"),
)
_RULES = tuple(
    (re.compile(rf"(?<![a-z0-9])(?:{pattern})(?![a-z0-9])"), short)
    for pattern, short in _SHORT_FORMS
)

_KEY_FORMS = (
    (r"tong cong ty|tong c ?ty", "tct"),
    (r"cong ty|c ?ty", "ct"),
    (r"ctcp", "ct cp"),
    (r"cttnhh", "ct tnhh"),
    (r"khoa hoc (?:va )?cong nghe|kh (?:va )?cn", "khcn"),
    (r"(?:nong nghiep|nn) (?:va )?(?:phat trien nong thon|ptnt)", "nnptnt"),
    *_SHORT_FORMS,
    (r"(?:ho kinh doanh|ho kd|hkd)(?: ca the)?", "hkd"),
    (r"nong nghiep", "nn"),
    (r"dvnn", "dv nn"),
    (r"sxkd", "sx kd"),
    (r"kinh doanh", "kd"),
    (r"dau tu", "dt"),
    (r"phat trien", "pt"),
    (r"lien doanh", "ld"),
    (r"k[iy] thuat", "kt"),
    (r"m[iy] thuat", "mt"),
    (r"dai hoc", "dh"),
    (r"thi xa", "tx"),
    (r"thanh pho|t p", "tp"),
    (r"(?<=ubnd )huyen|(?<=nong dan )huyen", "h"),
    (r"s a s", "sas"),
    (r"s a", "sa"),
    (r"n v", "nv"),
    (r"b v", "bv"),
    (r"a g|aktiengesellschaft", "ag"),
    (r"p l c", "plc"),
    (r"l l c", "llc"),
    (r"s p a", "spa"),
    (r"jidosha", "motor"),
    (r"denki", "electric"),
    (r"kagaku", "chemical"),
    (r"seiyaku", "pharmaceutical"),
)
"""What one owner writes out and another shortens; the last ones are Japanese firms' words in Latin
letters and in English."""
_KEYS = tuple(
    (re.compile(rf"(?<![a-z0-9])(?:{pattern})(?![a-z0-9])"), short) for pattern, short in _KEY_FORMS
)
LEVEL = "="
"""Begins the key of a name that is written with marks and bears none itself: "Công ty TNHH Lan Anh"
is not "Lân Anh". "Dai Duong" is not of that kind: 'duong' is no syllable, the marks were left
out."""
_SHORT = frozenset(word for _pattern, short in _KEY_FORMS for word in short.split())
_JAPANESE_FORM = "kabushiki kaisha"

_SIGNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "cooperative",
        ("htx", "tht", "lien hiep htx", "to hop tac", "to hop san xuat", "cooperative"),
    ),
    (
        "association",
        (
            "hiep hoi",
            "lien hiep cac hoi",
            "chi hoi",
            "hoi (nong dan|phu nu|lam vuon|nghe|sx)",
            "lang nghe",
        ),
    ),
    ("association", ("association", "federation", "syndicat", "consorzio", "consejo regulador")),
    (
        "university",
        ("dai hoc", "cao dang", "trung cap", "hoc vien", "^truong (trung hoc|tieu hoc|thpt)"),
    ),
    (
        "university",
        (
            "vien (nghien cuu|khoa hoc|han lam|cong nghe)",
            "university",
            "institute",
            "college",
            "school",
        ),
    ),
    (
        "enterprise",
        (
            "cong ty",
            "tap doan",
            "dntn",
            "doanh nghiep",
            "xi nghiep",
            "ngan hang",
            "nha may",
            "co so",
            "ho kinh doanh",
            "tnhh",
        ),
    ),
    (
        "enterprise",
        ("c ?ty", "ct ?cp", "ct ?tnhh", "c t c p", "hkd", "ho kd", "tct", "cssx", "cskd"),
    ),
    (
        "state",
        (
            "ubnd",
            "^so (khoa hoc|cong thuong|nong nghiep|y te)",
            "^phong (kinh te|nong nghiep)",
            "chi cuc",
            "tong cuc",
            "^trung tam",
        ),
    ),
    ("state", ("^ban quan ly", "hoi dong nhan dan", "ministry", "department of")),
    (
        "enterprise",
        (
            "ltd",
            "inc",
            "corp",
            "llc",
            "llp",
            "plc",
            "gmbh",
            "ag",
            "kgaa",
            "s ?a",
            "s p a",
            "spa",
            "b ?v",
            "n ?v",
            "k ?k",
            "co",
        ),
    ),
    (
        "enterprise",
        (
            "kabushiki kaisha",
            "pty",
            "pte",
            "sas",
            "sarl",
            "srl",
            "oy",
            "ab",
            "group",
            "holdings?",
            "bank",
            "company",
        ),
    ),
)
_FIRST_WORDS = {
    "viện": "university",
    "trường": "university",
    "bộ": "state",
    "sở": "state",
    "cục": "state",
    "phòng": "state",
    "hội": "association",
    "quỹ": "association",
}
"""First words that tell only with their marks: Viên, Trương, Bồ, Hồi are family or given names."""
_TYPE_RULES = tuple(
    (kind, re.compile(rf"(?<![a-z0-9])(?:{'|'.join(signs)})(?![a-z0-9])")) for kind, signs in _SIGNS
)
_SYLLABLES = re.compile(r"[a-z]{1,7}( [a-z]{1,7}){1,4}")
_LETTERS_AND_DIGITS = re.compile(r"[^\W_]+")
_TONE_MARKS = frozenset("\u0300\u0301\u0303\u0309\u0323")
_TITLE = re.compile(r"^(?:ông|bà|anh|chị|gs|pgs|ts|ths|ks|bs) (?=\w+ \w)")
_HONORIFIC = re.compile(r"^(ong|ba|anh|chi|gs|pgs|ts|ths|ks|bs) ")


@lru_cache(maxsize=20_000)
def fold_name(name: str) -> str:
    """The key under which an owner is one: folded words with usual short forms ("CTCP" = "Công ty
    cổ phần"), and of every Vietnamese syllable its letters and its tone, for "Hoa Phát" is not "Hòa
    Phát". Where in a syllable the tone is put ("Hoà", "Hòa"), case, punctuation, titles ("Ông") and
    accents of other languages ("L'Oréal") are ignored. A name typed without any marks has its bare
    key, which may mean several: data_access.writing.owner_keys finds the one that is meant."""
    bare = bare_name(name)
    return _toned(name, bare) or bare


@lru_cache(maxsize=20_000)
def bare_name(name: str) -> str:
    """The key without tones: equal for two names that only differ in their marks."""
    folded = " ".join(words(_untitled(name)))
    for pattern, short in _KEYS:
        folded = pattern.sub(short, folded)
    if _JAPANESE_FORM in folded:
        folded = f"{folded.replace(_JAPANESE_FORM, ' ')} corp"
    told = folded.split()
    if told[:1] == ["so"]:  # a department is a province's: "Sở KH&CN tỉnh Nghệ An"
        told = [word for word in told if word not in ("tinh", "tp")]
    if told[:2] in (["truong", "dh"], ["truong", "cao"]):
        told = told[1:]
    return " ".join(told)[:MAXIMUM_FOLDED].strip() or name.strip().lower()[:MAXIMUM_FOLDED]


def same_owner(one: str, other: str) -> bool:
    """Whether two names alone, with nobody else about, are one owner's: the same key, or the same
    but for marks that one leaves out."""
    if fold_name(one) == fold_name(other):
        return True
    bare = bare_name(one)
    return bare == bare_name(other) and bare in (fold_name(one), fold_name(other))


def _untitled(name: str) -> str:
    composed_name = nfc(name, longest=MAXIMUM_FOLDED)
    return (
        _TITLE.sub("", composed_name.lower())
        if _type_of(name, _folded(name)) == "individual"
        else composed_name
    )


def _toned(name: str, bare: str) -> str:
    """The words of the bare key as the name writes them, letters first and tones behind; '' where
    it writes no marks."""
    written = _LETTERS_AND_DIGITS.findall(_untitled(name).lower())
    found = []
    at = 0
    for word in bare.split():
        here = next((i for i in range(at, len(written)) if words(written[i]) == [word]), None)
        marked = here is not None and not written[here].isascii() and is_syllable(written[here])
        found.append(_syllable(written[here]) if here is not None and marked else word)
        at = at if here is None else here + 1
    key = " ".join(found)[:MAXIMUM_FOLDED]
    if not key.isascii():
        return key
    vietnamese = any(not word.isascii() and is_syllable(word) for word in written)
    proper = [word for word in found if word not in _SHORT]
    return (
        f"{LEVEL}{key}"[:MAXIMUM_FOLDED]
        if vietnamese and proper and all(map(is_syllable, proper))
        else ""
    )


@lru_cache(maxsize=20_000)
def _folded(name: str) -> str:
    folded = " ".join(words(name))
    for pattern, short in _RULES:
        folded = pattern.sub(short, folded)
    return (
        " ".join(folded.split())[:MAXIMUM_FOLDED].strip() or name.strip().lower()[:MAXIMUM_FOLDED]
    )


def _syllable(word: str) -> str:
    parts = decomposed(word)
    tones = "".join(c for c in parts if c in _TONE_MARKS)
    return composed("".join(c for c in parts if c not in _TONE_MARKS)) + tones


@lru_cache(maxsize=20_000)
def owner_type(name: str) -> str:
    """What the name alone tells: a code of OWNER_TYPES. A personal name is two to five bare words;
    anything unclear is 'other'."""
    return _type_of(name, _folded(name))


def _type_of(name: str, folded: str) -> str:
    first = nfc(name).lower().partition(" ")[0]
    if first in _FIRST_WORDS and "cong ty" not in folded:
        return _FIRST_WORDS[first]
    for kind, pattern in _TYPE_RULES:
        if pattern.search(folded):
            return kind
    person = _HONORIFIC.sub("", folded)
    return "individual" if _SYLLABLES.fullmatch(person) else "other"
