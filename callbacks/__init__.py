"""The one visible list of callback modules. Each has handlers as plain functions and
register(app)."""

from typing import cast

from dash import Dash

from callbacks import (
    corrections,
    deadlines,
    drafts_and_deleted,
    duties,
    events,
    goals,
    imports,
    indicator,
    institute,
    letters,
    local_names,
    overview,
    places,
    plan,
    province_table,
    published,
    record,
    record_form,
    register,
    rehearsal,
    removed_rows,
    reports,
    row_errors,
    shell,
    station_reports,
    station_year,
    stations,
    tables,
    unresolved,
    visits,
)
from callbacks.shell import Skeleton
from callbacks.written_as import Telling

OF_PROVINCES = (
    *(overview, register, record, record_form, drafts_and_deleted, deadlines, letters),
    *(local_names, plan, province_table, removed_rows, row_errors, corrections),
)
OF_THE_INSTITUTE = (
    *(institute, visits, stations, station_reports, station_year),
    *(events, goals, published, places, unresolved),
)
OF_EVERYBODY = (duties, reports, imports, indicator, tables, rehearsal)


def register_all(app: Dash, skeleton: Skeleton) -> None:
    """Gives the application its first layout and all callbacks."""
    shell.register(app, skeleton)
    telling = cast(Dash, Telling(app))
    for module in (*OF_PROVINCES, *OF_THE_INSTITUTE, *OF_EVERYBODY):
        module.register(telling)
