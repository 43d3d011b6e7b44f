"""A province's plan with what its targets are measured by: live figures, none where nothing is
known."""

from datetime import date

from sqlalchemy import Connection

from data_access.database.area import ProvinceArea
from data_access.database.scope import Scope
from data_access.local_lists.rows import kept_rows
from data_access.plan.measured import Ruler, live_figures
from data_access.rollups.counts_on_day import as_of_day
from read_models.local_lists import RESULTS, SUPPORT, TARGETS, TASKS
from read_models.local_names import KeptRow
from read_models.plan import LiveFigure, Plan
from read_models.plan_target import OTHER_INDICATOR


def plan(
    connection: Connection, *, scope: Scope, vn34: str, today: date, on: date | None = None
) -> Plan:
    """The plan as the scope sees it. `today`: the day in Viet Nam; `on`: an earlier one whose
    figures and support are shown, against the targets of today."""
    place = ProvinceArea(scope, vn34)
    targets = kept_rows(connection, TARGETS, scope=scope, vn34=vn34)
    results = kept_rows(connection, RESULTS, scope=scope, vn34=vn34, on=on)
    live = live_figures(Ruler(connection, place, today, on), targets)
    return Plan(
        as_of=as_of_day(connection, place, on),
        targets=targets,
        tasks=kept_rows(connection, TASKS, scope=scope, vn34=vn34),
        support=kept_rows(connection, SUPPORT, scope=scope, vn34=vn34, on=on),
        live=live | _by_hand(targets, results),
        results=results,
    )


def _by_hand(targets: tuple[KeptRow, ...], results: tuple[KeptRow, ...]) -> dict[int, LiveFigure]:
    """Of what the register does not tell: the result of the newest day, the last one written of
    it."""
    own = {row.id for row in targets if row.values["indicator"] == OTHER_INDICATOR}
    newest: dict[int, KeptRow] = {}
    for row in results:
        number = row.values["target_id"]
        known = newest.get(number)
        if number in own and (known is None or _newer(row, known)):
            newest[number] = row
    return {number: LiveFigure(row.values["value"], hand=row) for number, row in newest.items()}


def _newer(one: KeptRow, other: KeptRow) -> bool:
    return (one.values["day"], one.id) > (other.values["day"], other.id)
