"""Walks a tree of Dash components."""

from collections.abc import Iterator
from typing import Any


def walk(node: Any) -> Iterator[Any]:
    """The node and everything in it, text included, in reading order."""
    if node is None:
        return
    if isinstance(node, (list, tuple)):
        for item in node:
            yield from walk(item)
        return
    yield node
    yield from walk(getattr(node, "children", None))


def text(node: Any) -> str:
    """All words of a tree, joined with single spaces."""
    return " ".join(
        " ".join(str(part) for part in walk(node) if isinstance(part, (str, int, float))).split()
    )


def seen(node: Any) -> str:
    """All words that are on the screen, without those for screen readers only."""
    if isinstance(node, (list, tuple)):
        return " ".join(part for part in (seen(item) for item in node) if part)
    if isinstance(node, (str, int, float)):
        return " ".join(str(node).split())
    return (
        ""
        if node is None or getattr(node, "className", None) == "visually-hidden"
        else seen(getattr(node, "children", None))
    )


def links(node: Any) -> list[tuple[str, str]]:
    """(words, address) of every link, in order."""
    return [(text(part), part.href) for part in walk(node) if getattr(part, "href", None)]


def having(node: Any, **wanted: Any) -> list[Any]:
    """The components whose properties have these values."""
    return [
        part
        for part in walk(node)
        if all(getattr(part, name, None) == value for name, value in wanted.items())
    ]
