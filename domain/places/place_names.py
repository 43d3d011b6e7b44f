"""How addresses name provinces of both vintages and well-known towns. All names are tuples of
folded words (domain.places.addresses).

Sources: province_tables; usual abbreviations and older spellings; towns that were provincial cities
before 01/07/2025, with the province they lay in then. A name of a province that was split before
2004 is kept only where all its heirs are one province today.
"""

from collections import Counter
from dataclasses import dataclass

from domain.places.province_tables import NEW, OLD
from domain.places.provinces import SUCCESSOR
from domain.text.folding import words

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """`vn63` None: the name does not tell which of the former provinces. `merged`: the name also
    means a province that has grown in the reform. `exact`: the name with its marks, None for
    aliases. `plain`: needs a word like 'tỉnh' before it or a part of its own. `city`: a
    centrally-run city in either vintage."""

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
"""Towns told by their bare name; the others need a word like 'thành phố' before them or a part of
the address of their own."""


_ISLANDS = {
    "77": "Côn Đảo",
    "91": "Phú Quốc|Kiên Hải|Thổ Châu",
    "51": "Lý Sơn",
    "60": "Phú Quý",
    "31": "Cát Hải|Bạch Long Vĩ",
    "22": "Vân Đồn|Cô Tô",
    "56": "Trường Sa",
    "48": "Hoàng Sa",
    "45": "Cồn Cỏ",
}
"""The special zones since 2025, island districts before. All but Côn Đảo and Phú Quốc need 'đặc
khu', 'đảo' or 'huyện' before them."""
_KNOWN = {
    "62": "Măng Đen|Kon Plông|Ngọc Hồi|Đắk Hà|Sa Thầy|Đắk Tô",
    "80": "Đức Hòa|Bến Lức|Cần Giuộc|Cần Đước|Đức Huệ|Kiến Tường|Mộc Hóa|Tân Trụ",
    "72": "Gò Dầu|Dương Minh Châu|Tân Châu|Tân Biên|Hòa Thành",
    "79": "Sài Gòn|Bến Thành|Chợ Lớn|Củ Chi|Hóc Môn|Cần Giờ|Bình Chánh|Nhà Bè|Tân Sơn Nhất|Gò Vấp|Bình Thạnh|Thủ Đức|Tân Bình",
    "74": "Bến Cát|Tân Uyên|Dầu Tiếng|Phú Giáo|Bàu Bàng",
    "77": "Xuyên Mộc|Châu Đức|Đất Đỏ|Long Điền|Hồ Tràm|Long Hải",
    "02": "Đồng Văn|Mèo Vạc|Quản Bạ|Yên Minh|Hoàng Su Phì|Xín Mần|Vị Xuyên|Bắc Mê|Bắc Quang",
    "08": "Na Hang|Chiêm Hóa|Hàm Yên|Sơn Dương",
    "15": "Mù Cang Chải|Trạm Tấu|Văn Chấn|Lục Yên|Trấn Yên|Văn Yên|Yên Bình",
    "10": "Bắc Hà|Si Ma Cai|Mường Khương|Bát Xát|Bảo Thắng|Bảo Yên|Văn Bàn",
    "06": "Ba Bể|Chợ Đồn|Na Rì|Ngân Sơn|Chợ Mới|Bạch Thông",
    "19": "Định Hóa|Đại Từ|Phú Lương|Đồng Hỷ|Võ Nhai|Tân Cương|Phú Bình",
    "17": "Mai Châu|Đà Bắc|Kim Bôi|Lạc Sơn|Lạc Thủy|Tân Lạc|Cao Phong|Lương Sơn",
    "26": "Tam Đảo|Tam Dương|Vĩnh Tường|Yên Lạc|Lập Thạch|Bình Xuyên|Sông Lô",
    "25": "Đoan Hùng|Thanh Ba|Hạ Hòa|Cẩm Khê|Yên Lập|Lâm Thao|Phù Ninh|Thanh Thủy|Tân Sơn|Thanh Sơn",
    "24": "Lục Ngạn|Lục Nam|Sơn Động|Yên Thế|Hiệp Hòa|Lạng Giang|Tân Yên",
    "27": "Tiên Du|Yên Phong|Gia Bình|Lương Tài",
    "30": "Kinh Môn|Thanh Hà|Nam Sách|Kim Thành|Cẩm Giàng|Ninh Giang|Tứ Kỳ",
    "31": "Thủy Nguyên|Đồ Sơn|Kiến Thụy|Vĩnh Bảo|Tiên Lãng|Cát Bà|Hồng Bàng|Ngô Quyền",
    "33": "Phố Hiến|Văn Giang|Văn Lâm|Mỹ Hào|Khoái Châu|Kim Động",
    "34": "Tiền Hải|Thái Thụy|Đông Hưng|Kiến Xương|Quỳnh Phụ|Hưng Hà|Vũ Thư",
    "36": "Hải Hậu|Giao Thủy|Xuân Trường|Nghĩa Hưng|Ý Yên|Vụ Bản",
    "37": "Kim Sơn|Phát Diệm|Nho Quan|Gia Viễn|Yên Khánh",
    "44": "Phong Nha|Bố Trạch|Lệ Thủy|Minh Hóa|Tuyên Hóa",
    "45": "Khe Sanh|Hướng Hóa|Vĩnh Linh|Gio Linh|Cam Lộ|Triệu Phong|Hải Lăng",
    "48": "Hải Châu|Sơn Trà|Ngũ Hành Sơn|Liên Chiểu|Hòa Vang|Thanh Khê",
    "49": "Điện Bàn|Trà My|Núi Thành|Thăng Bình|Duy Xuyên|Đại Lộc",
    "51": "Sa Huỳnh|Dung Quất|Bình Sơn|Trà Bồng|Mộ Đức|Ba Tơ",
    "52": "Tuy Phước|Tây Sơn|Phù Cát|Phù Mỹ|Hoài Ân|Vĩnh Thạnh",
    "64": "Chư Sê|Chư Prông|Đak Đoa|Kbang|Mang Yang",
    "54": "Tuy An|Sơn Hòa|Đồng Xuân|Sông Hinh|Đông Hòa",
    "66": "Krông Pắc|Ea Kar|Cư M'gar|Buôn Đôn|Krông Năng",
    "56": "Cam Lâm|Diên Khánh|Vạn Ninh|Ninh Hòa",
    "58": "Ninh Phước|Ninh Hải|Thuận Nam|Cà Ná",
    "60": "Mũi Né|Hàm Thuận|Hàm Thuận Nam|Tuy Phong|Bắc Bình|Phan Rí|Tánh Linh|Đức Linh",
    "67": "Đắk Mil|Cư Jút|Đắk Song|Kiến Đức|Quảng Khê",
    "68": "Đức Trọng|Di Linh|Lạc Dương|Đơn Dương|Bảo Lâm",
    "70": "Lộc Ninh|Bù Đăng|Bù Đốp|Chơn Thành|Phú Riềng|Bù Gia Mập",
    "75": "Long Thành|Nhơn Trạch|Trảng Bom|Xuân Lộc|Định Quán|Vĩnh Cửu",
    "82": "Cai Lậy|Cái Bè|Chợ Gạo|Gò Công Đông",
    "87": "Lai Vung|Lấp Vò|Tháp Mười|Hồng Ngự|Tam Nông",
    "83": "Ba Tri|Mỏ Cày|Chợ Lách|Cái Mơn|Bình Đại|Thạnh Phú",
    "84": "Duyên Hải|Càng Long|Cầu Kè|Cầu Ngang|Tiểu Cần|Trà Cú",
    "86": "Bình Minh|Tam Bình|Trà Ôn|Vũng Liêm",
    "89": "Tân Châu|Tịnh Biên|Tri Tôn|Thoại Sơn|Chợ Mới",
    "91": "Hòn Đất|U Minh Thượng|Giồng Riềng|Kiên Lương",
    "92": "Ninh Kiều|Cái Răng|Ô Môn|Thốt Nốt|Bình Thủy",
    "93": "Long Mỹ|Phụng Hiệp|Vị Thủy",
    "94": "Kế Sách|Mỹ Xuyên|Trần Đề|Cù Lao Dung",
    "95": "Giá Rai|Gành Hào|Hồng Dân|Phước Long",
    "96": "Năm Căn|Đầm Dơi|U Minh|Trần Văn Thời|Ngọc Hiển",
}
"""Well-known places that are too small to tell a province, or are found in several: they tell which
of the former provinces is meant where the present one is named and only one of its members has such
a place."""
_CLEAR = ("Côn Đảo", "Phú Quốc")
_NOT_PLACES = "Thái Bình Dương|Gia Lai Kon Tum|Nghệ Tĩnh|Hà Tuyên"
"""Names in which a province's name is hidden: an ocean, provinces that were split among several of
today."""


def _names() -> dict[Words, NamedPlace]:
    """Province names, the newer ones laid over the older, then aliases."""
    old = {code: name for code, name, *_rest in OLD}
    by_name = {tuple(words(name)): code for code, name in old.items()}
    names = {
        w: NamedPlace(SUCCESSOR[code], code, exact=old[code], plain=w in _NEED_A_WORD)
        for w, code in by_name.items()
    }
    for code, name, _name_en, kind, *_rest in NEW:
        key = tuple(words(name))
        grown = sum(1 for heir in SUCCESSOR.values() if heir == code) > 1
        names[key] = NamedPlace(
            code,
            by_name.get(key),
            merged=grown,
            exact=name,
            plain=key in _NEED_A_WORD,
            city=kind == "city",
        )
    for code, aliases in _ALIASES.items():
        meant = names[tuple(words(old[code]))]
        for alias in aliases.split("|"):
            key = tuple(words(alias))
            names.setdefault(
                key,
                NamedPlace(
                    meant.vn34, code, meant.merged, plain=key in _NEED_A_WORD, city=meant.city
                ),
            )
    names |= {tuple(words(name)): NamedPlace(code, None) for name, code in _SPLIT.items()}
    joined = {
        ("".join(key),): place
        for key, place in names.items()
        if len("".join(key)) >= 6 and len(key) > 1
    }
    return {k: NamedPlace(p.vn34, p.vn63, p.merged, city=p.city) for k, p in joined.items()} | names


def _towns() -> dict[Words, NamedPlace]:
    clear = {tuple(words(name)) for name in _UNMISTAKABLE.split("|")}
    towns = {}
    for code, listed in _TOWNS.items():
        for name in listed.split("|"):
            key = tuple(words(name))
            towns[key] = NamedPlace(SUCCESSOR[code], code, exact=name, plain=key not in clear)
    return towns | {("vinh",): NamedPlace("40", "40", exact="Vinh", plain=True)}


def _islands() -> dict[Words, NamedPlace]:
    named = ((code, name) for code, listed in _ISLANDS.items() for name in listed.split("|"))
    return {
        tuple(words(name)): NamedPlace(SUCCESSOR[code], code, exact=name, plain=name not in _CLEAR)
        for code, name in named
    }


def _known() -> dict[Words, NamedPlace]:
    """Of a name that several places have, nothing is known."""
    named = [
        (tuple(words(name)), code, name)
        for code, listed in _KNOWN.items()
        for name in listed.split("|")
    ]
    seen = Counter(key for key, _code, _name in named)
    return {
        key: NamedPlace(SUCCESSOR[code], code, exact=name)
        for key, code, name in named
        if seen[key] == 1
    }


def _spellings() -> dict[Words, tuple[str, ...]]:
    """Names whose marks are known → the ways in which they are written, those of the aliases
    included."""
    found: dict[Words, tuple[str, ...]] = {
        key: (place.exact,) for key, place in (KNOWN | TOWNS | NAMES).items() if place.exact
    }
    for alias in "|".join(_ALIASES.values()).split("|"):
        key = tuple(words(alias))
        if key in found:
            found[key] += (alias,)
    return found


NAMES = _names()
ISLANDS = _islands()
TOWNS = _towns() | ISLANDS
KNOWN = {key: place for key, place in _known().items() if key not in TOWNS and key not in NAMES}
NOT_PLACES = frozenset(tuple(words(name)) for name in _NOT_PLACES.split("|"))
_ALL = (*NAMES, *TOWNS, *KNOWN, *NOT_PLACES)


def _lengths() -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for name in _ALL:
        found.setdefault(name[0], set()).add(len(name))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


LENGTHS = _lengths()
"""First word → how many words names that begin with it have, longest first."""
SPELLINGS = _spellings()


def other_spellings(name: Words) -> tuple[str, ...]:
    """How else a province or a town is written: Buôn Mê Thuột, Ban Mê Thuột for Buôn Ma Thuột; ()
    for any other name."""
    return _OTHER_SPELLINGS.get(name, ())


_GROUPS = (
    "Buôn Ma Thuột|Buôn Mê Thuột|Ban Mê Thuột|Buôn Mê Thuộc|Ban Mê Thuộc",
    "Quy Nhơn|Qui Nhơn",
    "Đà Lạt|Dalat",
    "Sa Pa|Sapa",
    "Pleiku|Plei Ku|Play Cu",
    "Đắk Lắk|Đăk Lăk|Đắc Lắc|Daklak",
    "Đắk Nông|Đăk Nông|Đắc Nông|Daknong",
    "Bắc Kạn|Bắc Cạn",
    "Kon Tum|Kontum|Con Tum",
    "Hồ Chí Minh|Sài Gòn",
)


def _by_usual_name() -> dict[Words, tuple[str, ...]]:
    """The first of a group is the usual name, the rest are its other spellings."""
    groups = [group.split("|") for group in _GROUPS]
    return {tuple(words(usual)): tuple(others) for usual, *others in groups}


_OTHER_SPELLINGS = _by_usual_name()
