"""Vietnamese text: folding and order."""

import time
import unicodedata
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.accounts.users import normalised
from domain.records.owners import fold_name
from domain.text import folding as text_module
from domain.text.file_names import harmless
from domain.text.folding import MARKS_IN_A_ROW, composed, decomposed, fold, nfc, sort_key, words
from domain.text.legacy_encodings import from_misread, from_tcvn3
from domain.text.syllables import is_syllable


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
    assert words("Chè “Tân Cương” 100% (loại 1), đ/c: số 5") == [
        "che",
        "tan",
        "cuong",
        "100",
        "loai",
        "1",
        "d",
        "c",
        "so",
        "5",
    ]


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


MARKS = {
    "two by turns": "\u0323\u0301",
    "the higher class first": "\u0301\u0316",
    "a letter that decomposes into marks": "\u0f73",
    "a half-width sign that is a mark in NFKD": "\u0301\uff9e",
    "beyond the basic plane": "\U0001d165\u0301",
}
"""Runs that Unicode's normal forms have to put in order."""
READERS: dict[str, Callable[[str], object]] = {
    "nfc": nfc,
    "composed": composed,
    "decomposed": decomposed,
    "fold": fold,
    "words": words,
    "sort_key": sort_key,
    "user name": normalised,
    "file name": harmless,
    "TCVN3": from_tcvn3,
    "misread UTF-8": from_misread,
    "owner": fold_name,
    "syllable": is_syllable,
}
SECONDS = 0.5
"""Of a processor, for 60,000 marks; it took 2 to 9 before, and four times as much for twice as
many."""


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("marks", MARKS)
def test_a_run_of_marks_costs_nothing(reader: str, marks: str) -> None:
    """X-2, X-3. Issue 13, item 9: whatever reads people's text is linear in its marks."""
    hostile = "a" + MARKS[marks] * (60_000 // len(MARKS[marks]))
    start = time.thread_time()
    READERS[reader](hostile)
    assert time.thread_time() - start < SECONDS


@pytest.mark.parametrize("marks", MARKS)
def test_a_letter_keeps_eight_marks(marks: str) -> None:
    """Issue 13, item 9: and what follows the run stays."""
    for form in (nfc, decomposed):
        hostile = form("x" + MARKS[marks] * 50 + "c")
        assert hostile[0] + hostile[-1] == "xc"
        assert len(hostile) == 1 + MARKS_IN_A_ROW + 1 and form(hostile) == hostile
    assert fold("x" + MARKS[marks] * 50 + "c") == "xc"


def test_every_mark_is_counted() -> None:
    """Issue 16: nine in a row of any that Unicode has become eight, between letters of any kind."""
    every = (chr(c) for c in range(0x110000) if not 0xD800 <= c < 0xE000)
    leading = (c for c in every if unicodedata.combining(unicodedata.normalize("NFKD", c)[0]))
    for mark in leading:
        kept = composed("一" + mark * 40 + "一")
        assert len(kept) <= 2 + MARKS_IN_A_ROW, f"{ord(mark):x}"


def test_marks_that_letters_have_stay() -> None:
    """Issue 13, item 9: no real text loses a mark: Vietnamese decomposed, Hebrew with accents,
    Thai, Arabic with vowels, Devanagari."""
    real = ["Thừa Thiên Huế", "בְּרֵאשִׁ֖ית בָּרָ֣א", "น้ำปลาภูเก็ต", "بِسْمِ اللَّهِ", "दार्जिलिंग", "한국 パパ ガ"]
    for text in real:
        for form in ("NFC", "NFD"):
            assert nfc(unicodedata.normalize(form, text)) == unicodedata.normalize("NFC", text)
            assert decomposed(unicodedata.normalize(form, text)) == unicodedata.normalize(
                "NFD", text
            )


def test_length_comes_first() -> None:
    """Issue 13, item 9: a text is cut to its length before anything is looked at, and a decomposed
    one loses nothing by it."""
    assert nfc("é" * 10_000, longest=200) == "é" * 200
    assert nfc(unicodedata.normalize("NFD", "ệ" * 200), longest=200) == "ệ" * 200
    assert normalised("N" * 10_000_000) == "n" * 81


def test_long_texts_are_not_remembered() -> None:
    """X-2: what is folded once fills no memory."""
    before = text_module._remembered.cache_info().currsize
    fold("Đ" * 100_000)
    sort_key("ơ" * 100_000)
    assert text_module._remembered.cache_info().currsize == before
