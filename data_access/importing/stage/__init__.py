"""The stage: a file of its own that holds one import between reading and writing.

It is made while the file is read, shows what would change (the preview), and is written to the
register in one transaction of set-based statements. The register's write lock is held for those
statements alone; a process that dies before leaves nothing but the stage.
"""

from data_access.importing.stage.file import Stage
from data_access.importing.stage.view import preview, rejected_rows, rejected_tables

__all__ = ["Stage", "preview", "rejected_rows", "rejected_tables"]
