"""Tables of every kind: one module a layout. The first layout that recognises the headings reads the rows."""

from data_access.importing.tables import activity, events, figures, populations, published_gi, stations, visits, wipo_publish
from data_access.importing.tables.layout import Heading, Layout, match

LAYOUTS: tuple[Layout, ...] = (
    published_gi.LAYOUT,
    wipo_publish.LAYOUT,
    visits.LAYOUT,
    activity.LAYOUT,
    stations.LAYOUT,
    events.LAYOUT,
    figures.LAYOUT,
    populations.LAYOUT,
)

__all__ = ["LAYOUTS", "Heading", "Layout", "recognise"]


def recognise(labels: list[str]) -> tuple[Layout, Heading] | None:
    """The layout whose headings these are, in any order, and which column holds what; None when no layout knows them."""
    for layout in LAYOUTS:
        heading = match(labels, layout)
        if layout.recognises(frozenset(heading.columns)):
            return layout, heading
    return None
