"""Who may import whom stands in pyproject.toml (import-linter); `make lint` asks it. What its
contracts cannot say is here."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.api import read_configuration

ROOT = Path(__file__).parents[1]
ROOMS = tuple(read_configuration(str(ROOT / "pyproject.toml"))["session_options"]["root_packages"])
BESIDE = {"tests", "benchmarks", "docs", "assets", "deploy", "node_modules", "var"}
"""Folders that are no rooms of the product."""
NORMALISES = re.compile(
    r"\b(?:is_)?normali[sz]ed?\(\s*f?[\"']NFK?[CD]|unicodedata import .*normali[sz]e|unidata_version"
)
WRITES_A_DAY_OR_A_NUMBER = re.compile(r":%d/%m|strftime\(|:,\}")
OFFENCES = {
    "domain/offence.py": "def later():\n    from data_access.tables import asset\n    return asset\n",
    "components/offence.py": "from data_access.database.engine import Database\n",
    "readers/st66/offence.py": "from readers.st96 import marks\n",
    "data_access/deadlines/offence.py": "from data_access.register import page\n",
    "sitemap/offence.py": "import sqlalchemy\n",
}
"""Of each kind of contract one breach, a lazy import among them."""


def test_every_folder_has_a_floor() -> None:
    folders = {
        path.name
        for path in ROOT.iterdir()
        if path.is_dir() and not path.name.startswith((".", "_"))
    }
    assert folders - BESIDE == set(ROOMS)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The product's code alone, to be spoilt."""
    folder = tmp_path_factory.mktemp("house")
    for room in ROOMS:
        shutil.copytree(ROOT / room, folder / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def test_the_contracts_see_what_they_must(copy: Path) -> None:
    """Issue 16, item 5: each breach is named by the contract that it breaks."""
    for name, source in OFFENCES.items():
        (copy / name).write_text(source, encoding="utf-8")
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    found = subprocess.run(command, cwd=copy, capture_output=True, text=True)
    assert found.returncode == 1
    modules = {name.removesuffix(".py").replace("/", ".") for name in OFFENCES}
    assert {module for module in modules if module not in found.stdout} == set()


def test_settings_know_nothing_of_ours() -> None:
    nodes = ast.walk(ast.parse((ROOT / "settings.py").read_text(encoding="utf-8")))
    imported = {
        node.module.partition(".")[0]
        for node in nodes
        if isinstance(node, ast.ImportFrom) and node.module
    }
    assert imported & {*ROOMS, "app", "wiring"} == set()


def test_nobody_imports_the_application() -> None:
    """It wires the parts; parts that knew it could not be wired twice."""
    files = [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]
    asks = re.compile(r"^\s*(?:from|import) (?:app|wiring)\b", re.MULTILINE)
    assert [
        str(path.relative_to(ROOT))
        for path in files
        if asks.search(path.read_text(encoding="utf-8"))
    ] == []


def test_texts_are_normalised_in_one_place() -> None:
    """X-2. Issue 13, item 9: Unicode's normal forms are quadratic in combining marks;
    domain.text.folding caps them first, nobody goes past it."""
    found = [
        p
        for room in ROOMS
        for p in (ROOT / room).rglob("*.py")
        if NORMALISES.search(p.read_text(encoding="utf-8"))
    ]
    assert [str(p.relative_to(ROOT)) for p in found] == ["domain/text/folding.py"]


def test_days_and_numbers_are_written_in_one_place() -> None:
    """Issue 16, item 3: whoever writes a day or a number for people asks language.dates or
    language.numbers."""
    found = [
        p
        for room in ROOMS
        for p in (ROOT / room).rglob("*.py")
        if WRITES_A_DAY_OR_A_NUMBER.search(p.read_text(encoding="utf-8"))
    ]
    assert {str(p.relative_to(ROOT)) for p in found} == {"language/dates.py", "language/numbers.py"}


def test_tables_are_written_in_one_place() -> None:
    """Issue 16, item 6: what a spreadsheet opens is safe because one module writes it
    (domain.text.csv_text)."""
    found = [
        p
        for room in ROOMS
        for p in (ROOT / room).rglob("*.py")
        if "csv.writer(" in p.read_text(encoding="utf-8")
    ]
    assert [str(p.relative_to(ROOT)) for p in found] == ["domain/text/csv_text.py"]


def test_the_domain_speaks_of_no_screen() -> None:
    """Issue 16: what stands there would be true on paper."""
    speaks = re.compile(
        r"\b(?:URLs?|href|web pages?|screens?|tiles?|buttons?|routes?|callbacks?|on a page)\b|/tinh/|/vien",
        re.IGNORECASE,
    )
    told = {
        str(path.relative_to(ROOT)): speaks.findall(path.read_text(encoding="utf-8"))
        for path in (ROOT / "domain").rglob("*.py")
    }
    assert {path: words for path, words in told.items() if words} == {}


FOLDED_IN = {
    "[[cell for cell in line] for line in lines]": True,
    "{name: {n for n in held} for name, held in found.items()}": True,
    "[n for n in (f(x) for x in given) if n]": True,
    "[sum(n for n in line) for line in lines]": False,
    "[line for line in lines if any(cell for cell in line)]": False,
}
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def folded_in(tree: ast.AST) -> list[int]:
    """Lines of comprehensions whose element, or whose source, is another one's making."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, COMPREHENSIONS):
            made = [node.value] if isinstance(node, ast.DictComp) else [node.elt]
            made += [part for one in node.generators for part in ast.walk(one.iter)]
            if any(isinstance(part, COMPREHENSIONS) for part in made):
                found.append(node.lineno)
    return found


def chained(tree: ast.AST) -> list[int]:
    """Lines of conditional expressions within conditional expressions."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.IfExp)
        and any(isinstance(part, ast.IfExp) for part in (node.body, node.orelse))
    ]


@pytest.mark.parametrize(("source", "folded"), FOLDED_IN.items())
def test_the_finder_sees_what_is_folded_in(source: str, folded: bool) -> None:
    assert bool(folded_in(ast.parse(source))) is folded
    assert chained(ast.parse("a if b else (c if d else e)")) == [1]


def test_one_statement_holds_one_thought() -> None:
    """Issue 16, item 7: no comprehension is made out of another, no choice stands in a choice."""
    offences = {}
    for path in (p for room in ROOMS for p in (ROOT / room).rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        offences[str(path.relative_to(ROOT))] = folded_in(tree) + chained(tree)
    assert {path: lines for path, lines in offences.items() if lines} == {}


def test_files_are_given_in_one_place() -> None:
    """Issue 16, item 6: no file without its row in the audit log (web.given_file)."""
    says = re.compile(r"Content-Disposition|\"exported\"")
    found = [
        p
        for room in ROOMS
        for p in (ROOT / room).rglob("*.py")
        if says.search(p.read_text(encoding="utf-8"))
    ]
    assert [str(p.relative_to(ROOT)) for p in found] == ["web/given_file.py"]


def test_addresses_and_forms_are_read_in_one_place() -> None:
    """Issue 16, item 6: numbers, years, months, days and parameters of a request are read by
    read_models.plain_values."""
    rooms = ("web", "callbacks", "components", "sitemap", "pages", "read_models")
    reads = re.compile(r"\bparse_qs|\.is(?:digit|decimal|numeric)\(\)")
    found = [
        p
        for room in rooms
        for p in (ROOT / room).rglob("*.py")
        if reads.search(p.read_text(encoding="utf-8"))
    ]
    assert [str(p.relative_to(ROOT)) for p in found] == ["read_models/plain_values.py"]


def test_cursors_are_written_in_one_place() -> None:
    """Issue 16, item 6: one pager for every list (data_access.database.keyset)."""
    found = [
        p
        for p in (ROOT / "data_access").rglob("*.py")
        if "urlsafe_b64decode(" in p.read_text(encoding="utf-8")
    ]
    assert [str(p.relative_to(ROOT)) for p in found] == ["data_access/database/keyset.py"]


def test_callbacks_ask_for_their_page_in_one_place() -> None:
    """Issue 16, items 2 and 6: what an address is, and whose event that makes it, is asked by
    callbacks.page_asked; the router alone draws whatever page it is."""
    asks = re.compile(r"access\.resolve\(")
    found = [
        p.name
        for p in (ROOT / "callbacks").glob("*.py")
        if asks.search(p.read_text(encoding="utf-8"))
    ]
    assert sorted(found) == ["page_asked.py", "shell.py"]


def test_one_callback_module_a_page() -> None:
    """A list and one of its rows, and one page in its two areas, are answered together; nothing
    else is."""
    names = re.compile(r"require_(?:page|province)\(pathname, ([^)]*)\)")
    together = {
        ("corrections", "national-corrections"),
        ("record", "national-record"),
        ("new-record", "edit-record"),
        ("stations", "station"),
        ("requests", "province-requests"),
        ("station-reports", "institute-month"),
        ("rehearsal", "province-rehearsal"),
    }
    for path in (ROOT / "callbacks").glob("*.py"):
        asked = [
            re.findall(r'"([a-z-]+)"', found)
            for found in names.findall(path.read_text(encoding="utf-8"))
        ]
        pages = tuple(dict.fromkeys(page for found in asked for page in found))
        assert len(pages) < 2 or pages in together, path.name
