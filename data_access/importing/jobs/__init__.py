"""Imports from the web: a folder and a job row each; a process of its own reads, writes or takes
back once it is the job's turn.

The folder holds the file, the stage, a lock that its process keeps for as long as it lives
(whatever ends it), its number, and a sign to cancel. That process is held to limits and watched by
another, which ends it and notes why. What that process does stands in `work.run`; the server never
loads it, nor the readers below it.
"""

from data_access.importing.jobs.folder import Folder
from data_access.importing.jobs.limits import CANCELLED, Limits, watched
from data_access.importing.jobs.previews import forget_preview
from data_access.importing.jobs.queue import (
    TooMany,
    TooMuch,
    ahead,
    is_turn,
    require_room,
    start_waiting,
)
from data_access.importing.jobs.view import (
    KIND,
    begin,
    clear,
    history,
    is_dead,
    look,
    mark_dead,
    settle,
    view_of,
    withdraw,
)

__all__ = [
    "CANCELLED",
    "KIND",
    "Folder",
    "Limits",
    "TooMany",
    "TooMuch",
    "ahead",
    "begin",
    "clear",
    "forget_preview",
    "history",
    "is_dead",
    "is_turn",
    "look",
    "mark_dead",
    "require_room",
    "settle",
    "start_waiting",
    "view_of",
    "watched",
    "withdraw",
]
