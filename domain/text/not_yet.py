"""Words that people put into a cell for "not yet" or "none": they are no number, no day, no name.

'x', '-', '…', 'không', 'chưa cấp', 'đang chờ' … A cell that says more than that is a value.
"""

from functools import lru_cache

from domain.text.folding import fold, words

_WHOLE = frozenset({
    "0", "k", "ko", "kg", "x", "xx", "xxx", "o", "na", "n/a", "n.a", "#n/a", "nil", "null", "none", "no", "not", "yet", "nan", "trong",
    "not yet", "not available", "not applicable", "not granted", "khong co", "khong ro", "khong", "ko co", "k co", "k/c", "de trong",
    "bo trong", "dang", "cho", "pending", "tbd", "nat", "da nop don",
})  # fmt: skip
"""Folded cells that say it alone."""
_FIRST = frozenset({"chưa", "đang", "chờ", "không", "ko", "chua", "khong"})
"""With their tone marks where they would be names without: Đặng is one."""
_ABOUT = frozenset(
    words(
        "chua dang cho se khong ko k co cap duoc nhat xac dinh ro bang van vb vbbh gcn giay chung nhan so ngay don nop phep ket qua qd "
        "quyet xu ly xet tham hinh thuc noi dung giai bo sung thong tin bao ho tai lieu hieu luc cong gi phat hanh day du tdnd tdht td ht nd"
    )
)
"""Words of which such an answer is made: 'chưa được cấp văn bằng', 'đang chờ quyết định', 'chưa có
số'."""


_TICKS = frozenset({"x", "xx", "xxx", "o", "k"})
_SIGNS = " .…-–—_/\\*()[]:;,!?'\"“”"


@lru_cache(maxsize=8_192)
def says_nothing(text: str) -> bool:
    """True for a cell without any letter or digit, and for one that only says that there is
    nothing."""
    told = fold(text).strip(_SIGNS)
    return not told or told in _WHOLE or not told.strip("0")


def is_tick(text: str) -> bool:
    """'x' and the like: where a day is due, it may as well say yes."""
    return fold(text).strip(_SIGNS) in _TICKS


@lru_cache(maxsize=8_192)
def says_not_yet(text: str) -> bool:
    """True for a cell that says nothing, or that there is nothing yet."""
    if says_nothing(text):
        return True
    first, _space, _rest = text.strip(_SIGNS).lower().partition(" ")
    return first in _FIRST and _ABOUT.issuperset(words(text))
