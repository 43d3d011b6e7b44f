"""The map: shapes out of the package, and a list of links that tells all that the shapes show."""

import json
import re

from commands.country_map import country_map as built
from commands.country_map import inside, path, rings
from components.country_map import LEVELS, Area, Pin, bounds, country_map, level, scale
from domain.places.provinces import PROVINCES_34, PROVINCES_63
from language.numbers import number
from tests.components.tree import having, links, text
from tests.web.served import ROOT

PACKAGE = ROOT / "node_modules" / "@svg-maps" / "vietnam"


def test_every_province_of_both_maps_and_both_archipelagos_are_drawn() -> None:
    found = json.loads(built(PACKAGE))
    assert set(found["shapes"]) == {*PROVINCES_63, "hoangsa", "truongsa"}
    assert set(found["vn34"]) == set(PROVINCES_34)
    assert sorted(code for members in found["vn34"].values() for code in members) == sorted(
        PROVINCES_63
    )
    width, height = found["box"]
    assert all(0 <= x <= width and 0 <= y <= height for x, y in found["at"].values())
    assert all(
        re.fullmatch(r"(M[-\d.,]+(l[-\d., ]+)?z)+", shape) for shape in found["shapes"].values()
    )
    assert len(found["at"]) == 63 + 34 + 2


def test_a_path_is_read_and_written_as_lines() -> None:
    square = rings("m 1,1 4,0 0,4 -4,0 z m 6,0 l 1,1 0,1 Z M 20,20 c 0,0 0,0 2,2 z")
    assert square == [
        [(1, 1), (5, 1), (5, 5), (1, 5)],
        [(7, 1), (8, 2), (8, 3)],
        [(20, 20), (22, 22)],
    ]
    assert path(square[:1]) == "M1,1l4,0 0,4 -4,0z"
    assert inside([square[0]]) == [3.0, 3.0]


def test_each_shade_is_a_quarter_of_the_places() -> None:
    """Two large cities among eight places that have any, and one that has none."""
    values = [0, 3, 3, 5, 8, 13, 21, 900, 3_000]
    upper = bounds(values)
    assert upper == (3, 8, 21, 3_000)
    assert [level(value, upper) for value in values] == [0, 1, 1, 2, 2, 3, 3, LEVELS, LEVELS]
    assert bounds([0, 0]) == () and bounds([7, 7, 7]) == (7,) and level(0, ()) == 0


def test_the_legend_tells_the_bounds_of_the_shades() -> None:
    assert text(scale((3, 8, 21, 3_000), "văn bằng", number)) == "0 1–3 4–8 9–21 22–3.000 văn bằng"
    assert text(scale((1, 2), "văn bằng", number)) == "0 1 2 văn bằng"


def test_the_list_tells_what_the_shapes_show() -> None:
    areas = [
        Area("40", "Nghệ An", "3 văn bằng", 4, "/a"),
        Area("52", "Gia Lai", "0 văn bằng", 0, "/b"),
    ]
    drawn = country_map(
        "Văn bằng",
        "vn34",
        areas,
        [Pin("vn63:52", "Bình Định", "Bình Định; có giao diện riêng", "ring", "/c")],
    )
    assert ("Nghệ An: 3 văn bằng", "/a") in links(drawn) and ("Bình Định", "/c") in links(drawn)
    assert [part.tabIndex for part in having(drawn, href="/a") + having(drawn, href="/b")] == [
        0,
        -1,
    ]
    words = text(drawn)
    assert (
        "Quần đảo Hoàng Sa (Đà Nẵng)" in words
        and "Quần đảo Trường Sa (Khánh Hòa)" in words
        and "CC BY 4.0" in words
    )
