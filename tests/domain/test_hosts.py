"""Short and long names of a host are one key; names of different hosts are not."""

import pytest

from domain.network.hosts import host_key
from domain.text.folding import fold


@pytest.mark.parametrize(
    "spelt",
    [
        "Sở KH&CN Gia Lai",
        "Sở KHCN Gia Lai",
        "sở kh&cn tỉnh gia lai",
        "Sở KH và CN Gia Lai",
        "Sở Khoa học Công nghệ Gia Lai",
        "Sở Khoa học và Công nghệ tỉnh Gia Lai",
    ],
)
def test_spellings_of_a_department_are_one(spelt: str) -> None:
    assert host_key(spelt) == host_key("Sở Khoa học và Công nghệ Gia Lai")


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Sở KH&CN TP. Hồ Chí Minh", "Sở Khoa học và Công nghệ Thành phố Hồ Chí Minh"),
        ("Sở KH&CN Thanh Hóa", "Sở Khoa học và Công nghệ tỉnh Thanh Hóa"),
        ("ĐH Khê Trạch", "Trường Đại học Khê Trạch"),
        ("Viện KH Nông nghiệp VN", "Viện Khoa học Nông nghiệp Việt Nam"),
        ("TT Khởi nghiệp Bến Lau", "Trung tâm Khởi nghiệp Bến Lau"),
    ],
)
def test_short_and_long(short: str, long: str) -> None:
    assert host_key(short) == host_key(long)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sở KH&CN Bình Định", "Sở KH&CN Bình Dương"),
        ("Sở KH&CN Gia Lai", "Sở Tài chính Gia Lai"),
        ("Hội Thanh niên Hải Phòng", "Hội niên Hải Phòng"),
        ("TTX Việt Nam", "Trung tâm X Việt Nam"),
        ("Sở KH&CN", "Sở KH&CN Gia Lai"),
    ],
)
def test_different_hosts_stay_apart(one: str, other: str) -> None:
    assert host_key(one) != host_key(other)


@pytest.mark.parametrize("host", ["Sở Khoa học và Công nghệ Hải Phòng", "Hội Mật ong Rú Bần", ""])
def test_full_names_keep_their_folded_form(host: str) -> None:
    assert host_key(host) == fold(host)
