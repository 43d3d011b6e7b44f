"""Names of owners: when two spellings are one organisation, and what sort of owner a name tells. Source: domain facts §5, §6.7."""

import re
from functools import lru_cache

from domain.text import composed, decomposed, nfc, words
from i18n import N_

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
_RULES = tuple((re.compile(rf"(?<![a-z0-9])(?:{pattern})(?![a-z0-9])"), short) for pattern, short in _SHORT_FORMS)

_SIGNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("cooperative", ("htx", "lien hiep htx", "to hop tac", "to hop san xuat", "cooperative")),
    ("association", ("hiep hoi", "lien hiep cac hoi", "chi hoi", "hoi (nong dan|phu nu|lam vuon|nghe|sx)", "lang nghe")),
    ("association", ("association", "federation", "syndicat", "consorzio", "consejo regulador")),
    ("university", ("dai hoc", "cao dang", "trung cap", "hoc vien", "^truong (trung hoc|tieu hoc|thpt)")),
    ("university", ("vien (nghien cuu|khoa hoc|han lam|cong nghe)", "university", "institute", "college", "school")),
    ("enterprise", ("cong ty", "tap doan", "dntn", "doanh nghiep", "xi nghiep", "ngan hang", "nha may", "co so", "ho kinh doanh", "tnhh")),
    ("state", ("ubnd", "^so (khoa hoc|cong thuong|nong nghiep|y te)", "^phong (kinh te|nong nghiep)", "chi cuc", "tong cuc", "^trung tam")),
    ("state", ("^ban quan ly", "hoi dong nhan dan", "ministry", "department of")),
    ("enterprise", ("ltd", "inc", "corp", "llc", "llp", "plc", "gmbh", "ag", "kgaa", "s ?a", "s p a", "spa", "b ?v", "n ?v", "k ?k", "co")),
    ("enterprise", ("kabushiki kaisha", "pty", "pte", "sas", "sarl", "srl", "oy", "ab", "group", "holdings?", "bank", "company")),
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
_TYPE_RULES = tuple((kind, re.compile(rf"(?<![a-z0-9])(?:{'|'.join(signs)})(?![a-z0-9])")) for kind, signs in _SIGNS)
_SYLLABLES = re.compile(r"[a-z]{1,7}( [a-z]{1,7}){1,4}")
_LETTERS = re.compile(r"[^\W\d_]+")
_TONE_MARKS = frozenset("\u0300\u0301\u0303\u0309\u0323")
_TITLE = re.compile(r"^(?:ông|bà|anh|chị|gs|pgs|ts|ths|ks|bs) (?=\w+ \w)")
_HONORIFIC = re.compile(r"^(ong|ba|anh|chi|gs|pgs|ts|ths|ks|bs) ")


@lru_cache(maxsize=20_000)
def fold_name(name: str) -> str:
    """The key under which an owner is one.

    Organisations: folded words with usual short forms ("Công ty CP" = "Công ty cổ phần"), tone marks ignored, for their names are often
    typed without. People: the marks stay, "Nguyễn Thị Hoa" is not "Nguyễn Thị Hòa"; only where in a syllable the tone is put ("Hoà",
    "Hòa"), case, punctuation and titles ("Ông") are ignored. A person typed without marks is a key of its own: nobody is guessed."""
    folded = _folded(name)
    return _person(name)[:MAXIMUM_FOLDED] or folded if _type_of(name, folded) == "individual" else folded


@lru_cache(maxsize=20_000)
def _folded(name: str) -> str:
    folded = " ".join(words(name))
    for pattern, short in _RULES:
        folded = pattern.sub(short, folded)
    return " ".join(folded.split())[:MAXIMUM_FOLDED].strip() or name.strip().lower()[:MAXIMUM_FOLDED]


def _person(name: str) -> str:
    """The syllables with their letters and, behind them, their tones: 'hòa' and 'hoà' are both 'hoa' and the grave."""
    bare = _TITLE.sub("", " ".join(_LETTERS.findall(nfc(name).lower())))
    return " ".join(_syllable(word) for word in bare.split())


def _syllable(word: str) -> str:
    parts = decomposed(word)
    tones = "".join(c for c in parts if c in _TONE_MARKS)
    return composed("".join(c for c in parts if c not in _TONE_MARKS)) + tones


@lru_cache(maxsize=20_000)
def owner_type(name: str) -> str:
    """What the name alone tells: a code of OWNER_TYPES. A personal name is two to five bare words; anything unclear is 'other'."""
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
