"""The filters that have numbers beside them, and the list under all the others."""

from dataclasses import replace
from typing import Any

from data_access.register.listing import Listing

Counts = dict[Any, int]
"""Choice → rows."""

OWN: dict[str, dict[str, Any]] = {
    "statuses": {"statuses": ()},
    "categories": {"categories": ()},
    "years": {"since": None, "until": None},
    "former": {"former": None},
    "places": {"place": None, "former": None},
    "due": {"due": ""},
    "classes": {"classes": ()},
    "owner_types": {"owner_types": ()},
    "missing": {"missing": ()},
    "tags": {"tags": ()},
    "followed": {"followed": False},
}
"""Name of the numbers → what of the filters they stand beside, set to nothing. Names are those of
read_models.register.Facets."""


def asked(listing: Listing, *, whole: bool) -> list[str]:
    """What is counted besides tags and what is followed. `whole`: a list of the country has
    places. Deadlines ahead are not told for past days."""
    left = (
        {"tags", "followed"}
        | (set() if whole else {"places"})
        | ({"due"} if listing.filters.on else set())
    )
    return [name for name in OWN if name not in left]


def without(listing: Listing, name: str) -> Listing:
    """The same list but for its own filter."""
    rest = replace(listing, filters=listing.filters.but(**OWN[name]))
    return replace(rest, vn34=None) if name == "places" else rest
