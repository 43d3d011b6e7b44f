"""The tokens of a cell of Nice classes, and the words that mean something beside them."""

import re
from dataclasses import dataclass

from language import _

LAST = 45
TOKEN = re.compile(
    r"(?P<number>[0-9]+)|(?P<word>[^\W\d_]+)|(?P<more>\.{2,}|…)|(?P<break>[,;|/\n\r&+]|\\)|(?P<dash>[-\u2010-\u2015\u2212])"
    r"|(?P<tilde>[~→])|(?P<colon>:)|(?P<dot>\.)|(?P<open>[(\[])|(?P<close>[)\]])|(?P<space>[^\S\n\r]+)|(?P<other>.)",
    re.DOTALL,
)


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


GROUP = words("nhóm nhom lớp lop class classes cl nice ncl")
BESIDE_GROUP = words(
    "các cac gồm gom bao tổng tong cộng cong là thuộc theo hàng hang hóa hoá hoa số so sản san phẩm pham dịch dich vụ vu sp dv hh"
)
"""Words that may stand before a number without being goods: 'các nhóm hàng hóa số 29'. 'thuoc'
without tone marks may be a medicine."""
AND = frozenset({"và", "va", "and", "cùng", "cung"})
TO = frozenset({"đến", "den", "tới", "toi", "to"})
FROM = frozenset({"từ", "tu", "from"})
MORE = frozenset({"v", "vv", "vvv", "etc", "khác", "khac"})
MENTION = words("thuộc thuoc trong của cua ở từ tu tại tai of in from đến den và va theo")
"""Before 'nhóm 30' among goods: another class is spoken of ('mua bán hàng thuộc nhóm 30')."""
ADDED = words("bổ bo sung thêm them bỏ trừ tru rút rut hủy huỷ huy xóa xoá xoa")
"""Before a number in brackets: a class was added later, or given up."""
AMOUNT = words(
    "sản san sp loại loai mặt món cái chiếc bộ hộp gói chai lọ lon hạng trong phần nhóm lớp kg g gr gam mg lit lít l ml cl m cm mm km w kw "
    "v kv in d x k gb mb tb viên năm tháng ngày giờ phút sao chiều người tầng màu mùi vị lần"
)
"""After a number: it counts something. Units and words of amount."""


class Unclear(ValueError):
    """The classes of a cell cannot be told for certain; the message says what was not
    understood."""


@dataclass(frozen=True, slots=True)
class Token:
    """`kind`: a group of TOKEN, 'note' for what stands in brackets, or 'end'. `glued`: nothing
    stands between it and the one before."""

    kind: str
    text: str
    glued: bool = False

    @property
    def word(self) -> str:
        return self.text.lower() if self.kind == "word" else ""

    @property
    def number(self) -> int:
        return int(self.text[:6]) if self.kind == "number" else 0

    @property
    def parts(self) -> bool:
        """Whether it keeps one class from the next."""
        return self.kind == "break" or self.word in AND


END = Token("end", "")


def tokens_of(text: str) -> list[Token]:
    """The tokens with each bracket and what it holds as one. Raises Unclear for brackets that do
    not close."""
    found: list[Token] = []
    depth = 0
    begin = 0
    glued = False
    for match in TOKEN.finditer(text):
        kind = match.lastgroup or "other"
        if kind == "open":
            begin = match.end() if not depth else begin
            depth += 1
        elif kind == "close" and depth:
            depth -= 1
            if not depth:
                found.append(Token("note", text[begin : match.start()]))
        elif not depth and kind != "space":
            found.append(Token(kind, match[0], glued))
        glued = kind != "space"
    if depth:
        raise Unclear(_("dấu ngoặc không khép lại"))
    return found
