"""How somebody is reached, found again in what people write; every case by hand."""

import pytest

from domain.network.reached import HIDDEN, NOBODY, Reached

MOBILE = "0912 000 345"
SPELLED = (
    *("0912000345", "0912 000 345", "0912.000.345", "0912-000-345", "091 200 0345", "912000345"),
    *("+84912000345", "+84 912 000 345", "(+84) 912.000.345", "+84 (0) 912 000 345", "84912000345"),
    *("0084 912000345", "09 12 00 03 45", "0912_000_345", "0912\u00a0000\u00a0345"),
)


@pytest.mark.parametrize("kept", [MOBILE, "+84 912 000 345", "912000345", "(0912) 000-345"])
@pytest.mark.parametrize("spelled", SPELLED)
def test_a_number_in_any_spelling(kept: str, spelled: str) -> None:
    known = Reached.by(kept, "")
    assert known.hidden_in(f"Gọi {spelled}, sau 17 giờ") == f"Gọi {HIDDEN}, sau 17 giờ"
    assert known.hidden_in(f"SĐT{spelled}.") == f"SĐT{HIDDEN}."


@pytest.mark.parametrize(
    "other",
    [
        *("0912 000 346", "1912000345", "09120003451", "0912 000 3456", "4-2024-00345"),
        *("ngày 09/12/2000", "x@example.vn", "", "0912"),
    ],
)
def test_nothing_else_is_hidden(other: str) -> None:
    assert Reached.by(MOBILE, "a@example.vn").hidden_in(other) == other
    assert NOBODY.hidden_in(MOBILE) == MOBILE


@pytest.mark.parametrize(
    ("field", "numbers"),
    [
        ("0912 000 345, 024 3555 0777", {"912000345", "2435550777"}),
        ("0912000345 0913000346", {"912000345", "913000346"}),
        ("0912 000 345 - 0913 000 346", {"912000345", "913000346"}),
        ("0912 055 577", {"912055577"}),
        ("", set()),
    ],
)
def test_one_number_or_several(field: str, numbers: set[str]) -> None:
    assert Reached.by(field, "").numbers == numbers


def test_mail_in_whatever_capitals() -> None:
    known = Reached.by("", "Nguoi.Hoi@example.vn; b@example.vn")
    text = "Gửi nguoi.hoi@EXAMPLE.vn hoặc <b@example.vn>, đừng gửi ab@example.vn, b@example.vn-x"
    assert known.hidden_in(text) == (
        f"Gửi {HIDDEN} hoặc <{HIDDEN}>, đừng gửi ab@example.vn, b@example.vn-x"
    )


def test_values_in_one_another_and_what_is_left() -> None:
    known = Reached.by(MOBILE, "a@example.vn")
    told = {"slip": {"text": "0912000345", "hits": [{"title": "A", "n": 3}]}, "file": "0912000345"}
    assert known.hidden_in_told(told) == {
        "slip": {"text": HIDDEN, "hits": [{"title": "A", "n": 3}]},
        "file": "0912000345",
    }
    assert known - Reached.by("0912000345", "") == Reached.by("", "a@example.vn")
    assert not known - known
