"""From rows to what may be written: place, checks, repeats within the file, what the sender may not touch."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from data_access.importing.checks import faults
from data_access.importing.place import placed
from data_access.importing.reading import FileRefused, Row, RowError
from data_access.importing.staging import Staging
from domain.records import AssetRecord
from i18n import _

MOST_ERRORS = 10_000
"""A file with more bad rows than this is the wrong file; it is refused whole, before its errors fill the memory."""


@dataclass(frozen=True)
class Sender:
    """Who imports. `vn34`: the officer's own province, outside of which nothing may be written; None for national senders.
    `declared`: the province of rows that have no address."""

    actor: str
    actor_id: int | None
    vn34: str | None
    declared: str | None


@dataclass
class Intake:
    """Takes rows in, good ones into the staging; keeps the counts, the errors and the rows that belong to another province."""

    staging: Staging
    sender: Sender
    today: date
    counts: Counter[str] = field(default_factory=Counter)
    errors: list[RowError] = field(default_factory=list)
    foreign: list[int | None] = field(default_factory=list)

    def take(self, rows: Iterable[Row]) -> None:
        """Reads all rows. Raises FileRefused when the file holds none, or far too many bad ones."""
        for row in rows:
            self._take(row)
            if len(self.errors) > MOST_ERRORS:
                raise FileRefused(_("Quá nhiều dòng không nhận được (hơn {n}); hãy kiểm tra lại tệp.", n=MOST_ERRORS), self.errors[:100])
        if not self.staging.count and not self.counts:
            raise FileRefused(_("Tệp không có dòng dữ liệu nào."))

    def _take(self, row: Row) -> None:
        if row.record is None:
            self._reject(*row.errors)
            return
        record = placed(row.record, self.sender.declared)
        found = faults(record, row.position, self.today)
        if found:
            self._reject(*found)
        elif self._is_foreign(record):
            self.foreign.append(row.position)
            self._reject(
                RowError(
                    row.position, None, _("Dòng này thuộc tỉnh khác hoặc không rõ tỉnh; tài khoản chỉ nhập được dữ liệu của tỉnh mình.")
                )
            )
        else:
            self._stage(row.position, record)

    def _is_foreign(self, record: AssetRecord) -> bool:
        return self.sender.vn34 is not None and record.place.vn34 != self.sender.vn34

    def _stage(self, position: int | None, record: AssetRecord) -> None:
        repeat = self.staging.offer(position, record)
        if repeat and repeat.same:
            self.counts["unchanged"] += 1
        elif repeat:
            self._reject(RowError(position, None, _("Trùng số với dòng {n} nhưng khác nội dung", n=repeat.position)))

    def _reject(self, *errors: RowError) -> None:
        self.counts["rejected"] += 1
        self.errors += errors
