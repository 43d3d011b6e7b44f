"""What provinces are compared by out of the rollup of traits: types of owners, applications that wait
for long, inventions that are kept, fee data.

An indicator is read when it is asked for, and all of them of the few provinces that stand beside
each other: the rollup of the whole country is never read whole.
"""

from collections import defaultdict

from sqlalchemy import ColumnElement, Connection, func, select

from data_access.database.area import counted
from data_access.database.scope import Scope
from data_access.overview.national import PLACES
from data_access.tables import trait_cube
from read_models.compared import BESIDE, FEES_KNOWN, FEES_MISSING, ONE, PlacesAsked
from read_models.place_indicators import KEPT, LONG_PENDING, OWNED, Period, owned_by

ByPlace = dict[str, dict[tuple[str, str], int]]
FEES = {"known": FEES_KNOWN, "missing": FEES_MISSING}
_CUBE = trait_cube.c


def traits(conn: Connection, asked: PlacesAsked, period: Period, *, scope: Scope) -> list[ByPlace]:
    """The counts of each measure that is needed."""
    if asked.view not in (ONE, BESIDE):
        return []
    beside = asked.view == BESIDE
    chosen = asked.chosen if beside else PLACES["vn34"]
    where = [*counted(trait_cube, scope=scope, vn34=None), _CUBE.vn34.in_(chosen)]
    waiting = _CUBE.value <= f"{period.filed_long_ago:%Y-%m}"
    granted = _CUBE.value <= f"{period.granted_long_ago:%Y-%m}"
    measures: dict[str, tuple[bool, list[ColumnElement[bool]]]] = {
        "fees": (True, []),
        "owner": (beside or asked.indicator in OWNED, []),
        "pending": (beside or asked.indicator == LONG_PENDING, [waiting]),
        "kept": (beside or asked.indicator == KEPT, [granted]),
    }
    place = _CUBE[asked.vintage]
    return [
        _measured(conn, place, name, [*where, *more])
        for name, (needed, more) in measures.items()
        if needed
    ]


def _measured(
    conn: Connection, place: ColumnElement[str], measure: str, where: list[ColumnElement[bool]]
) -> ByPlace:
    valued = [_CUBE.value] if measure in ("fees", "owner") else []
    keys = [place, _CUBE.kind, *valued]
    query = select(*keys, func.sum(_CUBE.n)).where(*where, _CUBE.measure == measure)
    found: ByPlace = defaultdict(dict)
    for code, kind, *value, n in conn.execute(query.group_by(*keys)):
        found[code][_indicator(measure, *value), kind] = int(n)
    return found


def _indicator(measure: str, value: str = "") -> str:
    if measure == "owner":
        return owned_by(value)
    return FEES[value] if measure == "fees" else {"pending": LONG_PENDING, "kept": KEPT}[measure]
