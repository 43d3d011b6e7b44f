"""The one visible list of callback modules. Each has handlers as plain functions and register(app)."""

from dash import Dash

from callbacks import (
    corrections,
    deadlines,
    imports,
    indicator,
    institute,
    kept,
    letters,
    manual,
    network,
    overview,
    record,
    register,
    row_errors,
    shell,
    station_reports,
    tables,
    unresolved,
)
from callbacks.shell import Skeleton


def register_all(app: Dash, skeleton: Skeleton) -> None:
    """Gives the application its first layout and all callbacks."""
    shell.register(app, skeleton)
    of_provinces = (overview, register, record, manual, kept, deadlines, letters, row_errors)
    for module in (*of_provinces, corrections, institute, network, station_reports, imports, unresolved, indicator, tables):
        module.register(app)
