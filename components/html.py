"""HTML elements as the small dicts that are sent: a type, a class, children and the other
properties by Dash's names.

Dash checks every property of each of the hundreds of components of a page in each request, lists
all properties that each might have and names three wrappings for each. Here a test makes that check
once, against Dash's own classes, and assets/still.js makes of them in the browser what Dash draws.
What Dash must find ids in (the first layout) is still Dash's.
"""

from typing import Any

SHORT = {"children": "k", "className": "c"}
"""What nearly every element has goes by one letter, as its type does ('t'); assets/still.js reads
the same letters."""


class Element(dict[str, Any]):
    """One HTML element. Properties can be read as attributes, as of a Dash component; JSON sees the
    dict."""

    __slots__ = ()

    def __init__(
        self, children: Any = None, className: str | None = None, **properties: Any
    ) -> None:
        """Properties that are None are left out, children too: Dash reads both the same."""
        dict.__init__(self, t=type(self).__name__)
        if className is not None:
            self["c"] = className
        for name, value in properties.items():
            if value is not None:
                self[name] = value
        if children is not None:
            self["k"] = children

    def __getattr__(self, name: str) -> Any:
        try:
            return self[SHORT.get(name, name)]
        except KeyError:
            raise AttributeError(name) from None


class Graph(Element):
    """A chart: dcc.Graph. What all charts share is added in the browser."""

    __slots__ = ()


class Input(Element):
    """A box to type into: dbc.Input, for Dash's HTML has none."""

    __slots__ = ()


class Check(Element):
    """A box to tick, by itself as in HTML: for forms that are sent whole, drawn by assets/still.js
    like a drawing. `key` tells the box of one row from that of another that takes its place."""

    __slots__ = ()


class Svg(Element):
    """A small drawing. Dash knows none: it must stand in a tree without ids and charts, which
    assets/still.js draws by itself."""

    __slots__ = ()


class Polyline(Element):
    __slots__ = ()


class Circle(Element):
    __slots__ = ()


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


class Fieldset(Element):
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


class Legend(Element):
    __slots__ = ()


class Li(Element):
    __slots__ = ()


class Mark(Element):
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
