"""The writer: everything that changes the register goes through here, in the caller's transaction,
rollups and search included."""

from data_access.writing.batches import audit_batch, close_batch, open_batch
from data_access.writing.reassess import reassess
from data_access.writing.save import Outcome, save
from data_access.writing.undo import Undone, UndoRefused, undo

__all__ = [
    "Outcome",
    "UndoRefused",
    "Undone",
    "audit_batch",
    "close_batch",
    "open_batch",
    "reassess",
    "save",
    "undo",
]
