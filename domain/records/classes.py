"""Classification codes: the main code under which an asset is counted, its scheme, short labels of
the Nice classes.

Sources: Nice, Locarno, Vienna, IPC and CPC notation; the labels are our own short wording of the
class headings of the Nice Classification (WIPO, https://nclpub.wipo.int), which say what a class is
about and decide nothing: the goods themselves do."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from domain.records.asset import ClassCode
from domain.text.folding import fold
from language import N_, _

MAXIMUM_MAIN = 12
_LOCARNO = re.compile(r"([0-9]{1,2})(?:\s*+[-./]\s*+|\s++)([0-9]{1,2})")
_IPC = re.compile(r"([A-HY])\s*([0-9]{2})")
_FORMS = (
    (re.compile(r"[0-9]{2}-[0-9]{2}"), "locarno"),
    (re.compile(r"[0-9]{2}\.[0-9]{2}"), "vienna"),
    (re.compile(r"[A-HY][0-9]{2}"), "ipc"),
)
"""What main codes of a scheme look like."""
_VIENNA = re.compile(r"([0-9]{1,2})\s*[./]\s*([0-9]{1,2})")
_NUMBER = re.compile(r"0*([0-9]{1,2})(?![0-9])")
_PART = re.compile(r"([0-9]{1,2}): (.+)")
LONGEST_GOODS = 20_000
"""Characters of goods that are kept of one record."""

NICE: dict[str, str] = {
    "1": N_("Hóa chất"),
    "2": N_("Sơn, véc ni"),
    "3": N_("Mỹ phẩm, chất tẩy rửa"),
    "4": N_("Dầu mỡ, nhiên liệu"),
    "5": N_("Dược phẩm"),
    "6": N_("Kim loại, đồ kim loại"),
    "7": N_("Máy và động cơ"),
    "8": N_("Dụng cụ cầm tay"),
    "9": N_("Thiết bị điện tử, phần mềm"),
    "10": N_("Thiết bị y tế"),
    "11": N_("Chiếu sáng, nhiệt, nước"),
    "12": N_("Xe cộ"),
    "13": N_("Vũ khí, pháo"),
    "14": N_("Trang sức, đồng hồ"),
    "15": N_("Nhạc cụ"),
    "16": N_("Giấy, văn phòng phẩm"),
    "17": N_("Cao su, nhựa bán thành phẩm"),
    "18": N_("Đồ da, túi xách"),
    "19": N_("Vật liệu xây dựng"),
    "20": N_("Đồ nội thất"),
    "21": N_("Đồ gia dụng, thủy tinh"),
    "22": N_("Dây, lưới, sợi thô"),
    "23": N_("Sợi dệt"),
    "24": N_("Vải"),
    "25": N_("Quần áo, giày dép"),
    "26": N_("Phụ liệu may, hoa giả"),
    "27": N_("Thảm, chiếu"),
    "28": N_("Đồ chơi, dụng cụ thể thao"),
    "29": N_("Thịt, cá, rau quả chế biến"),
    "30": N_("Cà phê, trà, gạo, gia vị"),
    "31": N_("Nông sản tươi, giống"),
    "32": N_("Bia, nước giải khát"),
    "33": N_("Rượu"),
    "34": N_("Thuốc lá"),
    "35": N_("Quảng cáo, mua bán"),
    "36": N_("Tài chính, bất động sản"),
    "37": N_("Xây dựng, sửa chữa"),
    "38": N_("Viễn thông"),
    "39": N_("Vận tải, du lịch"),
    "40": N_("Xử lý vật liệu"),
    "41": N_("Giáo dục, giải trí"),
    "42": N_("Khoa học, công nghệ"),
    "43": N_("Nhà hàng, khách sạn"),
    "44": N_("Y tế, làm đẹp, nông nghiệp"),
    "45": N_("Pháp lý, an ninh, cá nhân"),
}
"""Nice class number, without leading zero → gettext key of its short label."""


@lru_cache(maxsize=20_000)
def main_code(code: ClassCode) -> str:
    """The code that class_cube counts, at most 12 characters: Nice '5', Locarno '06-01', IPC and
    CPC 'A23', Vienna '05.03', product folded.

    A code that does not follow its scheme keeps its folded beginning, so that it is still
    counted."""
    text = code.code.strip().upper()
    patterns = {
        "nice": (_NUMBER, "{}"),
        "locarno": (_LOCARNO, "{:0>2}-{:0>2}"),
        "vienna": (_VIENNA, "{:0>2}.{:0>2}"),
    }
    patterns |= {"ipc": (_IPC, "{}{}"), "cpc": (_IPC, "{}{}")}
    pattern, form = patterns.get(code.scheme, (None, ""))
    if pattern and (found := pattern.match(text)):
        return form.format(*found.groups())
    return fold(code.code).upper()[:MAXIMUM_MAIN].strip()


def scheme_of(main: str) -> str:
    """The scheme that a main code belongs to by its form: nice, locarno, vienna, ipc (also stands
    for cpc), else product."""
    if main in NICE:
        return "nice"
    return next((scheme for form, scheme in _FORMS if form.fullmatch(main)), "product")


def nice_bits(mains: Iterable[str]) -> int:
    """Nice classes as one number: bit n stands for class n. Main codes that are no Nice class leave
    no trace."""
    return sum(1 << int(main) for main in NICE.keys() & set(mains))


def nice_classes(bits: int) -> Iterator[str]:
    """The Nice classes of such a number, in their order."""
    return (main for main in NICE if bits >> int(main) & 1)


def class_label(main: str) -> str:
    """What people read as the name of a main code: 'Nhóm 30: Cà phê, trà, gạo, gia vị', else the code
    itself."""
    return _("Nhóm {number}: {label}", number=main, label=_(NICE[main])) if main in NICE else main


def nice_parts(goods: str) -> dict[str, str]:
    """Nice class → its goods, of a list that has a line a class ('30: Cà phê; chè'); empty where the
    source does not tell them by class."""
    lines = [_PART.fullmatch(line.strip()) for line in goods.splitlines() if line.strip()]
    if not lines or None in lines:
        return {}
    return {found[1]: found[2] for found in lines if found and found[1] in NICE}


def nice_goods(parts: Iterable[tuple[str, str]]) -> str | None:
    """The list that `nice_parts` reads: a line a class, in order, words as the source has them; None
    where there are none."""
    told: dict[str, list[str]] = {}
    for main, words in parts:
        if main in NICE and (text := " ".join(words.split()).strip(" .;,:")):
            told.setdefault(main, []).append(text)
    lines = [f"{main}: {'; '.join(dict.fromkeys(told[main]))}" for main in NICE if main in told]
    return "\n".join(lines)[:LONGEST_GOODS] or None


def goods_in_line(told: str | None) -> str:
    """What a record is for, in one line: '29: thịt; 30: bánh'; '' where nothing tells it."""
    return "; ".join(line.strip() for line in (told or "").splitlines() if line.strip())


def product_of(told: str | None) -> str | None:
    """What a name is for; None for what is a mark's list of goods by class."""
    return None if told and nice_parts(told) else told
