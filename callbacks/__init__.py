"""The one visible list of callback modules. Each has handlers as plain functions and register(app)."""

from collections.abc import Sequence

from dash import Dash

from callbacks import deadlines, imports, indicator, institute, kept, manual, network, overview, record, register, shell, tables, unresolved
from callbacks.shell import PageLike


def register_all(app: Dash, pages: Sequence[PageLike]) -> None:
    """Gives the application its first layout and all callbacks."""
    shell.register(app, pages)
    for module in (overview, register, record, manual, kept, institute, network, imports, unresolved, deadlines, indicator, tables):
        module.register(app)
