"""Below each definition stand the reader's own numbers: what is left out opens exactly its rows,
the example adds up."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from read_models.indicators import APART, INDICATORS
from tests.browser.asking import links_in, listed
from tests.web.support import COUNTS, Running, call, run

KEY = "indicator-own.children"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    site = run(Path(tmp_path_factory.mktemp("indicators")))
    yield site
    site.close()


def own(running: Running, username: str, code: str) -> Any:
    answer = call(
        running.signed_in(username),
        running.app,
        KEY,
        {"url.pathname": f"/tro-giup/cach-tinh/{code}"},
    )
    assert answer.status_code in (200, 204)
    return answer.json["response"]["indicator-own"]["children"]  # type: ignore[index]


@pytest.mark.parametrize("username", ["nghean", "vien"])
@pytest.mark.parametrize(
    "code", [code for code, indicator in INDICATORS.items() if indicator.apart]
)
def test_what_is_left_out_opens_its_rows(running: Running, username: str, code: str) -> None:
    client = running.signed_in(username)
    for href, n in links_in(own(running, username, code)):
        assert listed(client, running.app, href) == n, href


def test_the_whole_country_tells_owners_abroad_and_unresolved(running: Running) -> None:
    numbers = [n for _href, n in links_in(own(running, "vien", "bang-cac-tinh"))]
    assert numbers == [COUNTS["abroad"], COUNTS["unresolved"]]
    assert not any(
        "tinh=" in href for href, _n in links_in(own(running, "nghean", "bang-cac-tinh"))
    )


def test_an_example_with_own_numbers(running: Running) -> None:
    """Seven marks in force in Nghệ An, eleven in Gia Lai."""
    assert "7 còn hiệu lực = 7" in _words(own(running, "nghean", "con-hieu-luc"))
    assert "11 Nhãn hiệu = 11" in _words(own(running, "gialai", "so-dang-ky"))
    assert "Ví dụ" not in _words(own(running, "vien", "con-hieu-luc"))


def test_those_without_a_province_read_the_definition_alone(running: Running) -> None:
    assert own(running, "quantri", "con-hieu-luc") is None
    assert own(running, "tram", "con-hieu-luc") is None


def test_groups_are_named_and_used() -> None:
    used = {code for indicator in INDICATORS.values() for code in indicator.apart}
    assert used == set(APART)
    assert all(
        other in INDICATORS for indicator in INDICATORS.values() for other in indicator.related
    )


def _words(answer: Any) -> str:
    return " ".join(_texts(answer))


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, list):
        for item in part:
            yield from _texts(item)
    elif isinstance(part, dict):
        yield from _texts(part.get("k"))
