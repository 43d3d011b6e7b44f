"""What every reader delivers: rows, each a record or the reasons why not; a file that cannot be read at all is refused whole."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from data_access.importing.source import Source
from data_access.network import Fact
from data_access.writing import RowError
from domain.records import AssetRecord
from domain.roles import ASSETS
from i18n import _

__all__ = ["ASSETS", "ColumnsUnknown", "FileRefused", "ProvinceWanted", "Reader", "Reading", "Row", "RowError"]


class FileRefused(Exception):
    """The file is refused whole; the message is one Vietnamese sentence for the person who sent it. `errors`: rows that led to it."""

    def __init__(self, reason: str, errors: Sequence[RowError] = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        self.errors = tuple(errors)

    @property
    def question(self) -> str:
        """The reason where it is shown beside the means to answer it."""
        return self.reason


class ProvinceWanted(FileRefused):
    """The rows are one province's, and the sender has none: he can declare it."""


class ColumnsUnknown(FileRefused):
    """No line of the table has the headings of a known layout. `examples`: those that it does have, for the sender to explain, each with
    a value that stands below it."""

    def __init__(self, examples: Mapping[str, str]) -> None:
        headings = tuple(examples)
        reason = _(
            "Không thấy dòng tiêu đề với các cột đã biết: cần ít nhất cột số đơn (hoặc số bằng), cột tên và một cột nữa, "
            "như lưới WIPO Publish."
        )
        told = _("Tiêu đề trong tệp: {headings}; có thể gán từng cột.", headings=", ".join(f"“{h}”" for h in headings[:12]))
        super().__init__(f"{reason} {told}" if headings else reason)
        self.headings, self.examples = headings, dict(examples)

    @property
    def question(self) -> str:
        if not self.headings:
            return self.reason
        return _("Chưa nhận ra tiêu đề cột của bảng. Chọn nội dung cho từng cột: cần số đơn (hoặc số bằng), tên và ít nhất một cột nữa.")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the file. `position`: its 1-based row or line. Either `record`, or `errors` that say why there is none. A record is an
    asset, or what the reading's kind says (data_access.network.FACT_KINDS). `cells`: a table's cells as they stand, under
    `Reading.columns`, to be given back for correction when the row is rejected. `file`: the one inside a ZIP that it stands in."""

    position: int | None
    record: AssetRecord | Fact | None
    errors: tuple[RowError, ...] = ()
    cells: tuple[str, ...] = ()
    file: str | None = None


@dataclass(frozen=True)
class Reading:
    """An opened file: `format` says what it turned out to be (at most 30 characters), `rows` streams it and may raise FileRefused.
    `columns`: the headings of a table as they are written; `unmatched`: those that nothing is read from. `kind`: what the records are,
    assets or one of FACT_KINDS."""

    format: str
    rows: Iterator[Row]
    columns: tuple[str, ...] = ()
    kind: str = ASSETS
    unmatched: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reader:
    """A file format. `sniff` decides by content, never by name. `read` opens the file and raises FileRefused; `today` is the day of the
    import, for what the file itself does not date."""

    name: str
    sniff: Callable[[Source], bool]
    read: Callable[[Source, date], Reading]
