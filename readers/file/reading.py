"""What every reader delivers: rows, each a record or the reasons why not; a file that cannot be
read at all is refused whole."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from domain.facts import Fact
from domain.records.asset import AssetRecord
from domain.records.contact import OwnerContact
from domain.roles import ASSETS
from domain.text.folding import nfc
from language import _
from readers.file.source import Source

__all__ = [
    "ASSETS",
    "ColumnsUnanswered",
    "ColumnsUnknown",
    "FileRefused",
    "ProvinceWanted",
    "Reader",
    "Reading",
    "Row",
    "RowError",
    "Unread",
]


SHOWN_ASIDES = 20
"""Of the lines that are no record so many are told word by word."""
SAMPLES, LONGEST_SAMPLE = 30, 60
"""Of a column that is not read so many different values are told, by so many characters."""


class RowError(NamedTuple):
    """A row that was not taken: its 1-based place in the file (None where files have none), the
    field, the reason in Vietnamese."""

    row: int | None
    field: str | None
    reason: str


class FileRefused(Exception):
    """The file is refused whole; the message is one Vietnamese sentence for the person who sent it.
    `errors`: rows that led to it."""

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
    """No line of the table has the headings of a known layout. `examples`: those that it does have,
    for the sender to explain, each with a value that stands below it; `samples`: some of its
    values; `read`: headings of columns that are read."""

    def __init__(self, examples: Mapping[str, str]) -> None:
        headings = tuple(examples)
        reason = _(
            "Không thấy dòng tiêu đề với các cột đã biết: cần ít nhất cột số đơn (hoặc số văn bằng), cột tên và một cột nữa, "
            "như lưới WIPO Publish; hãy ghi tên các cột ở một dòng trên dữ liệu."
        )
        told = _(
            "Tiêu đề trong tệp: {headings}; có thể gán từng cột.",
            headings=", ".join(f"“{h}”" for h in headings[:12]),
        )
        super().__init__(f"{reason} {told}" if headings else reason)
        self.headings, self.examples = headings, dict(examples)
        self.samples: dict[str, list[str]] = {h: [v] for h, v in examples.items() if v}
        self.read: tuple[str, ...] = ()

    @property
    def question(self) -> str:
        if not self.headings:
            return self.reason
        return _(
            "Chưa nhận ra tiêu đề cột của bảng. Chọn nội dung cho từng cột: cần số đơn (hoặc số văn bằng), tên và ít nhất một cột nữa."
        )


class ColumnsUnanswered(ColumnsUnknown):
    """An officer's table has no column that is known to hold addresses, and columns of text that
    nobody has read or waived: one of them may say that a row is another province's. `addresses`:
    those that look like addresses."""

    def __init__(
        self,
        examples: Mapping[str, str],
        addresses: Sequence[str] = (),
        samples: Mapping[str, list[str]] | None = None,
        read: Sequence[str] = (),
    ) -> None:
        super().__init__(examples)
        self.addresses, self.read = tuple(addresses), tuple(read)
        self.samples |= samples or {}

    @property
    def question(self) -> str:
        return _(
            "Chưa nhận ra cột địa chỉ, và có cột chưa đọc. Cho biết từng cột chứa gì, hoặc chọn “không dùng”, trước khi nhận dòng nào: "
            "địa chỉ quyết định dòng nào thuộc tỉnh."
        )


@dataclass
class Unread:
    """What of a file is not read, known once its rows have been: `columns`: heading → cells that
    are filled; `at`: the letter of each; `samples`: some of its values; `lines`: how many lines were
    looked at; `examples`: a value of each of those that hold text; `addresses`: those that look
    like addresses; `sheets` by name, and which of them are hidden; `sheet_headings`: of a sheet that is
    not known what may be its headings, each with a value; `rows` hidden or filtered out.
    `placeless`: a table of assets has no column for addresses. `asides`: how many lines are no
    record (titles of parts, sums, signatures), `said`: what the first of them say. `formulas`: heading → cells whose stored value was taken
    for their formula."""

    columns: dict[str, int] = field(default_factory=dict)
    at: dict[str, str] = field(default_factory=dict)
    samples: dict[str, list[str]] = field(default_factory=dict)
    lines: int = 0
    examples: dict[str, str] = field(default_factory=dict)
    addresses: list[str] = field(default_factory=list)
    sheets: list[str] = field(default_factory=list)
    hidden_sheets: list[str] = field(default_factory=list)
    sheet_headings: dict[str, dict[str, str]] = field(default_factory=dict)
    rows: int = 0
    placeless: bool = False
    asides: int = 0
    said: list[str] = field(default_factory=list)
    formulas: dict[str, int] = field(default_factory=dict)

    def add_aside(self, text: str) -> None:
        """A line that is no record; one that only counts the columns says nothing."""
        if not text:
            return
        self.asides += 1
        if len(self.said) < SHOWN_ASIDES:
            self.said.append(nfc(text)[:60])

    def add_cell(self, heading: str, text: str) -> None:
        """A filled cell of a column that is not read."""
        self.columns[heading] += 1
        samples = self.samples.setdefault(heading, [])
        if len(samples) < SAMPLES and (shown := nfc(text)[:LONGEST_SAMPLE]) not in samples:
            samples.append(shown)

    def add(self, other: "Unread", file: str) -> None:
        """What is not read of a file within this one."""
        self.columns |= {f"{file} › {heading}": n for heading, n in other.columns.items()}
        self.sheets += [f"{file} › {sheet}" for sheet in other.sheets]
        self.hidden_sheets += [f"{file} › {sheet}" for sheet in other.hidden_sheets]
        self.samples |= {f"{file} › {name}": own for name, own in other.samples.items()}
        self.lines += other.lines
        self.examples |= other.examples
        self.addresses += other.addresses
        self.rows += other.rows
        self.placeless = self.placeless or other.placeless
        self.asides += other.asides
        self.said = [*self.said, *other.said][:SHOWN_ASIDES]
        self.formulas |= {f"{file} › {heading}": n for heading, n in other.formulas.items()}

    def to_json(self) -> dict[str, Any]:
        """As the contract has it; a column without a single value is none."""
        return {
            "columns": [heading for heading, n in self.columns.items() if n],
            "sheets": list(self.sheets),
            "rows": self.rows,
        }


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the file. `position`: its 1-based row or line. Either `record`, or `errors` that
    say why there is none. A record is an asset, or what the reading's kind says
    (data_access.network.FACT_KINDS). `cells`: a table's cells as they stand, under
    `Reading.columns`, to be given back for correction when the row is rejected. `file`: the one
    inside a ZIP that it stands in. `aside`: (heading, text) of addresses in columns that are not
    read. `only_known`: it names an asset without telling whose it is, so it can update one that is
    known, and never be anybody's new one. `own`: of a list that we gave out ourselves, so that only
    what it says otherwise than the register does is a change. `partial`: what could be read of a
    row with errors, for what else speaks against it. `sheet`: of a workbook with several tables, the
    one it stands in. `columns`: field → its column of `cells`, `labels`: field → its heading.
    `contact`: how the owner is reached, where a register tells it beside the asset. `headings`: what
    stands above `cells`, of a file with several tables not always `Reading.columns`."""

    position: int | None
    record: AssetRecord | Fact | None
    errors: tuple[RowError, ...] = ()
    cells: tuple[str, ...] = ()
    file: str | None = None
    aside: tuple[tuple[str, str], ...] = ()
    only_known: bool = False
    own: bool = False
    partial: AssetRecord | None = None
    sheet: str | None = None
    columns: Mapping[str, int] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    contact: OwnerContact | None = None
    headings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """An opened file: `format` says what it turned out to be (at most 30 characters), `rows`
    streams it and may raise FileRefused. `columns`: the headings of a table as they are written;
    `unmatched`: those that nothing is read from. `kind`: what the records are, assets or one of
    FACT_KINDS. `unread`: what is left out, complete once the rows have been read. `preamble`: what stands above the headings of
    a workbook's first table."""

    format: str
    rows: Iterator[Row]
    columns: tuple[str, ...] = ()
    kind: str = ASSETS
    unmatched: tuple[str, ...] = ()
    unread: Unread = field(default_factory=Unread)
    preamble: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reader:
    """A file format. `sniff` decides by content, never by name. `read` opens the file and raises
    FileRefused; `today` is the day of the import, for what the file itself does not date."""

    name: str
    sniff: Callable[[Source], bool]
    read: Callable[[Source, date], Reading]
