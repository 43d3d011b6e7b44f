"""Our elements are to the browser what Dash's are, with no property that Dash does not know."""

import json
from typing import Any

import pytest
from dash import dcc
from dash import html as dash_html
from plotly.io.json import to_json_plotly

from callbacks import overview
from callbacks import register as register_callbacks
from components import html
from components.html import Element
from components.register.view import View
from domain.filters import Filters
from tests.components.builders import GIA_LAI, TODAY, create_page, create_view
from tests.components.tree import walk

PROPERTIES = {"className": "pill ok", "id": "x", "aria-label": "Nhãn", "data-n": 3}


@pytest.mark.parametrize("element", Element.__subclasses__())
def test_an_element_is_written_as_dash_writes_its_own(element: type[Element]) -> None:
    ours = element(["Cà phê", html.Span("1")], **PROPERTIES)
    theirs = getattr(dash_html, element.__name__)(["Cà phê", dash_html.Span("1")], **PROPERTIES)
    assert json.loads(to_json_plotly(ours)) == in_our_namespace(json.loads(to_json_plotly(theirs)))


def in_our_namespace(written: dict[str, Any]) -> dict[str, Any]:
    """What Dash writes, under the short name by which the browser knows its elements."""
    props, children = written["props"], written["props"]["children"]
    if isinstance(children, list):
        props = props | {"children": [in_our_namespace(part) if isinstance(part, dict) else part for part in children]}
    return written | {"namespace": html.NAMESPACE, "props": props}


def test_only_what_is_missing_is_left_out() -> None:
    assert html.I(className="bi", title=None)["props"] == {"className": "bi"}
    assert [html.B(nothing).children for nothing in (0, "", [])] == [0, "", []]


def test_a_chart_is_written_as_dash_writes_its_own() -> None:
    properties = {"figure": {"data": [{"y": [1]}], "layout": {}}, "config": {"displayModeBar": False}, "responsive": True}
    assert json.loads(to_json_plotly(html.Graph(**properties))) == json.loads(to_json_plotly(dcc.Graph(**properties)))


def test_properties_read_as_attributes() -> None:
    element = html.A("mở", href="/vien")
    assert (element.children, element.href, getattr(element, "target", None)) == ("mở", "/vien", None)


def test_pages_use_only_properties_that_dash_knows() -> None:
    view = View(create_page(), Filters(), GIA_LAI, TODAY)
    drawn = [draw(create_view()) for draw in overview.CARDS.values()] + [draw(view) for draw in register_callbacks.PARTS.values()]
    elements = [part for part in walk(drawn) if isinstance(part, Element)]
    assert len(elements) > 300
    for element in elements:
        getattr(dash_html, element["type"])(**element["props"])
