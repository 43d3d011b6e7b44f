"""What stands beside every count of geographical indications: that the list is not complete."""

from typing import Any

from components import html
from domain.local_names.indications import KIND, MARK, incomplete
from language import _


def incomplete_note() -> html.P:
    return html.P(incomplete(), className="hint gi-note")


def incomplete_mark() -> html.Small:
    """Some words where there is no room for the sentence, which stands under the pointer."""
    return html.Small(_(MARK), className="hint line gi-note", title=incomplete())


def marks_of(kind: str | None) -> list[Any]:
    """The words beside a number of one kind; nothing for the others."""
    return [incomplete_mark()] if kind == KIND else []
