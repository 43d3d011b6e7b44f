"""Syllables, and the two fonts of the time before Unicode."""

import unicodedata

import pytest

from domain.text.legacy_encodings import SCHEMES, TCVN3, VNI, recognise
from domain.text.syllables import is_syllable


@pytest.mark.parametrize(
    "word",
    [
        "Nghệ",
        "ĐƯỜNG",
        "quyển",
        "giữ",
        "thuở",
        "khuya",
        "ỷ",
        "Yên",
        "Huế",
        "phở",
        "nghiêng",
        "ốc",
        "khuỵu",
    ],
)
def test_vietnamese_syllables(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize(
    "word",
    ["NghÖ", "ñôn", "Société", "Müller", "hîp", "đôc", "lầc", "x·", "Vieät", "hoà hoà", "", "ầ́"],
)
def test_what_is_no_syllable(word: str) -> None:
    assert not is_syllable(word)


def test_the_maps_hold_every_letter() -> None:
    """134 accented letters; VNI writes them all, TCVN3 the small ones and the capitals without
    tone."""
    small = {
        c
        for c in map(chr, [*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA)])
        if is_syllable(c) or is_syllable(c + "n") or c == "đ"
    }
    small = {c for c in small if c == c.lower()}
    assert len(small) == 67
    assert small <= set(VNI.values())
    assert {c.upper() for c in small} <= set(VNI.values())
    assert small <= set(TCVN3.values())
    assert set("ĂÂÊÔƠƯĐ") <= set(TCVN3.values())


def test_recognising() -> None:
    assert recognise("Céng hßa x· héi chñ nghÜa ViÖt Nam") == SCHEMES["tcvn3"]
    assert recognise("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam") == SCHEMES["vni"]
    assert recognise("Cộng hòa xã hội chủ nghĩa Việt Nam") is None
    assert recognise("Société Générale, Müller & Söhne, São Paulo Açúcar, Citroën") is None


def test_a_cell_that_is_not_of_the_font_is_left() -> None:
    assert SCHEMES["vni"].convert("Nhóm sản phẩm") == "Nhóm sản phẩm"
    assert SCHEMES["tcvn3"].convert("Société Générale") == "Société Générale"
    assert SCHEMES["tcvn3"].convert("CTY §T") == "CTY ĐT"
