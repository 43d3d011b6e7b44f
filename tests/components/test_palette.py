"""The colours stay apart for every kind of sight, and readable; the three places that name them
agree."""

import itertools
import re
from pathlib import Path

import pytest

from components.theme import GROUP_TOKENS, KIND_TOKENS, TOKENS
from tests.components.palette import VISIONS, apart, contrast, lab, nearest

ASSETS = Path(__file__).parent.parent.parent / "assets"
LIGHT, DARK = 0, 1
SURFACE = ("#FFFFFF", "#161C26")


def kinds(theme: int) -> list[str]:
    return [TOKENS[name][theme] for name in KIND_TOKENS.values()]


def groups(theme: int) -> list[str]:
    return [TOKENS[name][theme] for name in GROUP_TOKENS.values()]


@pytest.mark.parametrize(
    ("theme", "expected"),
    [
        (LIGHT, {"normal": 24.4, "protan": 14.1, "deutan": 12.7, "tritan": 12.4, "grey": 9.1}),
        (DARK, {"normal": 27.1, "protan": 12.4, "deutan": 13.0, "tritan": 12.4, "grey": 8.7}),
    ],
)
def test_the_five_kinds(theme: int, expected: dict[str, float]) -> None:
    assert {vision: round(nearest(kinds(theme), vision), 1) for vision in VISIONS} == expected


@pytest.mark.parametrize(("theme", "step"), [(LIGHT, 9.7), (DARK, 9.0)])
def test_the_five_kinds_differ_in_lightness(theme: int, step: float) -> None:
    levels = sorted(lab(colour)[0] for colour in kinds(theme))
    assert round(min(b - a for a, b in itertools.pairwise(levels)), 1) == step


def test_one_nudge_would_be_noticed() -> None:
    assert round(nearest(["#7A74E0", *kinds(DARK)[1:]], "grey"), 1) == 1.2


@pytest.mark.parametrize("vision", ["normal", "protan", "deutan", "tritan"])
@pytest.mark.parametrize(("theme", "among", "from_kinds"), [(LIGHT, 8.7, 7.5), (DARK, 10.0, 10.0)])
def test_legal_status_stays_apart_from_itself_and_from_the_kinds(
    theme: int, among: float, from_kinds: float, vision: str
) -> None:
    assert nearest(groups(theme), vision) >= among
    assert apart(groups(theme), kinds(theme), vision) >= from_kinds


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_fills_stand_out_from_the_surface(theme: int) -> None:
    assert (
        min(contrast(colour, SURFACE[theme]) for colour in [*kinds(theme), *groups(theme)]) >= 3.0
    )


def declared(theme: int) -> dict[str, str]:
    """Custom properties of one theme in tokens.css."""
    blocks = re.findall(r"\{(.*?)\}", (ASSETS / "tokens.css").read_text("utf-8"), re.S)
    return {
        name: value.upper()
        for name, value in re.findall(r"--([a-z0-9-]+):\s*(#[0-9A-Fa-f]{6})", blocks[theme])
    }


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_stylesheet_has_the_same_colours(theme: int) -> None:
    assert {name: declared(theme).get(name) for name in TOKENS} == {
        name: pair[theme] for name, pair in TOKENS.items()
    }


def test_the_browser_maps_every_colour() -> None:
    pairs = re.findall(
        r'"(#[0-9A-F]{6})": "--([a-z0-9-]+)"', (ASSETS / "charts.js").read_text("utf-8")
    )
    assert {name: light for light, name in pairs} == {
        name: pair[LIGHT] for name, pair in TOKENS.items()
    }
    assert len({pair[LIGHT] for pair in TOKENS.values()}) == len(TOKENS), (
        "a light colour stands for one name only"
    )


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize(
    ("front", "back", "least"),
    [
        *(
            (text, back, 4.5)
            for text in ("ink", "ink-2", "ink-3", "link")
            for back in ("surface", "canvas")
        ),
        ("on-primary", "primary", 4.5),
        ("primary", "primary-soft", 4.5),
        ("ok", "ok-soft", 4.5),
        ("warn", "warn-soft", 4.5),
        ("bad", "bad-soft", 4.5),
        ("on-ended", "ended", 4.5),
        ("surface", "in-force", 4.5),
        ("line-strong", "surface", 3.0),
        ("focus", "surface", 3.0),
    ],
)
def test_contrast(theme: int, front: str, back: str, least: float) -> None:
    colours = declared(theme)
    assert contrast(colours[front], colours[back]) >= least
