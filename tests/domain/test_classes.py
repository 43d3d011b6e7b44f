"""The main code under which an asset is counted."""

import pytest

from domain.records.asset import ClassCode
from domain.records.classes import NICE, class_label, main_code, nice_bits, nice_classes, scheme_of
from language import in_language


@pytest.mark.parametrize(
    ("scheme", "code", "main"),
    [
        ("nice", "30", "30"),
        ("nice", "05", "5"),
        ("nice", "009", "9"),
        ("nice", " 3 ", "3"),
        ("nice", "35 (12)", "35"),
        ("locarno", "06-01", "06-01"),
        ("locarno", "6-1", "06-01"),
        ("locarno", "09-01 (A)", "09-01"),
        ("ipc", "A23L 33/10", "A23"),
        ("ipc", "a61k31/00", "A61"),
        ("cpc", "Y02E 10/50", "Y02"),
        ("vienna", "05.03.20 (7)", "05.03"),
        ("vienna", "3.7.7", "03.07"),
        ("product", "Nước mắm", "NUOC MAM"),
        ("product", "Cà phê nhân Robusta", "CA PHE NHAN"),
        ("ipc", "không rõ", "KHONG RO"),
    ],
)
def test_main_codes(scheme: str, code: str, main: str) -> None:
    assert main_code(ClassCode(scheme, code)) == main
    assert len(main) <= 12


@pytest.mark.parametrize(
    ("main", "scheme"),
    [
        ("5", "nice"),
        ("45", "nice"),
        ("46", "product"),
        ("06-01", "locarno"),
        ("A23", "ipc"),
        ("05.03", "vienna"),
        ("NUOC MAM", "product"),
    ],
)
def test_schemes(main: str, scheme: str) -> None:
    assert scheme_of(main) == scheme


def test_every_nice_class_has_its_label() -> None:
    assert list(NICE) == [str(n) for n in range(1, 46)]
    assert len(set(NICE.values())) == 45
    with in_language("vi"):
        assert class_label("30") == "Nhóm 30: Cà phê, trà, gạo, gia vị"
        assert class_label("A23") == "A23"


def test_nice_classes_as_one_number() -> None:
    """Bit n for class n, each once; 2 + 32 + 2 to the power of 45. No other scheme's code, and no
    class that Nice does not have."""
    assert (
        nice_bits(["5", "1", "5", "45", "A23", "06-01", "46", "0", "ĐẶC SẢN"])
        == 2 + 32 + 35_184_372_088_832
    )
    assert list(nice_classes(2 + 32 + 35_184_372_088_832)) == ["1", "5", "45"]
    assert (nice_bits([]), list(nice_classes(0))) == (0, [])
