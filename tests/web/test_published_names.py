"""Issue 15, item 1: a province's page shows the names that are published as protected, apart from what is counted."""

import json

import pytest

from language import _, in_language
from tests.web.support import Running, call
from tests.web.test_national import key_of

SAID = "được bảo hộ theo nguồn công bố, chưa rõ số đăng ký"


def shown(running: Running, output: str, path: str) -> str:
    answer = call(running.signed_in("nghean"), running.app, key_of(running, output), {"pathname": path, "search": ""})
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


@pytest.mark.parametrize("words", [SAID, "Tên được bảo hộ theo nguồn công bố, chưa có trong danh mục"])
def test_it_is_said_in_english_too(words: str) -> None:
    with in_language("en"):
        assert "protected by published sources" in _(words)


def test_the_trainer_sees_the_real_ones_too(running: Running) -> None:
    """With their numbers and sources, beside the illustrative rows."""
    client = running.signed_in("giangvien")
    values = {"pathname": "/tinh/nghe-an/dac-san", "search": ""}
    page = json.dumps(call(client, running.app, key_of(running, "local-names"), values).json, ensure_ascii=False)
    assert "số 00077, chưa có trong danh mục này" in page and SAID in page
