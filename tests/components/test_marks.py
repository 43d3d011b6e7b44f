"""Icons that are drawn are built into the style sheet; a list of choices shows what is chosen."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from components.forms import choice

ROOT = Path(__file__).parents[2]
DRAWN = re.compile(r"""\bicon\(\s*"([a-z0-9-]+)\"""")


def test_every_icon_that_is_drawn_is_built() -> None:
    """One that is not stands as a filled square."""
    built = set(_icons(json.loads((ROOT / "package.json").read_text("utf-8"))))
    drawn = {
        name
        for file in (ROOT / "components").rglob("*.py")
        for name in DRAWN.findall(file.read_text("utf-8"))
    }
    assert {"plus-lg", "download", "upload"} <= drawn
    assert drawn - built == set()


def _icons(package: dict[str, Any]) -> list[str]:
    return list(package["icons"])


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        ({"": "Ghi tay", "stations": "Trạm"}, "Ghi tay"),
        ({"": "Mọi tỉnh", "nghe-an": "Nghệ An"}, "Mọi tỉnh"),
        ({"doing": "Đang làm", "": "Chưa rõ"}, "Chưa rõ"),
        ({"doing": "Đang làm"}, ""),
    ],
)
def test_an_empty_choice_shows_its_word(options: dict[str, str], shown: str) -> None:
    """The component's own empty line would stand in its place."""
    select = choice("x", "X", options, "").children[1]
    assert select.placeholder == shown
