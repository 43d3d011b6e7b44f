"""A register that nothing has come into yet says so: what is not known is not zero."""

import re

import pytest

from data_access.upkeep import daily
from domain.calendar.dates import today_in_vietnam
from tests.web.support import Running, call
from tests.web.test_tenants import key_of

PAGES = {
    "/tinh/ha-noi": ("overview-head", "chưa có dữ liệu"),
    "/tinh/ha-noi/tai-san": ("register-head", "Chưa có dữ liệu"),
    "/tinh/ha-noi/thoi-han": ("deadlines-head", "Chưa có dữ liệu"),
}
"""Pages of a province that the seed gives nothing → the callback's output, what it says."""


@pytest.mark.parametrize("path", PAGES)
def test_an_empty_register_says_that_there_are_no_data(running: Running, path: str) -> None:
    """Issue 15, item 9: it read "Số liệu đến hôm nay" and 0 in every tile, of a province of which
    nothing was known."""
    daily.roll(running.database, today_in_vietnam())
    output, said = PAGES[path]
    answer = call(
        running.signed_in("vien"),
        running.app,
        key_of(running, output),
        {"url.pathname": path, "url.search": ""},
    )
    assert answer.status_code == 200
    text = answer.get_data(as_text=True)
    assert said in text and "Chưa có dữ liệu." in text
    assert "Số liệu đến</b>" not in text and not re.search(r"Số liệu đến\",\s*\" ", text)
    assert not re.search(r'"[kv]?(children)?":\s*"0"', text), "a zero of what is not known"


def test_a_province_with_records_has_its_day(running: Running) -> None:
    daily.roll(running.database, today_in_vietnam())
    values = {"url.pathname": "/tinh/nghe-an", "url.search": ""}
    text = call(
        running.signed_in("vien"), running.app, key_of(running, "overview-head"), values
    ).get_data(as_text=True)
    assert "Chưa có dữ liệu." not in text
    assert f"{today_in_vietnam():%d/%m/%Y}" in text.replace(r"\u002f", "/")
