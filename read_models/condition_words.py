"""Conditions of an address that were not understood, in words: no reader is shown a query string."""

from collections.abc import Iterable

from language import N_, _
from read_models.chosen_rows import CHOSEN

NAMES = {
    "loai": N_("loại"),
    "tt": N_("tình trạng"),
    "tu": N_("nộp từ"),
    "den": N_("nộp đến"),
    "cap-tu": N_("cấp từ"),
    "cap-den": N_("cấp đến"),
    "han": N_("hạn"),
    "ky": N_("kỳ"),
    "xem": N_("cách xem"),
    "nhom": N_("nhóm"),
    "chu": N_("chủ đơn, chủ văn bằng"),
    "the": N_("thẻ phân loại"),
    "ngay": N_("ngày số liệu"),
    "dia-gioi": N_("địa giới"),
    "tinh-cu": N_("tỉnh cũ"),
    "sap-xep": N_("thứ tự"),
    "cot": N_("cột"),
    "thang": N_("tháng"),
    CHOSEN: N_("các dòng đã chọn"),
}
ANY = N_("điều kiện")


def condition_words(ignored: Iterable[str]) -> str:
    """'loại “abc”; hạn “9”' of 'loai=abc' and 'han=9'; a parameter without a name here is told as a
    condition."""
    return "; ".join(_told(*one.partition("=")[::2]) for one in ignored)


def _told(name: str, value: str) -> str:
    return f"{_(NAMES.get(name, ANY))} “{value}”"
