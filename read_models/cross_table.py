"""A table of two dimensions and a number, over the whole country: what an address asks for, and how
each cell finds its rows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from domain.calendar.dates import year_span
from domain.places.provinces import OTHER_PLACES
from domain.records.asset import UNKNOWN_FORMER
from domain.records.statuses import ALIVE
from language import N_
from read_models.register_filters import Filters

RECORDS, IN_FORCE, FILED, GRANTED = "ban-ghi", "con-hieu-luc", "don-nop", "cap"
COUNTED: dict[str, str] = {
    RECORDS: N_("Tất cả bản ghi"),
    IN_FORCE: N_("Văn bằng còn hiệu lực"),
    FILED: N_("Đơn nộp"),
    GRANTED: N_("Văn bằng cấp"),
}
FLOWS = (FILED, GRANTED)
PLACE, FORMER, KIND, YEAR, STATUS = "tinh", "tinh-cu", "loai", "nam", "tinh-trang"
DIMENSIONS: dict[str, str] = {
    PLACE: N_("Tỉnh, thành phố (34)"),
    FORMER: N_("Tỉnh, thành phố (63)"),
    KIND: N_("Loại tài sản"),
    YEAR: N_("Năm"),
    STATUS: N_("Tình trạng"),
}
NO_YEAR = "0"
"""Of records whose day of filing nobody knows."""


@dataclass(frozen=True, slots=True)
class CrossAsked:
    """`rows`, `columns`: of DIMENSIONS, never the same."""

    counted: str = RECORDS
    rows: str = PLACE
    columns: str = KIND

    def values(self) -> dict[str, str]:
        usual = CrossAsked()
        told = {"dem": self.counted, "hang": self.rows, "cot-bang": self.columns}
        left_out = {"dem": usual.counted, "hang": usual.rows, "cot-bang": usual.columns}
        return {name: value for name, value in told.items() if value != left_out[name]}

    def but(self, **changes: str) -> "CrossAsked":
        """With some of it changed; a dimension that would stand twice changes places."""
        found = replace(self, **changes)
        if found.rows == found.columns:
            found = replace(found, rows=self.columns, columns=self.rows)
        return found.sound()

    def sound(self) -> "CrossAsked":
        """What is counted by its day has no status."""
        if self.counted not in FLOWS or STATUS not in (self.rows, self.columns):
            return self
        other = self.columns if self.rows == STATUS else self.rows
        left = next(name for name in (PLACE, KIND) if name != other)
        return CrossAsked(self.counted, left, other)

    def dimensions(self) -> dict[str, str]:
        return {
            code: name
            for code, name in DIMENSIONS.items()
            if code != STATUS or self.counted not in FLOWS
        }


def cross_asked(asked: Mapping[str, str]) -> CrossAsked:
    """Of the parameters of an address; what cannot be read counts as not asked for."""
    usual = CrossAsked()
    rows, columns = asked.get("hang", ""), asked.get("cot-bang", "")
    counted = asked.get("dem", "")
    found = CrossAsked(
        counted if counted in COUNTED else usual.counted,
        rows if rows in DIMENSIONS else usual.rows,
        columns if columns in DIMENSIONS else usual.columns,
    )
    return usual if found.rows == found.columns else found.sound()


@dataclass(frozen=True, slots=True)
class CrossTable:
    """`rows`, `columns`: codes in their order; `n`: (row, column) → how many, of which nothing is
    zero; sums of rows, of columns and of all are those of the cells."""

    asked: CrossAsked
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    n: dict[tuple[str, str], int]
    of_rows: dict[str, int]
    of_columns: dict[str, int]
    total: int


def cell_filters(asked: CrossAsked, row: str = "", column: str = "") -> Filters:
    """The records that a cell counts, '' for all of a row, of a column or of the table."""
    found = Filters(statuses=ALIVE if asked.counted == IN_FORCE else ())
    for dimension, code in ((asked.rows, row), (asked.columns, column)):
        if code:
            found = _narrowed(found, asked, dimension, code)
    return found


def has_rows(asked: CrossAsked, row: str, column: str) -> bool:
    """Whether a list can be asked for exactly these: one of all days that are known cannot."""
    dated = asked.counted in FLOWS
    years = [c for d, c in ((asked.rows, row), (asked.columns, column)) if d == YEAR and c]
    return not dated or bool(years)


def _narrowed(found: Filters, asked: CrossAsked, dimension: str, code: str) -> Filters:
    if dimension == YEAR:
        return _of_year(found, asked, code)
    if dimension == KIND:
        return found.but(kinds=(code,))
    if dimension == STATUS:
        return found.but(statuses=(code,))
    former = dimension == FORMER and (code not in OTHER_PLACES or code == UNKNOWN_FORMER)
    return found.but(former=code) if former else found.but(place=code)


def _of_year(found: Filters, asked: CrossAsked, code: str) -> Filters:
    if code == NO_YEAR:
        return found.but(missing=("application_date",))
    first, last = year_span(int(code))
    if asked.counted == GRANTED:
        return found.but(granted_since=first, granted_until=last)
    return found.but(since=first, until=last)
