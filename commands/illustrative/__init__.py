"""Illustrative assets and months of visits for demonstrations: the same every time for one day,
relative to which all dates stand.

Nothing here is real. Names are invented (`names/`). Serial numbers begin at 900001
and title numbers at 9900001, ranges that the office has never come near, so that no illustrative
number can be taken for a real one.
"""

from commands.illustrative.borrowed import borrowed
from commands.illustrative.desk import NAME as DESK_NAME
from commands.illustrative.desk import PROVINCES as DESK_PROVINCES
from commands.illustrative.desk import kept_rows as desk_rows
from commands.illustrative.events import events
from commands.illustrative.generate import SIZE, records
from commands.illustrative.goals import targets, tasks
from commands.illustrative.staff import staff
from commands.illustrative.stations import SILENT as SILENT_STATION
from commands.illustrative.stations import favourable, stations
from commands.illustrative.visits import visits

__all__ = [
    "DESK_NAME",
    "DESK_PROVINCES",
    "SILENT_STATION",
    "SIZE",
    "borrowed",
    "desk_rows",
    "events",
    "favourable",
    "records",
    "staff",
    "stations",
    "targets",
    "tasks",
    "visits",
]
