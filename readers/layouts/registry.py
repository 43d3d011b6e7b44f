"""Tables of every kind: one module a layout. The first layout that recognises the headings reads
the rows."""

from readers.file.explained_headings import NOTHING, ColumnMapping
from readers.layouts import (
    activity,
    availability,
    contacts,
    events,
    figures,
    goals,
    matomo,
    own_deadlines,
    own_list,
    own_stations,
    populations,
    products,
    published_gi,
    reports,
    requests,
    stations,
    visits,
    web_statistics,
    weekly_list,
    wipo_publish,
)
from readers.layouts.layout import Heading, Layout, match

LAYOUTS: tuple[Layout, ...] = (
    published_gi.LAYOUT,
    own_deadlines.LAYOUT,
    own_list.LAYOUT,
    own_stations.LAYOUT,
    requests.LAYOUT,
    wipo_publish.LAYOUT,
    weekly_list.LAYOUT,
    matomo.LAYOUT,
    web_statistics.LAYOUT,
    visits.LAYOUT,
    availability.LAYOUT,
    reports.LAYOUT,
    activity.LAYOUT,
    stations.LAYOUT,
    events.LAYOUT,
    figures.IN_ENGLISH,
    figures.LAYOUT,
    goals.TARGETS,
    goals.TASKS,
    populations.LAYOUT,
    products.LAYOUT,
    contacts.LAYOUT,
)

__all__ = ["LAYOUTS", "Heading", "Layout", "is_field", "is_heading", "recognise"]


def recognise(labels: list[str], told: ColumnMapping) -> tuple[Layout, Heading] | None:
    """The layout whose headings these are, in any order, and which column holds what; None when no
    layout knows them."""
    for layout in LAYOUTS:
        heading = match(labels, layout, told)
        if layout.recognises(frozenset(heading.columns)) and layout.fits(heading):
            return layout, heading
    return None


def is_field(text: str) -> bool:
    """True for what a heading can be mapped to: a field's name or a known heading of any layout;
    nothing leaves the column out."""
    return text.strip() in NOTHING or any(layout.field(text.strip()) for layout in LAYOUTS)


def contradicts(label: str, field: str, kind: str | None = None) -> bool:
    """Whether to say that the column holds the field would give a heading that is known another
    meaning. `kind`: what the file holds, None: any."""
    field = field.strip()
    possible = [layout for layout in LAYOUTS if kind in (None, layout.kind)]
    chosen = (
        [layout for layout in possible if layout.field(field)] if field not in NOTHING else possible
    )
    return any(
        layout.knows(label) and layout.field(label) != layout.field(field) for layout in chosen
    )


def is_heading(label: str, told: ColumnMapping) -> bool:
    """True for a heading that the sender explained or any layout knows."""
    return told.field_of(label) is not None or any(layout.field(label) for layout in LAYOUTS)
