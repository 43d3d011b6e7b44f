"""How addresses name provinces of both vintages and well-known towns. All names are tuples of folded words (domain.addresses).

Sources: province_tables; usual abbreviations and older spellings; towns that were provincial cities before 01/07/2025, with the
province they lay in then. A name of a province that was split before 2004 is kept only where all its heirs are one province today.
"""

from dataclasses import dataclass

from domain.province_tables import NEW, OLD
from domain.provinces import SUCCESSOR
from domain.text import words

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """`vn63` None: the name does not tell which of the former provinces. `merged`: the name also means a province that has grown in
    the reform. `exact`: the name with its marks, None for aliases. `plain`: needs a word like 'tỉnh' before it or a part of its own.
    `city`: a centrally-run city in either vintage."""

    vn34: str
    vn63: str | None
    merged: bool = False
    exact: str | None = None
    plain: bool = False
    city: bool = False


_ALIASES = {
    "79": "TP HCM|TPHCM|HCM|HCMC|TP Hochiminh|Hochiminh|Sài Gòn|Saigon|Ho Chi Minh City",
    "46": "Thừa Thiên Huế|Thừa Thiên|TT Huế|TTHuế|TT Hue",
    "77": "BRVT|BR VT|Bà Rịa Vũng Tàu",
    "66": "Đăk Lăk|Đắc Lắc|Đắk Lắc|Đăc Lăc|Daklak|Darlac|Đác Lắc",
    "67": "Đăk Nông|Đắc Nông|Daknong",
    "06": "Bắc Cạn|Bắc Kan|Backan",
    "62": "Kontum|Con Tum|Công Tum",
    "64": "Gialai|Gia Rai",
    "01": "Hanoi|Hà Tây|Hatay",
    "31": "Haiphong",
    "48": "Danang",
    "92": "Cantho",
    "56": "Khánh Hoà",
    "38": "Thanh Hoá",
    "17": "Hoà Bình",
}
_SPLIT = {
    "Vĩnh Phú": "25",
    "Hà Bắc": "24",
    "Nam Hà": "37",
    "Hà Nam Ninh": "37",
    "Bắc Thái": "19",
    "Minh Hải": "96",
    "Quảng Nam Đà Nẵng": "48",
}
_NEED_A_WORD = {("hue",), ("vinh",), ("hcm",)}

_TOWNS = {
    "52": "Quy Nhơn|Qui Nhơn|An Nhơn|Hoài Nhơn",
    "64": "Pleiku|Plei Ku|Play Cu|An Khê|Ayun Pa",
    "58": "Phan Rang Tháp Chàm|Phan Rang",
    "40": "Cửa Lò|Thái Hòa",
    "56": "Nha Trang|Cam Ranh",
    "68": "Đà Lạt|Dalat|Bảo Lộc",
    "66": "Buôn Ma Thuột|Ban Mê Thuột|Buôn Mê Thuột|Buôn Hồ",
    "75": "Biên Hòa|Long Khánh",
    "74": "Thủ Dầu Một|Dĩ An|Thuận An",
    "77": "Vũng Tàu|Bà Rịa|Phú Mỹ",
    "82": "Mỹ Tho|Gò Công",
    "89": "Long Xuyên|Châu Đốc",
    "91": "Rạch Giá|Phú Quốc|Hà Tiên",
    "87": "Cao Lãnh|Sa Đéc",
    "80": "Tân An",
    "93": "Vị Thanh|Ngã Bảy",
    "22": "Hạ Long|Cẩm Phả|Móng Cái|Uông Bí",
    "25": "Việt Trì",
    "26": "Vĩnh Yên|Phúc Yên",
    "30": "Chí Linh",
    "35": "Phủ Lý",
    "24": "Việt Yên",
    "27": "Từ Sơn|Thuận Thành|Quế Võ",
    "37": "Tam Điệp|Hoa Lư",
    "38": "Sầm Sơn|Bỉm Sơn",
    "42": "Hồng Lĩnh|Kỳ Anh",
    "44": "Đồng Hới|Ba Đồn",
    "45": "Đông Hà",
    "49": "Tam Kỳ|Hội An",
    "51": "Đức Phổ",
    "54": "Tuy Hòa|Sông Cầu",
    "60": "Phan Thiết|La Gi",
    "67": "Gia Nghĩa",
    "70": "Đồng Xoài|Bình Long|Phước Long",
    "72": "Trảng Bàng",
    "79": "Thủ Đức",
    "19": "Sông Công|Phổ Yên",
    "11": "Điện Biên Phủ|Mường Lay",
    "15": "Nghĩa Lộ",
    "10": "Sa Pa|Sapa",
    "94": "Ngã Năm|Vĩnh Châu",
}
_UNMISTAKABLE = (
    "Quy Nhơn|Qui Nhơn|Pleiku|Phan Rang Tháp Chàm|Phan Rang|Nha Trang|Đà Lạt|Dalat|Buôn Ma Thuột|Ban Mê Thuột|Buôn Mê Thuột|Biên Hòa|"
    "Thủ Dầu Một|Vũng Tàu|Mỹ Tho|Long Xuyên|Châu Đốc|Rạch Giá|Phú Quốc|Sa Đéc|Hạ Long|Móng Cái|Việt Trì|Phan Thiết|Hội An|Thủ Đức|Sa Pa"
)
"""Towns told by their bare name; the others need a word like 'thành phố' before them or a part of the address of their own."""


def _names() -> dict[Words, NamedPlace]:
    """Province names, the newer ones laid over the older, then aliases."""
    old = {code: name for code, name, *_rest in OLD}
    by_name = {tuple(words(name)): code for code, name in old.items()}
    names = {w: NamedPlace(SUCCESSOR[code], code, exact=old[code], plain=w in _NEED_A_WORD) for w, code in by_name.items()}
    for code, name, _name_en, kind, *_rest in NEW:
        key = tuple(words(name))
        grown = sum(1 for heir in SUCCESSOR.values() if heir == code) > 1
        names[key] = NamedPlace(code, by_name.get(key), merged=grown, exact=name, plain=key in _NEED_A_WORD, city=kind == "city")
    for code, aliases in _ALIASES.items():
        meant = names[tuple(words(old[code]))]
        for alias in aliases.split("|"):
            key = tuple(words(alias))
            names.setdefault(key, NamedPlace(meant.vn34, code, meant.merged, plain=key in _NEED_A_WORD, city=meant.city))
    names |= {tuple(words(name)): NamedPlace(code, None) for name, code in _SPLIT.items()}
    joined = {("".join(key),): place for key, place in names.items() if len("".join(key)) >= 6 and len(key) > 1}
    return {k: NamedPlace(p.vn34, p.vn63, p.merged, city=p.city) for k, p in joined.items()} | names


def _towns() -> dict[Words, NamedPlace]:
    clear = {tuple(words(name)) for name in _UNMISTAKABLE.split("|")}
    towns = {}
    for code, listed in _TOWNS.items():
        for name in listed.split("|"):
            key = tuple(words(name))
            towns[key] = NamedPlace(SUCCESSOR[code], code, exact=name, plain=key not in clear)
    return towns | {("vinh",): NamedPlace("40", "40", exact="Vinh", plain=True)}


NAMES = _names()
TOWNS = _towns()
LENGTHS: dict[str, tuple[int, ...]] = {
    first: tuple(sorted({len(name) for name in (*NAMES, *TOWNS) if name[0] == first}, reverse=True))
    for first in {n[0] for n in (*NAMES, *TOWNS)}
}
"""First word → how many words names that begin with it have, longest first."""
