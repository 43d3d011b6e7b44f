"""HTML and SVG as text, escaped in one place."""

from html import escape
from typing import Any

VOID = ("input",)


def words(value: object) -> str:
    """Text that is no markup."""
    return escape(str(value), quote=False)


def tag(name: str, *children: str, **attributes: Any) -> str:
    """An element. Children are markup already; attributes are text: `class_` → class, aria_label →
    aria-label; None and False are left out, True stands by its name alone."""
    written = "".join(
        _attribute(key.rstrip("_").replace("_", "-"), value)
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if name in VOID:
        return f"<{name}{written}>"
    return f"<{name}{written}>{''.join(children)}</{name}>"


def _attribute(name: str, value: Any) -> str:
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
