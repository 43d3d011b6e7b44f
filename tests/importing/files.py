"""Builders of small files: grids as CSV and XLSX, ST.96 documents."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from data_access.database.engine import Database
from data_access.database.scope import SYSTEM
from data_access.importing.pipeline import import_file
from data_access.records.loading import find_by_number, record_view
from data_access.writing.import_result import ImportResult
from domain.records.asset import AssetRecord
from read_models.record import RecordView
from readers.choosing import choose
from readers.file.reading import FileRefused, Row
from readers.file.source import Source
from tests.importing import TODAY

SHARED = Path(__file__).parents[2].parent / "shared" / "data"
MARKS = (
    "ID", "Nhãn hiệu", "Số đơn gốc", "Ngày nộp đơn", "Số công bố", "Ngày công bố", "Số bằng", "Ngày cấp",
    "Nhóm sản phẩm/dịch vụ", "Phân loại Viên", "Chủ đơn/Chủ bằng", "Trạng thái",
)  # fmt: skip
PATENTS = (
    "ID", "Tên sáng chế", "Số đơn gốc", "Ngày nộp đơn", "Số công bố", "Ngày công bố", "Số bằng", "Ngày cấp",
    "Phân loại IPC", "Chủ đơn/Chủ bằng", "Người phát minh", "Trạng thái",
)  # fmt: skip
DESIGNS = (
    "ID", "Trạng thái", "Tên", "Số đơn gốc", "Ngày nộp đơn", "Số công bố", "Ngày công bố", "Mã Nước ưu tiên", "Số đơn ưu tiên",
    "Ngày đơn ưu tiên", "Phân loại Locarno", "Số bằng", "Ngày cấp", "Chủ đơn/Chủ bằng", "Tác giả kiểu dáng",
)  # fmt: skip


def mark(**overrides: Any) -> dict[str, Any]:
    """A line of the marks grid; `overrides` by heading fragments: so_don, ten, ngay_nop, …"""
    names = {
        "ten": "Nhãn hiệu", "so_don": "Số đơn gốc", "ngay_nop": "Ngày nộp đơn", "so_cong_bo": "Số công bố", "ngay_cong_bo": "Ngày công bố",
        "so_bang": "Số bằng", "ngay_cap": "Ngày cấp", "nhom": "Nhóm sản phẩm/dịch vụ", "vien": "Phân loại Viên", "chu": "Chủ đơn/Chủ bằng",
        "trang_thai": "Trạng thái", "dia_chi": "Địa chỉ", "het_han": "Ngày hết hạn", "loai": "Loại",
    }  # fmt: skip
    line = {
        "ID": "1",
        "Nhãn hiệu": "MẪU",
        "Số đơn gốc": "4-2020-00001",
        "Ngày nộp đơn": "17.04.2020",
        "Chủ đơn/Chủ bằng": "Công ty Mẫu",
    }
    return line | {names[key]: value for key, value in overrides.items()}


def csv_text(
    lines: list[dict[str, Any]],
    columns: tuple[str, ...] = MARKS,
    separator: str = ",",
    end: str = "\r\n",
) -> str:
    """The lines under a heading; columns that a line names beyond the given ones are added."""
    extra = tuple(dict.fromkeys(key for line in lines for key in line if key not in columns))
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator, lineterminator=end)
    writer.writerow((*columns, *extra))
    writer.writerows([[line.get(column, "") for column in (*columns, *extra)] for line in lines])
    return text.getvalue()


def write(path: Path, content: str | bytes, encoding: str = "utf-8") -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


def xlsx(path: Path, *sheets: list[list[Any]]) -> Path:
    book = Workbook()
    book.remove(book.active)
    for lines in sheets:
        sheet = book.create_sheet()
        for line in lines:
            sheet.append(line)
    book.save(path)
    return path


def grid_xlsx(path: Path, lines: list[dict[str, Any]], columns: tuple[str, ...] = MARKS) -> Path:
    extra = tuple(dict.fromkeys(key for line in lines for key in line if key not in columns))
    return xlsx(
        path,
        [
            [*columns, *extra],
            *[[line.get(column) for column in (*columns, *extra)] for line in lines],
        ],
    )


def rows(path: Path) -> list[Row]:
    """What the chosen reader makes of a file; FileRefused passes through."""
    source = Source(path, path.name)
    return list(choose(source).read(source, TODAY).rows)


def records(path: Path) -> list[AssetRecord]:
    """The records of a file none of whose rows is rejected."""
    read = rows(path)
    assert [row.errors for row in read if row.errors] == []
    return [row.record for row in read if row.record]


def record(path: Path) -> AssetRecord:
    (only,) = records(path)
    return only


def reasons(path: Path) -> list[tuple[int | None, str | None, str]]:
    """(row, field, reason) of every row that the reader rejects."""
    return [tuple(error) for row in rows(path) for error in row.errors]


def refusal(path: Path) -> str:
    with pytest.raises(FileRefused) as caught:
        rows(path)
    return caught.value.reason


def run(database: Database, path: Path, **options: Any) -> ImportResult:
    return import_file(database, path, actor="operator", today=TODAY, **options)


def counts(result: ImportResult) -> tuple[int, int, int, int]:
    """accepted, updated, unchanged, rejected."""
    return result.accepted, result.updated, result.unchanged, result.rejected


def stored(database: Database, number: str) -> RecordView:
    """The one record with that number."""
    with database.read(SYSTEM) as connection:
        (asset_id,) = find_by_number(connection, number, scope=SYSTEM)
        return record_view(connection, asset_id, scope=SYSTEM)


def shared(path: str) -> Path:
    """A real file beside the repository; the test is skipped where it is absent."""
    if not (SHARED / path).exists():
        pytest.skip(f"the shared data are not here: {path}")
    return SHARED / path
