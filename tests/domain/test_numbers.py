"""One index form for every spelling of a number; identities; typed numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.records.numbers import NoNumber, beginning, canonical, identity, kind_of, spellings


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("VN -4-2024-16348", "4202416348"),
        ("VN-4-2019-43953", "4201943953"),
        ("VN4202416348", "4202416348"),
        ("4-2024-16348", "4202416348"),
        ("4-2024-016348", "4202416348"),
        ("4 2024 16348", "4202416348"),
        ("1-2024-02456", "1202402456"),
        ("1-2024-2456", "1202402456"),
        ("4-2024-123456", "42024123456"),
        ("4-0405854-000", "40405854000"),
        ("40405854000", "40405854000"),
        ("02/QĐ-ĐK", "02QDDK"),
        ("-", None),
        ("chưa có", None),
        ("", None),
        (None, None),
    ],
)
def test_vietnamese_numbers(text: str | None, key: str | None) -> None:
    assert canonical(text, office="VN") == key


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("405854", "NH", "40405854000"),
        ("0405854", "NH", "40405854000"),
        ("4-0405854-000", "NH", "40405854000"),
        ("12345", "SC", "10012345000"),
        ("1-0012345-000", "SC", "10012345000"),
        ("00001", "CDDL", "00001"),
        ("125", "CDDL", "00125"),
    ],
)
def test_titles_with_and_without_their_frame(text: str, kind: str, key: str) -> None:
    assert canonical(text, office="VN", kind=kind) == key


@pytest.mark.parametrize(
    ("text", "office", "key"),
    [
        ("1234567A", "WO", "1234567A"),
        ("WO 1234567", "WO", "1234567"),
        ("IR 1234567A", "WO", "1234567A"),
        ("85/334,015", "US", "85334015"),
        ("US-85334015", "US", "85334015"),
        ("4-2024-16348", "US", "4202416348"),
        ("018123456", "EM", "018123456"),
    ],
)
def test_numbers_of_other_offices_stay_as_they_are(text: str, office: str, key: str) -> None:
    assert canonical(text, office=office) == key


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("1-2024-02456", "SC"),
        ("2-2020-00123", "GPHI"),
        ("VN3201900123", "KDCN"),
        ("VN -4-2024-16348", "NH"),
        ("6-2019-00002", "CDDL"),
        ("5-2019-00002", None),
        ("4-0405854-000", None),
        ("85334015", None),
        (None, None),
    ],
)
def test_kind_by_the_first_digit(number: str | None, kind: str | None) -> None:
    assert kind_of(number) == kind


def test_identity_is_application_else_title_else_decision() -> None:
    numbers = {
        "application_no": "4-2024-16348",
        "registration_no": "4-0596993-000",
        "decision_no": "02/QĐ-ĐK",
    }
    assert identity(office="VN", kind="NH", **numbers) == "VN|NH|A|4202416348"
    assert (
        identity(office="VN", kind="NH", **numbers | {"application_no": None})
        == "VN|NH|R|40596993000"
    )
    assert (
        identity(
            office="VN", kind="CDDL", application_no="", registration_no=" ", decision_no="02/QĐ-ĐK"
        )
        == "VN|CDDL|D|02QDDK"
    )
    with pytest.raises(NoNumber):
        identity(office="VN", kind="NH", application_no=None, registration_no="–", decision_no=None)


def test_a_title_is_one_however_it_is_spelled() -> None:
    def title(number: str) -> str:
        return identity(
            office="VN", kind="NH", application_no=None, registration_no=number, decision_no=None
        )

    assert title("405854") == title("4-0405854-000") == title("0405854")


@pytest.mark.parametrize(
    "typed",
    [
        "VN -4-2024-16348",
        "VN4202416348",
        "4-2024-16348",
        "4202416348",
        "4 2024 16348",
        "4-2024-016348",
    ],
)
def test_any_spelling_finds_the_application(typed: str) -> None:
    assert "4202416348" in spellings(typed)


def test_a_bare_number_may_be_a_title_of_any_kind() -> None:
    assert {"405854", "40405854000", "10405854000"} <= set(spellings("0405854"))
    assert "00001" in spellings("00001")
    assert {"85334015"} == set(spellings("85/334,015"))
    assert spellings("1234567a") == ("1234567A",)


@pytest.mark.parametrize(
    "text", ["gạo ST25", "nước mắm", "12", "", "iPhone 15", "%", "2024 gạo", "'; DROP"]
)
def test_words_are_no_numbers(text: str) -> None:
    assert spellings(text) == ()


@pytest.mark.parametrize(
    ("typed", "begun"),
    [
        ("4-2024-9", "420249"),
        ("VN -4-2024-9000", "420249000"),
        ("VN4-2024", "42024"),
        ("405854", "405854"),
        ("IR 1234567", "1234567"),
        ("ST25000", "ST25000"),
        ("4-2024-90000", None),
        ("VN4202490000", None),
        ("4-2024-090000", None),
        ("4-0405854-000", None),
        ("40405854000", None),
        ("gạo", None),
    ],
)
def test_what_is_not_typed_in_full_may_go_on(typed: str, begun: str | None) -> None:
    assert beginning(typed) == begun


@given(st.text(max_size=30), st.sampled_from(["VN", "US", "WO"]))
def test_the_index_form_is_final(text: str, office: str) -> None:
    key = canonical(text, office=office)
    assert key is None or (key.isascii() and key.isalnum() and key == key.upper())


@given(st.sampled_from("12346"), st.integers(1950, 2060), st.integers(1, 999_999))
def test_padding_and_prefix_never_matter(prefix: str, year: int, serial: int) -> None:
    number = f"{prefix}-{year}-{serial:05}"
    forms = (
        number,
        f"VN{prefix}{year}{serial:05}",
        f"VN-{prefix}-{year}-{serial:06}",
        f"VN -{prefix}-{year}-{serial}",
    )
    assert len({canonical(form, office="VN") for form in forms}) == 1
