"""Pages of a list as addresses count them."""


def page_number(text: str) -> int:
    """What cannot be read is the first page."""
    return max(int(text), 1) if text.isascii() and text.isdigit() and len(text) < 6 else 1
