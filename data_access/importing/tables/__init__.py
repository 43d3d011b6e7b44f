"""Tables that mean assets: one module a layout. The first layout that recognises the headings reads the rows."""

from data_access.importing.tables import published_gi, wipo_publish
from data_access.importing.tables.layout import Heading, Layout, match

LAYOUTS: tuple[Layout, ...] = (published_gi.LAYOUT, wipo_publish.LAYOUT)

__all__ = ["LAYOUTS", "Heading", "Layout", "recognise"]


def recognise(labels: list[str]) -> tuple[Layout, Heading] | None:
    """The layout whose headings these are, in any order, and which column holds what; None when no layout knows them."""
    for layout in LAYOUTS:
        heading = match(labels, layout)
        if layout.recognises(frozenset(heading.columns)):
            return layout, heading
    return None
