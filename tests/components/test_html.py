"""Our elements are to the browser what Dash's are, with no property that Dash does not know."""

import json
from typing import Any

import dash_bootstrap_components as dbc
import orjson
import pytest
from dash import dcc
from dash import html as dash_html
from plotly.io.json import to_json_plotly

from callbacks import overview
from callbacks import register as register_callbacks
from components import html
from components.html import Element
from components.register.view import View
from read_models.register_filters import Filters
from tests.components.builders import GIA_LAI, TODAY, create_page, create_view
from tests.components.tree import walk

ELSEWHERE = (html.Graph, html.Input, html.Check, html.Svg, html.Polyline, html.Circle)
"""What is not among Dash's HTML: its components of other kinds, and drawings, which assets/still.js
draws."""
DRAWN = (html.Check, html.Svg, html.Polyline, html.Circle)
"""Of these what assets/still.js draws by itself."""
PROPERTIES = {"className": "pill ok", "id": "x", "aria-label": "Nhãn", "data-n": 3}


@pytest.mark.parametrize(
    "element", [element for element in Element.__subclasses__() if element not in ELSEWHERE]
)
def test_an_element_is_a_short_form_of_what_dash_writes(element: type[Element]) -> None:
    ours = element(["Cà phê", html.Span("1")], **PROPERTIES)
    theirs = getattr(dash_html, element.__name__)(["Cà phê", dash_html.Span("1")], **PROPERTIES)
    assert long_form(json.loads(to_json_plotly(ours))) == json.loads(to_json_plotly(theirs))


def long_form(part: Any) -> Any:
    """What assets/still.js makes of a short form, in Python."""
    if isinstance(part, list):
        return [long_form(child) for child in part]
    if not isinstance(part, dict) or "t" not in part:
        return part
    names = {"k": "children", "c": "className"}
    props = {
        names.get(name, name): long_form(value) if name == "k" else value
        for name, value in part.items()
        if name != "t"
    }
    if part["t"] == "Graph":
        return {
            "props": {"responsive": True, "style": {"height": "var(--plot-height)"}} | props,
            "type": "Graph",
            "namespace": "dash_core_components",
        }
    if part["t"] == "Input":
        return {"props": props, "type": "Input", "namespace": "dash_bootstrap_components"}
    return {
        "props": {"children": None} | props,
        "type": part["t"],
        "namespace": "dash_html_components",
    }


def test_only_what_is_missing_is_left_out() -> None:
    assert html.I(className="bi", title=None) == {"t": "I", "c": "bi"}
    assert [html.B(nothing).children for nothing in (0, "", [])] == [0, "", []]


def test_a_chart_is_a_short_form_of_what_dash_writes() -> None:
    properties = {"figure": {"data": [{"y": [1]}], "layout": {}}, "className": "plot"}
    theirs = json.loads(
        to_json_plotly(
            dcc.Graph(**properties, responsive=True, style={"height": "var(--plot-height)"})
        )
    )
    assert long_form(json.loads(to_json_plotly(html.Graph(**properties)))) == theirs


def test_properties_read_as_attributes() -> None:
    element = html.A("mở", href="/vien")
    assert (element.children, element.href, getattr(element, "target", None)) == (
        "mở",
        "/vien",
        None,
    )


def test_pages_use_only_properties_that_dash_knows() -> None:
    view = View(create_page(), Filters(), GIA_LAI, TODAY)
    drawn = [draw(create_view()) for draw in overview.CARDS.values()] + [
        draw(view) for draw in register_callbacks.PARTS.values()
    ]
    elements = [
        part for part in walk(drawn) if isinstance(part, Element) and not isinstance(part, DRAWN)
    ]
    assert len(elements) > 300
    for element in elements:
        known = {"Graph": dcc.Graph, "Input": dbc.Input}.get(element["t"]) or getattr(
            dash_html, element["t"]
        )
        known(**long_form(element)["props"])


def test_the_first_page_is_written_in_one_pass() -> None:
    """A single component of Dash's own among the elements would have the whole answer walked and
    copied before it is written."""
    drawn = [draw(create_view()) for draw in overview.CARDS.values()]
    assert orjson.loads(orjson.dumps(drawn)) == json.loads(to_json_plotly(drawn))
