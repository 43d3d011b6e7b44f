"""Both vintages of provinces and the way from one to the other."""

from datetime import date

import pytest

from domain.places.provinces import (
    PROVINCES_34,
    PROVINCES_34_BY_SLUG,
    PROVINCES_63,
    PROVINCES_63_BY_SLUG,
    SUCCESSOR,
    members,
    place_name,
)
from domain.text.folding import fold
from language import in_language


def test_counts() -> None:
    assert (len(PROVINCES_34), len(PROVINCES_63), len(SUCCESSOR)) == (34, 63, 63)
    assert (len(PROVINCES_34_BY_SLUG), len(PROVINCES_63_BY_SLUG)) == (34, 63)


def test_every_former_province_is_in_one_of_today() -> None:
    assert set(SUCCESSOR) == set(PROVINCES_63)
    assert set(SUCCESSOR.values()) == set(PROVINCES_34)
    assert sorted(old for new in PROVINCES_34 for old in members(new)) == sorted(PROVINCES_63)


def test_eleven_are_unchanged_and_every_name_of_today_was_a_name_before() -> None:
    unchanged = [p.name for code, p in PROVINCES_34.items() if len(members(code)) == 1]
    assert unchanged == [
        "Hà Nội",
        "Cao Bằng",
        "Điện Biên",
        "Lai Châu",
        "Sơn La",
        "Lạng Sơn",
        "Quảng Ninh",
        "Thanh Hóa",
        "Nghệ An",
        "Hà Tĩnh",
        "Huế",
    ]
    by_name = {fold(p.name): code for code, p in PROVINCES_63.items()}
    assert all(SUCCESSOR[by_name[fold(p.name)]] == code for code, p in PROVINCES_34.items())


@pytest.mark.parametrize(
    ("code", "before", "today"),
    [
        ("15", "Yên Bái", "Lào Cai"),
        ("24", "Bắc Giang", "Bắc Ninh"),
        ("44", "Quảng Bình", "Quảng Trị"),
        ("52", "Bình Định", "Gia Lai"),
        ("80", "Long An", "Tây Ninh"),
        ("82", "Tiền Giang", "Đồng Tháp"),
        ("91", "Kiên Giang", "An Giang"),
    ],
)
def test_the_seven_codes_that_changed_meaning(code: str, before: str, today: str) -> None:
    assert (place_name(code, "vn63"), place_name(code, "vn34")) == (before, today)
    assert SUCCESSOR[code] == code


def test_no_other_code_changed_meaning() -> None:
    assert (
        sum(1 for code in PROVINCES_34 if PROVINCES_63[code].name != PROVINCES_34[code].name) == 7
    )


@pytest.mark.parametrize(
    ("before", "today"),
    [
        ("binh-dinh", "gia-lai"),
        ("nam-dinh", "ninh-binh"),
        ("ninh-thuan", "khanh-hoa"),
        ("hai-duong", "hai-phong"),
        ("nghe-an", "nghe-an"),
    ],
)
def test_where_provinces_of_the_2021_report_are_today(before: str, today: str) -> None:
    assert SUCCESSOR[PROVINCES_63_BY_SLUG[before].code] == PROVINCES_34_BY_SLUG[today].code


def test_kinds_have_dates() -> None:
    dong_nai, hue = PROVINCES_34_BY_SLUG["dong-nai"], PROVINCES_34_BY_SLUG["hue"]
    assert (dong_nai.full_name, dong_nai.kind, dong_nai.kind_since) == (
        "Thành phố Đồng Nai",
        "city",
        date(2026, 4, 30),
    )
    assert (hue.full_name, hue.kind_since) == ("Thành phố Huế", date(2025, 1, 1))
    assert PROVINCES_63_BY_SLUG["dong-nai"].full_name == "Tỉnh Đồng Nai"
    assert sorted(p.slug for p in PROVINCES_34.values() if p.kind == "city") == [
        "can-tho",
        "da-nang",
        "dong-nai",
        "ha-noi",
        "hai-phong",
        "ho-chi-minh",
        "hue",
    ]


def test_names_of_places_in_both_languages() -> None:
    codes = (
        ("abroad", "vn34"),
        ("unresolved", "vn63"),
        ("unknown", "vn63"),
        ("01", "vn34"),
        ("77", "vn63"),
    )
    assert [place_name(*c) for c in codes] == [
        "Nước ngoài",
        "Chưa xác định tỉnh",
        "Chưa rõ tỉnh cũ",
        "Hà Nội",
        "Bà Rịa - Vũng Tàu",
    ]
    with in_language("en"):
        assert [place_name(*c) for c in codes[3:]] == ["Hanoi", "Ba Ria - Vung Tau"]
    with pytest.raises(KeyError):
        place_name("02", "vn34")


def test_areas_are_those_of_today_only() -> None:
    assert PROVINCES_34["40"].area_km2 == 16486.5
    assert all(p.area_km2 is None for p in PROVINCES_63.values())
