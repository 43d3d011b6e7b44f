"""What the sheet of one record is made from."""

from dataclasses import dataclass
from datetime import date

from read_models.record import RecordView


@dataclass(frozen=True, slots=True)
class ReportRecord:
    """`vn34`: the province that gives it out, None: the institute."""

    view: RecordView
    vn34: str | None
    today: date
