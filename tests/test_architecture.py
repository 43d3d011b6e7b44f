"""Who may import whom: the house rules as a test. It reads the syntax tree, so that imports inside functions count too."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = {"language", "read_models", "readers", "sitemap", "pages", "components", "callbacks", "domain", "data_access", "web", "reports", "commands"}
BELOW = {"domain", "language", "read_models"}
MAY_USE = {
    "language": set(),
    "domain": {"language"},
    "read_models": BELOW - {"read_models"},
    "readers": {"domain", "language"},
    "data_access": {"readers"} | BELOW,
    "sitemap": BELOW,
    "components": {"sitemap"} | BELOW,
    "pages": {"components", "sitemap"} | BELOW,
    "callbacks": {"components", "data_access", "web", "reports", "sitemap"} | BELOW,
    "web": {"data_access", "reports", "sitemap"} | BELOW,
    "reports": {"components", "sitemap"} | BELOW,
    "commands": {"data_access", "readers", "reports", "sitemap"} | BELOW,
}
MUST_NOT_KNOW = {
    "language": {"sqlalchemy", "flask", "dash", "plotly", "pandas"},
    "domain": {"sqlalchemy", "flask", "dash", "plotly", "pandas"},
    "read_models": {"sqlalchemy", "flask", "dash", "plotly", "pandas"},
    "readers": {"sqlalchemy", "flask", "dash", "plotly", "pandas"},
    "data_access": {"dash", "plotly", "flask"},
    "sitemap": {"sqlalchemy", "flask", "dash", "plotly", "pandas"},
    "components": {"flask", "sqlalchemy"},
    "pages": {"flask", "sqlalchemy"},
    "callbacks": {"sqlalchemy"},
}
NORMALISES = re.compile(r"\b(?:is_)?normali[sz]ed?\(\s*f?[\"']NFK?[CD]|unicodedata import .*normali[sz]e|unidata_version")


def imported(source: str) -> set[str]:
    """Top-level names that a module imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names


def offences(room: str, source: str) -> set[str]:
    names = imported(source)
    foreign = (names & ROOMS) - MAY_USE[room] - {room}
    return foreign | (names & MUST_NOT_KNOW.get(room, set())) | (names & {"app"})


def test_the_walker_sees_what_it_must() -> None:
    assert offences("components", "def f():\n    from data_access.engine import Database\n") == {"data_access"}
    assert offences("domain", "import sqlalchemy as sa, json") == {"sqlalchemy"}
    assert offences("pages", "from callbacks import shell\nimport app") == {"callbacks", "app"}
    assert offences("callbacks", "from components import ids\nfrom web.access import scope\nfrom language import _") == set()


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_every_module_keeps_to_its_floor(room: str) -> None:
    found = {str(p.relative_to(ROOT)): offences(room, p.read_text(encoding="utf-8")) for p in (ROOT / room).rglob("*.py")}
    assert {path: names for path, names in found.items() if names} == {}


def test_settings_know_nothing_of_ours() -> None:
    assert imported((ROOT / "settings.py").read_text(encoding="utf-8")) & (ROOMS | {"app"}) == set()


def test_texts_are_normalised_in_one_place() -> None:
    """X-2. Issue 13, item 9: Unicode's normal forms are quadratic in combining marks; domain.text.folding caps them first, nobody goes past
    it."""
    found = [p for room in ROOMS for p in (ROOT / room).rglob("*.py") if NORMALISES.search(p.read_text(encoding="utf-8"))]
    assert [str(p.relative_to(ROOT)) for p in found] == ["domain/text/folding.py"]
