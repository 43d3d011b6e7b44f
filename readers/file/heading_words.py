"""Headings by the words that they are made of: abbreviations of offices written out, words that say
nothing more left out, in any order. 'Ngày cấp GCN ĐKNH', 'reg_date', 'Số đơn ĐK'."""

import re
from functools import lru_cache

from readers.file.explained_headings import normal

_WRITTEN_OUT = {
    "nh": "nhan hieu",
    "sc": "sang che",
    "kd": "kieu dang",
    "kdcn": "kieu dang cong nghiep",
    "gphi": "giai phap huu ich",
    "dk": "dang ky",
    "gcn": "giay chung nhan",
    "gcndk": "giay chung nhan dang ky",
    "gcndknh": "giay chung nhan dang ky",
    "dknh": "dang ky",
    "vb": "van bang",
    "vbbh": "van bang bao ho",
    "sp": "san pham",
    "spdv": "san pham dich vu",
    "dv": "dich vu",
    "hh": "hang hoa",
    "csh": "chu so huu",
    "dt": "date",
    "no": "number",
    "nr": "number",
    "num": "number",
    "reg": "registration",
    "registered": "registration",
    "app": "application",
    "appl": "application",
    "addr": "address",
    "classes": "class",
    "owners": "owner",
    "applicants": "applicant",
    "holders": "holder",
}
_OF_RIGHTS = ("dang ky", "duoc bao ho", "bao ho", "nhan dang")
_SAY_NOTHING = (*_OF_RIGHTS, "va", "cua", "of", "and")
_OF_MARKS = ("nhan hieu", "hang hoa dich vu", "shcn", "so huu cong nghiep")
_TOLD_BEFORE = frozenset({"so", "ngay", "chu", "dia", "tinh", "trang", "nguoi"})
"""What begins a heading that means the same with the kind of asset behind it: 'Ngày cấp nhãn hiệu';
not so 'Loại nhãn hiệu'."""


_TWO = re.compile(r"[,/;&+]| và | and | - ")


@lru_cache(maxsize=4096)
def written_out(label: str) -> str:
    """The heading in the form that is compared, without abbreviations."""
    return " ".join(_WRITTEN_OUT.get(word, word) for word in normal(label).split())


@lru_cache(maxsize=4096)
def bare(label: str) -> tuple[bool, frozenset[str]]:
    """Whether a heading names two things ('Số bằng, ngày cấp'), and the words that tell what it
    means; none where one alone is left, which tells too little."""
    text = f" {written_out(label)} "
    first = text.split()[:1]
    dropped = (*_SAY_NOTHING, *(_OF_MARKS if first and first[0] in _TOLD_BEFORE else ()))
    for words in dropped:
        text = text.replace(f" {words} ", " ")
    found = frozenset(text.split())
    return bool(_TWO.search(label)), found if len(found) > 1 else frozenset()


@lru_cache(maxsize=4096)
def bare_of_known(label: str) -> tuple[bool, frozenset[str]]:
    """The same of a heading that others are compared with: what is left of 'Đơn vị đăng ký' is one
    word of two syllables, which may be anything's."""
    several, words = bare(label)
    text = f" {written_out(label)} "
    cut = len(words) < 3 and any(f" {said} " in text for said in _OF_RIGHTS)
    return several, frozenset() if cut else words
