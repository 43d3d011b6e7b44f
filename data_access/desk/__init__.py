"""The officers' desk: what people write beside the register. Each write is one transaction with its audit row.

Every function takes a `scope`; `Writer` says who writes, in which province. Audit rows name what was done, never what a note says.
"""

from data_access.desk.writer import Conflict, Gone, Writer

__all__ = ["Conflict", "Gone", "Writer"]
