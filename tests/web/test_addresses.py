"""Addresses are written in the sitemap alone, and each leads somewhere."""

import ast
import inspect
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from werkzeug.exceptions import MethodNotAllowed, NotFound
from werkzeug.routing import RequestRedirect

from read_models.counter import LookUp
from read_models.deadline_filters import DeadlineFilters
from read_models.register_filters import Filters
from read_models.report_asked import ReportAsked
from sitemap import addresses, file_addresses, form_addresses
from sitemap.pages import IN_A_BROWSER, path
from tests.web.support import Running
from web.access import match

ROOT = Path(__file__).parents[2]
ROOMS = ("web", "callbacks", "components", "pages", "reports", "commands")
OUR_OWN = re.compile(
    r"/(?:tinh|vien|nhap|tro-giup|dang-nhap|dang-xuat|doi-mat-khau|thu-nhac|xuat|ghi|ghi-nhan|bao-cao|lich|thu-tom-tat|ngon-ngu|hinh|trinh-chieu|yeu-cau)"
)
TYPED = re.compile(OUR_OWN.pattern + r"(?=/|\?|\Z)")
IN_TEMPLATE = re.compile(r'(?:href|action|src)="' + OUR_OWN.pattern + r'(?=[/?"])')
ALL = (addresses, file_addresses, form_addresses)
BEGINNINGS = ("write", "import_step", "FIRST_PAGE", "of_report")
"""What other addresses begin with, and the door that leads everybody elsewhere; they lead nowhere by themselves."""
ARGUMENTS: dict[str, Any] = {
    "tab": "qua-han", "answer_id": 2, "look_up": LookUp(),
    "act": "trinh", "kind": "pdf", "written_in": "vi",
    "asset_id": 7, "batch": 3, "code": "nh", "document_id": 4, "form": "xlsx", "former": None, "here": "/vien", "lot": 2, "number": 5, "ordinal": 1,
    "name": "mang-luoi", "chosen": "7-renewal_nh-1", "owner_id": 8, "keys": [(7, "renewal_nh", 1)], "doing": "giao",
    "asked": ReportAsked("annual", "2021"), "month": "2026-10", "year": 2025, "ending": "csv",
    "hit_id": 6, "key": (7, "renewal_nh", 1), "page": "/tinh/nghe-an/thoi-han", "first": True,
    "position": 4, "post": "station:9", "query": "?nam=2026",
    "request_id": 6, "file_id": 4, "proposal_id": 4, "deed": "tra-loi", "written": "YC-2026-00001",
    "role": "manager", "rule": "renewal_nh", "sha256": "a" * 64, "size": "lon", "slug": "nghe-an", "state": "draft",
    "station_id": 9, "step": "huy", "token": "t" * 43, "wanted": "/vien", "card": "nhom-nice", "vintage": "vn63",
}  # fmt: skip


def typed(source: str) -> Iterator[str]:
    """The addresses that a module types; those of its routes are what addresses lead to, and a
    docstring tells of one."""
    tree = ast.parse(source)
    passed_over: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            passed_over |= {
                id(inner) for decorator in node.decorator_list for inner in ast.walk(decorator)
            }
        if isinstance(node, ast.keyword) and node.arg == "url_prefix":
            passed_over |= {id(inner) for inner in ast.walk(node)}
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            passed_over.add(id(node.value))
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in passed_over
            and TYPED.match(node.value)
        ):
            yield node.value


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('go = "/vien/tram"', ["/vien/tram"]),
        ('go = f"/tinh/{slug}/thoi-han"', ["/tinh/"]),
        ('go = base + "/nhap?lan=7"', ["/nhap?lan=7"]),
        ('"""Of /tinh/nghe-an."""\n@blueprint.get("/xuat/<slug>")\ndef f(): "/vien"', []),
        ('x = Blueprint("a", url_prefix="/ghi/<slug>"); y = "/vietnam", "/", "a/vien"', []),
    ],
)
def test_the_search_finds_what_it_must(source: str, found: list[str]) -> None:
    assert list(typed(source)) == found


def test_nobody_else_types_an_address() -> None:
    files = [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]
    found = {
        str(path.relative_to(ROOT)): list(typed(path.read_text(encoding="utf-8"))) for path in files
    }
    assert {name: listed for name, listed in found.items() if listed} == {}
    templates = (ROOT / "web/templates").glob("*.html")
    assert [
        path.name for path in templates if IN_TEMPLATE.search(path.read_text(encoding="utf-8"))
    ] == []


def written() -> Iterator[tuple[str, str]]:
    """Name → an address that is made by it, of every function and every constant there."""
    for module in ALL:
        for name, value in vars(module).items():
            if not name.startswith("_") and isinstance(value, str) and value.startswith("/"):
                yield name, value
            if (
                not name.startswith("_")
                and callable(value)
                and getattr(value, "__module__", "") == module.__name__
            ):
                yield name, value(**_arguments(name, value))


def _arguments(name: str, function: Any) -> dict[str, Any]:
    given = ARGUMENTS | {
        "filters": DeadlineFilters()
        if name in ("deadlines", "export_deadlines", "follow_up", "letters")
        else Filters()
    }
    parameters = inspect.signature(function).parameters.values()
    plain = [
        p
        for p in parameters
        if p.kind not in (p.VAR_KEYWORD, p.VAR_POSITIONAL) and p.default is p.empty
    ]
    return {p.name: given[p.name] for p in plain}


def test_every_address_leads_somewhere(running: Running) -> None:
    """To a page of the sitemap or to a route, whatever its method."""
    nowhere = {
        name: address
        for name, address in written()
        if name not in BEGINNINGS and not leads(running, address.partition("?")[0])
    }
    assert nowhere == {} and len(list(written())) > 50


def leads(running: Running, path: str) -> bool:
    routes = running.server.url_map.bind("localhost")
    for method in ("GET", "POST"):
        try:
            endpoint, _parameters = routes.match(path, method=method)
        except (MethodNotAllowed, RequestRedirect):
            continue
        if not endpoint.startswith("/"):
            return True
    with running.server.app_context():
        try:
            return bool(match(path))
        except NotFound:
            return False


def made_of(module: Any) -> Iterator[str]:
    """The texts of a module that begin with '/', what stands in braces written as 1."""
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        parts = node.values if isinstance(node, ast.JoinedStr) else [node]
        texts = [str(p.value) if isinstance(p, ast.Constant) else "1" for p in parts]
        if isinstance(node, ast.JoinedStr | ast.Constant) and texts[0].startswith("/"):
            yield "".join(texts).partition("?")[0]


def test_the_path_of_a_page_is_written_once() -> None:
    """In its line of sitemap.pages, from where every link has it."""
    assert path("record", slug="nghe-an", id=7) == "/tinh/nghe-an/tai-san/7"
    assert path("rehearsal", deck="mang-luoi", slug="") == "/trinh-chieu/mang-luoi/dien-tap"
    assert "/xuat/1/tai-san.1" in set(made_of(file_addresses))
    again = {text for module in ALL for text in made_of(module) if re.match(IN_A_BROWSER, text)}
    assert again == set()


def test_days_and_states_come_back() -> None:
    """What an address says is what is read out of it."""
    on = date(2020, 6, 30)
    assert addresses.record("nghe-an", 7, on) == "/tinh/nghe-an/tai-san/7?ngay=2020-06-30"
    assert addresses.record(None, 7) == "/vien/tai-san/7" and addresses.shelf(
        "nghe-an", "deleted"
    ).endswith("?xem=da-xoa")
    assert addresses.sign_in("/vien?a=b c") == "/dang-nhap?next=%2Fvien%3Fa%3Db+c"
    assert (
        form_addresses.assign_place(7) == "/ghi/vien/tai-san/7/tinh"
        and form_addresses.import_step(7, "huy") == "/nhap/7/huy"
    )
