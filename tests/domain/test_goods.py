"""The goods of each class in a cell: told where every class begins a part of its own, else not."""

import pytest

from domain.records.classes import LONGEST_GOODS, nice_goods, nice_parts
from domain.records.nice.goods import goods_of


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("Nhóm 29: thịt, cá; Nhóm 30: bánh", (("29", "thịt, cá"), ("30", "bánh"))),
        ("29: thịt; 30: bánh", (("29", "thịt"), ("30", "bánh"))),
        ("29 (thịt), 30 (bánh)", (("29", "thịt"), ("30", "bánh"))),
        ("3Mỹ phẩm; 35Mua bán", (("3", "Mỹ phẩm"), ("35", "Mua bán"))),
        ("Nhóm 30: trà (chè); Nhóm 31: hoa", (("30", "trà (chè)"), ("31", "hoa"))),
        ("30: cà phê\n35: mua bán cà phê.", (("30", "cà phê"), ("35", "mua bán cà phê"))),
        ("Nhóm 30: bánh 3 loại, 35: mua bán", (("30", "bánh 3 loại"), ("35", "mua bán"))),
        (
            "Nhóm 35: Mua bán hàng thuộc nhóm 30; cà phê",
            (("35", "Mua bán hàng thuộc nhóm 30; cà phê"),),
        ),
        ("29, 30", ()),
        ("29 (thịt), 30", ()),
        ("2 nhóm: 29, 30", ()),
        ("thịt và bánh", ()),
        ("", ()),
        (None, ()),
        ("29: " + "a" * 30_000, ()),
    ],
)
def test_goods_of_a_cell(cell: str | None, told: tuple[tuple[str, str], ...]) -> None:
    assert goods_of(cell) == told


def test_what_is_kept_is_read_again() -> None:
    kept = nice_goods([("30", "cà phê; chè."), ("3", "mỹ phẩm"), ("30", "bánh"), ("99", "x")])
    assert kept == "3: mỹ phẩm\n30: cà phê; chè; bánh"
    assert nice_parts(kept) == {"3": "mỹ phẩm", "30": "cà phê; chè; bánh"}
    assert nice_goods([]) is None and nice_goods([("30", " ; ")]) is None
    assert len(nice_goods([("30", "a" * 30_000)]) or "") == LONGEST_GOODS
