"""Imports from the web: a folder and a job row each; a process of its own reads, writes or takes back.

The folder holds the file, the stage, a lock that its process keeps for as long as it lives (whatever ends it), and a sign to cancel.
What that process does stands in `work.run`; the server never loads it, nor the readers below it.
"""

from data_access.importing.work.folder import Folder
from data_access.importing.work.watch import KIND, begin, clear, history, is_dead, look, mark_dead, view_of

__all__ = ["KIND", "Folder", "begin", "clear", "history", "is_dead", "look", "mark_dead", "view_of"]
