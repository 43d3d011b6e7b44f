"""The buttons that move an import on."""

from typing import Any

from components import html
from components.imports.view import View
from components.marks import attrs


def post(
    view: View, step: str, content: Any, look: str = "", *, ask: str = "", **properties: Any
) -> html.Form:
    """A button that moves the job on; the browser adds the token (assets/app.js). `ask`: a question
    to confirm first (assets/ask.js)."""
    button = html.Button(content, type="submit", className=f"btn-q {look}".strip(), **properties)
    return html.Form(
        button,
        action=view.step(step),
        method="POST",
        className="import-do",
        **attrs(data_ask=ask or None),
    )
