"""The code of a post is read back as it is written."""

import pytest

from domain.posts import Post, read_post

CODES = {
    "officer:nghe-an": Post("officer", "40"),
    "leader:gia-lai": Post("leader", "52"),
    "station:3": Post("station", station_id=3),
    "manager:vien": Post("manager"),
    "leader:vien": Post("head"),
    "trainer": Post("trainer"),
    "admin": Post("admin"),
}


@pytest.mark.parametrize("code", CODES)
def test_codes(code: str) -> None:
    assert (read_post(code), CODES[code].code) == (CODES[code], code)
    assert read_post(f"  {code} ") == CODES[code]


@pytest.mark.parametrize(
    "text",
    [
        *("", ":", "officer", "officer:", "officer:40", "officer:vien", "officer:nghe-tinh"),
        *("leader", "leader:3", "head", "head:vien", "boss", "command", "command:vien"),
        *("station", "station:0", "station:-1", "station:1.0", "station:٣", "station:2147483648"),
        *("station:00000000003", "station:vien", "trainer:vien", "trainer:", "admin:1"),
        *("manager:nghe-an", "OFFICER:nghe-an", "officer:nghe-an:1", "officer nghe-an"),
    ],
)
def test_what_is_no_code(text: str) -> None:
    assert read_post(text) is None


def test_a_manager_is_the_institutes_either_way() -> None:
    assert read_post("manager") == read_post("manager:vien") == Post("manager")
