"""Nobody types an address of ours: Python asks sitemap.addresses, scripts and sheets take what the
page gives them (an href, an action, a data attribute)."""

import ast
import re
from pathlib import Path

import pytest

from sitemap.pages import IN_A_BROWSER, PAGES
from tests.web.support import Running
from web.policy import ROUTES, Door

ROOT = Path(__file__).parents[2]
ASSETS = sorted(path for path in (ROOT / "assets").iterdir() if path.suffix in {".js", ".css"})
ROOMS = ("callbacks", "commands", "components", "data_access", "domain", "language", "pages")
MORE_ROOMS = ("read_models", "readers", "reports", "web")
COMMENT = re.compile(r"/\*.*?\*/|(?<!:)//[^\n]*", re.DOTALL)
GIVES_A_RULE = {"get", "post", "route", "Blueprint"}
"""What says where a route stands; web.acting reads the rules of these."""
OF_RULES = {("web/acting.py", "/tram/<int:")}
EXAMPLES = {
    "link.href = '/dang-nhap?next=' + here;": True,
    r"var words = /\/tai-san$/.test(location.pathname);": True,
    "a[href^='/vien'] { color: red }": True,
    r"text.replace(/\s+/g, ' ') + x / y": False,
    "/* see /vien/tram */ go(link.pathname);": False,
}


@pytest.fixture(scope="module")
def parts(running: Running) -> set[str]:
    """'tinh', 'vien', 'nhap' … and last parts that are told apart by: 'tai-san', 'ghi-chu'."""
    rules = [str(rule) for rule in running.server.url_map.iter_rules()]
    words = {part for rule in rules for part in rule.split("/") if re.fullmatch("[a-z-]+", part)}
    return words - {"assets", "static"}


def types_an_address(source: str, parts: set[str]) -> bool:
    plain = COMMENT.sub("", source)
    return any(part in parts for part in re.findall(r"\\?/([a-z][a-z-]*)(?![a-z(-])", plain))


def texts(source: str) -> set[str]:
    """Texts of a module, those apart that say where a route stands, and docstrings."""
    tree, apart = ast.parse(source), set[int]()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in GIVES_A_RULE:
            apart |= {id(part) for part in ast.walk(node)}
        if isinstance(node, ast.Expr):
            apart.add(id(node.value))
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in apart
    }


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


@pytest.mark.parametrize(("source", "typed"), EXAMPLES.items())
def test_the_finder_knows_one_when_it_sees_it(source: str, typed: bool, parts: set[str]) -> None:
    assert types_an_address(source, parts) is typed


def test_no_script_and_no_sheet_types_an_address(parts: set[str]) -> None:
    found = [p.name for p in ASSETS if types_an_address(p.read_text(encoding="utf-8"), parts)]
    assert found == []


def test_no_template_types_an_address(parts: set[str]) -> None:
    found = [
        (path.name, address)
        for path in (ROOT / "web/templates").glob("*.html")
        for address in re.findall(r"[\"'](/[^\"'>]*)[\"']", path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_no_module_types_an_address(parts: set[str]) -> None:
    typed = {
        (str(path.relative_to(ROOT)), text)
        for room in (*ROOMS, *MORE_ROOMS)
        for path in (ROOT / room).rglob("*.py")
        for text in texts(path.read_text(encoding="utf-8"))
        if re.match(r"/[a-z]", text) and text[1:].partition("/")[0] in parts
    }
    assert typed == OF_RULES


def test_the_browser_moves_by_itself_between_pages_alone(running: Running) -> None:
    """Every page, with whatever stands for its parameters; none of the files and forms."""
    pages = {re.sub("<[^>]+>", "1", page.path) for page in PAGES}
    assert {path for path in pages if not re.match(IN_A_BROWSER, path)} == set()
    rules = running.server.url_map.iter_rules()
    others = {
        re.sub("<[^>]+>", "1", str(rule))
        for rule in rules
        if ROUTES[rule.endpoint].door is not Door.PAGE
    }
    assert {path for path in others if re.match(IN_A_BROWSER, path)} == set()
