"""Vietnamese text: folding and order."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.text import fold, nfc, sort_key, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Nghệ An", "nghe an"),
        ("ĐẮK LẮK", "dak lak"),
        ("Hoà  Bình\n", "hoa binh"),
        (unicodedata.normalize("NFD", "Thừa Thiên Huế"), "thua thien hue"),
        ("TP.HCM – Quận 1", "tp.hcm – quan 1"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_words_are_letters_and_digits_only() -> None:
    assert words("Chè “Tân Cương” 100% (loại 1), đ/c: số 5") == ["che", "tan", "cuong", "100", "loai", "1", "d", "c", "so", "5"]


def test_nfc_composes_and_trims() -> None:
    assert nfc(" " + unicodedata.normalize("NFD", "Huế") + " ") == "Huế"


def test_alphabet_in_vietnamese_order() -> None:
    """Code points come in another order: ă after z."""
    alphabet = list("aăâbcdđeêghiklmnoôơpqrstuưvxy")
    assert sorted(sorted(alphabet), key=sort_key) == alphabet


@pytest.mark.parametrize(
    "ordered",
    [
        ["ma", "mà", "mả", "mã", "má", "mạ"],
        ["An", "anh", "ăn", "ân", "Ba", "Bá", "bàn"],
        ["Đà Nẵng", "Đắk Lắk", "Điện Biên"],
        ["Da", "Dạ", "Dz", "Đa"],
        ["Nghệ", "Nghệ An", "Nghệ Tĩnh"],
        ["Bà Rịa - Vũng Tàu", "Bạc Liêu", "Bắc Giang", "Bến Tre"],
    ],
)
def test_order_of_words(ordered: list[str]) -> None:
    keys = [sort_key(text) for text in ordered]
    assert all(a < b for a, b in pairwise(keys))


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="aăâbdđeêoôơuưàảãáạệộợ ", min_size=1))
def test_composition_never_matters(text: str) -> None:
    other = unicodedata.normalize("NFD", text)
    assert (fold(other), sort_key(other)) == (fold(text), sort_key(text))


@given(st.text())
def test_sort_keys_are_ascii(text: str) -> None:
    assert sort_key(text).isascii()
