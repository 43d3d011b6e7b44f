"""What an address asks for beside its filters (read_models.register_filters): single parameters, and pages of a list."""

from urllib.parse import parse_qs

LONGEST_QUERY = 2_000


def parameter(search: str | None, name: str) -> str:
    """The last value of that name, '' for none."""
    return parse_qs((search or "").lstrip("?")[:LONGEST_QUERY]).get(name, [""])[-1]


def page_asked(search: str | None) -> int:
    """The page that `trang` names; what cannot be read is the first."""
    text = parameter(search, "trang")
    return max(int(text), 1) if text.isascii() and text.isdigit() and len(text) < 6 else 1
