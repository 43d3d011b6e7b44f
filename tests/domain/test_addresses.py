"""Addresses of both vintages lead to their province, or abroad, or stay unresolved."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.places.addresses import locate
from domain.places.provinces import PROVINCES_34, PROVINCES_63, SUCCESSOR, Province, members
from domain.records.asset import NOWHERE, Place
from domain.text.folding import fold
from tests.domain.labelled import labelled_cases


def where(address: str) -> tuple[str, str]:
    place, country = locate(address)
    assert country == "VN"
    assert place.origin == "address"
    return place.vn34, place.vn63


@pytest.mark.parametrize(
    ("address", "vn34", "vn63"),
    [
        ("12 Nguyễn Huệ, TP. Quy Nhơn, tỉnh Bình Định", "52", "52"),
        ("12 Nguyen Hue, Quy Nhon, Binh Dinh", "52", "52"),
        ("Phường Quy Nhơn, tỉnh Gia Lai", "52", "52"),
        ("Số 1 Trần Phú, thành phố Nam Định, tỉnh Nam Định", "37", "36"),
        ("Phường Nam Định, tỉnh Ninh Bình", "37", "36"),
        ("Thành phố Phan Rang - Tháp Chàm, tỉnh Ninh Thuận", "56", "58"),
        ("Phường Phan Rang, tỉnh Khánh Hòa", "56", "58"),
        ("Phường Đô Vinh, tỉnh Khánh Hòa", "56", "unknown"),
    ],
)
def test_both_vintages_land_in_one_province(address: str, vn34: str, vn63: str) -> None:
    """Acceptance of the foundation: Quy Nhơn, Nam Định, Phan Rang."""
    assert where(address) == (vn34, vn63)


@pytest.mark.parametrize(
    ("address", "vn34", "vn63"),
    [
        ("TP. Pleiku, Gia Lai", "52", "64"),
        ("huyện Chư Sê, tỉnh Gia Lai", "52", "64"),
        ("xã Ia Grai, tỉnh Gia Lai", "52", "unknown"),
        ("Gia Lai", "52", "unknown"),
        ("huyện An Dương, TP. Hải Phòng", "31", "31"),
        ("TP. Hải Phòng", "31", "unknown"),
        ("phường Hải Dương, TP. Hải Phòng", "31", "30"),
        ("Quận 1, Hồ Chí Minh", "79", "79"),
        ("phường Sài Gòn, TP. Hồ Chí Minh", "79", "79"),
        ("TP. Vũng Tàu, TP. Hồ Chí Minh", "79", "77"),
        ("TP. Thái Bình, tỉnh Hưng Yên", "33", "34"),
        ("TP. Thái Nguyên, tỉnh Thái Nguyên", "19", "19"),
        ("Thành phố Đồng Nai", "75", "unknown"),
        ("Quan 3, TP HCM", "79", "79"),
        ("phường Vinh Hưng, tỉnh Nghệ An", "40", "40"),
    ],
)
def test_the_former_province_needs_evidence(address: str, vn34: str, vn63: str) -> None:
    assert where(address) == (vn34, vn63)


def test_a_date_before_the_reform_is_evidence() -> None:
    before, after = date(2025, 6, 30), date(2025, 7, 1)
    assert locate("Gia Lai", on=before)[0] == Place("52", "64", "address")
    assert locate("Gia Lai", on=after)[0] == Place("52", "unknown", "address")


@pytest.mark.parametrize(
    ("address", "vn34"),
    [
        ("TPHCM", "79"),
        ("TP.HCM", "79"),
        ("T.P Hồ Chí Minh", "79"),
        ("Sài Gòn", "79"),
        ("TT-Huế", "46"),
        ("Thừa Thiên - Huế", "46"),
        ("Huế", "46"),
        ("BRVT", "79"),
        ("Bà Rịa – Vũng Tàu", "79"),
        ("Đăk Lăk", "66"),
        ("Đắc Lắc", "66"),
        ("DAK LAK", "66"),
        ("Khánh Hoà", "56"),
        ("Hoà Bình", "25"),
        ("Hà Tây", "01"),
        ("Bắc Cạn", "19"),
        ("Kontum", "51"),
        ("Quãng Nam", "48"),
        ("Nghean", "40"),
        ("Nam Hà", "37"),
    ],
)
def test_aliases_and_spellings(address: str, vn34: str) -> None:
    assert where(address)[0] == vn34


@pytest.mark.parametrize(
    ("address", "vn34"),
    [
        ("12 Điện Biên Phủ, Quận Bình Thạnh, TP.HCM", "79"),
        ("Xã Bình Định, huyện Lương Tài, tỉnh Bắc Ninh", "24"),
        ("5 phố Huế, Hà Nội", "01"),
        ("Khu phố Hòa Bình, Nha Trang", "56"),
        ("KCN Bình Dương, đường số 2, tỉnh Đồng Nai", "75"),
        ("Đại lộ Bình Dương, TP. Thủ Dầu Một", "79"),
        ("Phường Hà Nam, thị xã Quảng Yên, tỉnh Quảng Ninh", "22"),
        ("TP. Điện Biên Phủ", "11"),
        ("TP Vinh", "40"),
        ("Số 2, Đà Lạt, Việt Nam", "68"),
    ],
)
def test_streets_wards_and_towns(address: str, vn34: str) -> None:
    assert where(address)[0] == vn34


@pytest.mark.parametrize(
    "address",
    [
        "12 Điện Biên Phủ",
        "5 Nguyễn Huệ",
        "Phố Huế",
        "Thôn 3, xã Hòa Bình",
        "Thị trấn Kiến Giang, Lệ Thủy",
        "Xa lộ Hà Nội",
        "",
        None,
        "–",
        "Hạ Lan",
    ],
)
def test_nothing_is_guessed(address: str | None) -> None:
    assert locate(address) == (NOWHERE, None)
    assert locate(address, "VN") == (NOWHERE, "VN")


@pytest.mark.parametrize(
    ("address", "country"),
    [
        ("Seoul, Hàn Quốc", "KR"),
        ("1-1 Toyota-cho, Aichi 471-8571, Japan", "JP"),
        ("500 Oracle Parkway, Redwood Shores, CA 94065, United States of America", "US"),
        ("Paris (FR)", "FR"),
        ("Beijing, P.R. China", "CN"),
        ("Basel, Thụy Sĩ", "CH"),
        ("Amsterdam, Hà Lan", "NL"),
        ("Berlin, Đức", "DE"),
    ],
)
def test_abroad_by_its_name(address: str, country: str) -> None:
    assert locate(address) == (Place("abroad", "abroad", "address"), country)


def test_the_country_field_wins() -> None:
    assert locate("Hà Nội", "US") == (Place("abroad", "abroad", "country"), "US")
    assert locate("Hà Nội", "Nhật Bản") == (Place("abroad", "abroad", "country"), "JP")
    assert locate("12 Main Street", "US") == (Place("abroad", "abroad", "country"), "US")
    assert locate("Seoul, Hàn Quốc", "VN") == (NOWHERE, "VN")
    assert locate("Lô A KCN Yên Phong, Bắc Ninh, Việt Nam") == (Place("24", "27", "address"), "VN")
    assert locate("Việt Nam") == (NOWHERE, "VN")


@given(st.sampled_from(sorted(PROVINCES_63)), st.booleans(), st.booleans())
def test_every_former_province_resolves_by_its_full_name(
    code: str, plain: bool, decomposed: bool
) -> None:
    province = PROVINCES_63[code]
    address = f"Số 1, huyện Trung Tâm, {province.full_name}"
    address = (
        fold(address) if plain else unicodedata.normalize("NFD", address) if decomposed else address
    )
    place, country = locate(address)
    assert (place.vn34, country) == (SUCCESSOR[code], "VN")
    assert place.vn63 == code


@given(st.sampled_from(sorted(PROVINCES_34)))
def test_every_province_of_today_resolves_and_keeps_the_sums_closed(code: str) -> None:
    vn34, vn63 = where(f"Xã Trung Tâm, {PROVINCES_34[code].full_name}")
    assert vn34 == code
    assert vn63 == (members(code)[0] if len(members(code)) == 1 else "unknown")


@given(st.text(max_size=60), st.sampled_from([None, "VN", "US", "??"]))
def test_any_text_gives_a_place_whose_parts_agree(text: str, country: str | None) -> None:
    place, _country = locate(text, country)
    known = place.vn63 in PROVINCES_63
    assert SUCCESSOR[place.vn63] == place.vn34 if known else place.vn63 in ("unknown", place.vn34)


def named(code: str, provinces: dict[str, Province]) -> str:
    return provinces[code].name if code in provinces else code


@pytest.mark.parametrize(
    "case", labelled_cases("addresses.csv"), ids=lambda case: str(case["address"])
)
def test_no_address_is_confidently_wrong(case: dict[str, str]) -> None:
    """Issue 15, item 8: a usual address has its province; a misleading one has the right one or
    none; the former one is never wrong."""
    place, _country = locate(case["address"], on=date.fromisoformat(case["on"]))
    found, right = named(place.vn34, PROVINCES_34), case["province_34"].split("|")
    assert found in (right if case["sort"] == "usual" else [*right, "unresolved"])
    former = named(place.vn63, PROVINCES_63)
    assert not case["province_63"] or former in (case["province_63"], "unresolved")


@pytest.mark.parametrize(
    ("address", "vn34"),
    [
        ("Số 5 quốc lộ 1A xã Diễn Kỷ huyện Diễn Châu tỉnh Nghệ An", "40"),
        ("Quốc lộ 1A, phường Quán Bàu, TP. Vinh", "40"),
        ("Biên Hòa - Đồng Nai", "75"),
        ("Phường Bến Nghé - Quận 1 - TP. Hồ Chí Minh", "79"),
        ("100000 Hanoi", "01"),
        ("Hà Nội, quận Cầu Giấy, phường Dịch Vọng", "01"),
        ("Dalat City", "68"),
    ],
)
def test_what_stands_around_a_name_does_not_always_take_it_away(address: str, vn34: str) -> None:
    """Issue 15, item 8."""
    assert where(address)[0] == vn34


@pytest.mark.parametrize(
    "address",
    [
        "Lầu 5, cao ốc Yên Bái",
        "Biệt thự Lâm Đồng số 7",
        "Resort Bình Thuận",
        "Shophouse Quảng Ninh 05",
        "Long An Shop",
        "Dong Nai Coffee",
        "C/o Hanoi Embassy, Tokyo",
    ],
)
def test_more_buildings_and_shops_place_nothing(address: str) -> None:
    """Issue 15, item 8: what is called after a province may stand anywhere."""
    assert locate(address)[0] == NOWHERE


@pytest.mark.parametrize(
    ("address", "vn34"),
    [
        ("12 Nguyễn Thị Ốc, Hải Phòng", "31"),
        ("Cao ốc Sài Gòn, 12 Lê Lợi, TP. Đà Nẵng", "48"),
        ("Khu biệt thự, tỉnh Lâm Đồng", "68"),
    ],
)
def test_beside_such_words_a_province_still_counts(address: str, vn34: str) -> None:
    """Issue 15, item 8, the other side."""
    assert locate(address)[0].vn34 == vn34
