"""Issue 15, item 1: a province's page shows the names that are published as protected, apart from
what is counted."""

import json

import pytest

from components.register.published import COUNTRIES
from data_access.database.scope import SYSTEM
from data_access.local_names.published_names import published_names
from language import _, in_language
from tests.browser.asking import walk
from tests.builders import create_asset
from tests.web.support import Running, call
from tests.web.test_national import key_of

SAID = "được bảo hộ theo nguồn công bố, chưa rõ số đăng ký"


def shown(running: Running, output: str, path: str) -> str:
    answer = call(
        running.signed_in("nghean"),
        running.app,
        key_of(running, output),
        {"pathname": path, "search": ""},
    )
    assert answer.status_code == 200
    return json.dumps(answer.json["response"], ensure_ascii=False)  # type: ignore[index]


def test_the_page_of_local_names_shows_them_apart(running: Running) -> None:
    page = shown(running, "local-names", "/tinh/nghe-an/dac-san")
    for words in (
        "Vinh",
        "Cam quả",
        SAID,
        "Kỳ Sơn",
        "số 00077, chưa có trong danh mục này",
        '"data-published-names": 2',
        "truyenhinhnghean.vn",
    ):
        assert words in page, words
    assert "Hệ thống chưa có tên địa phương được bảo hộ" in page and '"data-n": 0' in page
    assert "Tân Triều" not in page, "of Đồng Nai"


def test_the_first_page_leads_to_them(running: Running) -> None:
    names = shown(running, "overview-names", "/tinh/nghe-an")
    assert "2 tên khác được bảo hộ theo nguồn công bố" in names and "/tinh/nghe-an/dac-san" in names


@pytest.mark.parametrize(
    "words", [SAID, "Tên được bảo hộ theo nguồn công bố, chưa có trong danh mục"]
)
def test_it_is_said_in_english_too(words: str) -> None:
    with in_language("en"):
        assert "protected by published sources" in _(words)


def test_the_trainer_sees_the_real_ones_too(running: Running) -> None:
    """With their numbers and sources, beside the illustrative rows."""
    client = running.signed_in("giangvien")
    values = {"pathname": "/tinh/nghe-an/dac-san", "search": ""}
    page = json.dumps(
        call(client, running.app, key_of(running, "local-names"), values).json, ensure_ascii=False
    )
    assert "số 00077, chưa có trong danh mục này" in page and SAID in page


FOREIGN = "Chỉ dẫn địa lý của nước khác theo nguồn công bố, chưa có trong danh mục"


def below(running: Running, search: str, path: str = "/vien/tai-san") -> list[tuple[int, str]]:
    """The lists below the register of the whole country: how many names each has, and its words."""
    answer = call(
        running.signed_in("vien"),
        running.app,
        key_of(running, "register-list"),
        {"pathname": path, "search": search},
    )
    assert answer.status_code == 200
    found = [
        part
        for part in walk(answer.json["response"]["register-list"])
        if "data-published-names" in part
    ]  # type: ignore[index]
    return [(part["data-published-names"], json.dumps(part, ensure_ascii=False)) for part in found]


def test_the_national_list_has_those_of_other_countries_apart(fresh: Running) -> None:
    """96 names: 92 Vietnamese ones, 4 of other countries, Pisco and Ichida Gaki among these; a
    record of the register is not told again, and nothing is counted as one."""
    (own, of_ours), (foreign, theirs) = below(fresh, "?loai=cddl")
    assert (own, foreign) == (92, 4) and FOREIGN in theirs
    for words in (
        "Pisco",
        "Rượu mạnh",
        "Peru",
        "pham.com.vn",
        "Ichida Gaki",
        "Hồng sấy khô",
        "Nhật Bản",
        "thuonghieucongluan.com.vn",
        SAID,
    ):
        assert words in theirs, words
    assert (
        "Pisco" not in of_ours
        and "Ichida Gaki" not in of_ours
        and of_ours.count("Ngọc Linh") == 1
        and "Kon Tum, Quảng Nam" in of_ours
    )
    given = {"kind": "CDDL", "illustrative": False, "owner": None, "source": "published_gi"}
    with fresh.database.write(SYSTEM) as connection:
        create_asset(
            connection,
            vn34="abroad",
            vn63="abroad",
            title="Cognac",
            product="Rượu mạnh",
            registration_no="00003",
            **given,
        )
        create_asset(
            connection,
            vn34="51",
            vn63="62",
            title="Ngọc Linh",
            product="Sâm củ",
            registration_no="00049",
            **given,
        )
    assert [n for n, _words in below(fresh, "?loai=cddl&tt=con-hieu-luc,con-duoc-nop-muon")] == [
        91,
        3,
    ]
    listed = call(
        fresh.signed_in("vien"),
        fresh.app,
        key_of(fresh, "register-list"),
        {"pathname": "/vien/tai-san", "search": "?loai=cddl"},
    )
    assert '"data-total":2' in listed.text


@pytest.mark.parametrize(
    "search",
    [
        "",
        "?loai=nh",
        "?loai=cddl,nh",
        "?loai=cddl&tinh=nghe-an",
        "?loai=cddl&q=vinh",
        "?loai=cddl&tt=tu-choi",
    ],
)
def test_other_lists_have_nothing_below(running: Running, search: str) -> None:
    assert below(running, search) == []


def test_a_province_has_them_on_its_page_of_local_names_alone(running: Running) -> None:
    assert below(running, "?loai=cddl", "/tinh/nghe-an/tai-san") == []


def test_the_list_of_other_countries_is_told_in_english_too() -> None:
    """And every country of the facts has a name."""
    assert {name.country for name in published_names() if name.foreign} == set(COUNTRIES)
    with in_language("en"):
        assert [_(COUNTRIES[code]) for code in ("FR", "JP", "PE")] == [
            "France",
            "Japan",
            "Peru",
        ] and "other countries" in _(FOREIGN)
