"""HTML elements as the plain dicts that Dash sends for its own: same names, same properties, a tenth of the time to make and to write.

Dash checks every property of each of the hundreds of components of a page in each request, and lists all properties that each might
have. Here a test makes that check once, against Dash's own classes. What Dash must find ids in (the first layout) is still Dash's.
"""

from typing import Any

NAMESPACE = "html"
"""Short for dash_html_components in the browser (assets/app.js): a page names it hundreds of times."""


class Component(dict[str, Any]):
    """What Dash draws. Properties can be read as attributes, as of a Dash component; JSON sees the dict."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        try:
            return self["props"][name]
        except KeyError:
            raise AttributeError(name) from None


class Element(Component):
    """One HTML element. Properties that are None are left out, children too: Dash reads both the same."""

    __slots__ = ()

    def __init__(self, children: Any = None, **properties: Any) -> None:
        properties = {name: value for name, value in properties.items() if value is not None}
        if children is not None:
            properties["children"] = children
        dict.__init__(self, props=properties, type=type(self).__name__, namespace=NAMESPACE)


class Graph(Component):
    """A chart: dcc.Graph with the properties that are given."""

    __slots__ = ()

    def __init__(self, **properties: Any) -> None:
        dict.__init__(self, props=properties, type="Graph", namespace="dash_core_components")


class A(Element):
    __slots__ = ()


class Aside(Element):
    __slots__ = ()


class B(Element):
    __slots__ = ()


class Br(Element):
    __slots__ = ()


class Button(Element):
    __slots__ = ()


class Caption(Element):
    __slots__ = ()


class Dd(Element):
    __slots__ = ()


class Details(Element):
    __slots__ = ()


class Div(Element):
    __slots__ = ()


class Dl(Element):
    __slots__ = ()


class Dt(Element):
    __slots__ = ()


class Form(Element):
    __slots__ = ()


class H1(Element):
    __slots__ = ()


class H2(Element):
    __slots__ = ()


class H3(Element):
    __slots__ = ()


class Header(Element):
    __slots__ = ()


class Hr(Element):
    __slots__ = ()


class I(Element):  # noqa: E742  (the name is HTML's)
    __slots__ = ()


class Img(Element):
    __slots__ = ()


class Kbd(Element):
    __slots__ = ()


class Label(Element):
    __slots__ = ()


class Li(Element):
    __slots__ = ()


class Main(Element):
    __slots__ = ()


class Nav(Element):
    __slots__ = ()


class Ol(Element):
    __slots__ = ()


class Option(Element):
    __slots__ = ()


class P(Element):
    __slots__ = ()


class Progress(Element):
    __slots__ = ()


class Q(Element):
    __slots__ = ()


class Section(Element):
    __slots__ = ()


class Select(Element):
    __slots__ = ()


class Small(Element):
    __slots__ = ()


class Span(Element):
    __slots__ = ()


class Summary(Element):
    __slots__ = ()


class Table(Element):
    __slots__ = ()


class Tbody(Element):
    __slots__ = ()


class Td(Element):
    __slots__ = ()


class Tfoot(Element):
    __slots__ = ()


class Th(Element):
    __slots__ = ()


class Thead(Element):
    __slots__ = ()


class Tr(Element):
    __slots__ = ()


class Ul(Element):
    __slots__ = ()
