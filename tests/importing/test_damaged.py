"""Files of every format, damaged at random (seeded): each is read, or refused with a sentence;
never anything else, never wrong letters."""

import csv
import gzip
import random
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from sqlalchemy import func, select

from components.imports import labels
from components.imports.labels import CONTAINERS, format_label
from components.imports.labels import FORMATS as NAMES
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM
from data_access.tables import asset
from readers.choosing import READERS, choose
from readers.file.reading import FileRefused, Row
from readers.file.source import Source
from readers.layouts.registry import LAYOUTS
from readers.web_logs.formats import FORMATS as LOGS
from tests.importing import TODAY
from tests.importing.files import csv_text, grid_xlsx, mark, run, write
from tests.importing.old_excel import xls
from tests.importing.st96_documents import document, mark_xml
from tests.importing.test_text_files import windows_1258
from tests.importing.test_us_cases import case, daily, header
from tests.importing.test_weblogs import line
from tests.importing.test_wipo_pages import page
from tests.importing.xml_documents import st66, st66_mark, st86, us_grant

LINES = [
    mark(ten=f"Gạo Mẫu {n}", so_don=f"4-2021-0000{n}", nhom="30", dia_chi="Vinh, Nghệ An")
    for n in range(1, 9)
]
REPLACED = "\ufffd"


def _zip() -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("lưới.csv", csv_text(LINES))
        archive.writestr("mark.xml", document(mark_xml()))
    return file.getvalue()


def _html_table() -> bytes:
    cells = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>"
        for row in csv.reader(csv_text(LINES).splitlines())
    )
    return f'<html><head><meta charset="utf-8"></head><body><table>{cells}</table></body></html>'.encode()


def _design() -> str:
    numbered = "<RegistrationOfficeCode>DE</RegistrationOfficeCode><DesignApplicationNumber>M1</DesignApplicationNumber>"
    return st86(
        f"<DesignApplicationDetails><DesignApplication>{numbered}</DesignApplication></DesignApplicationDetails>"
    )


FORMATS: dict[str, Callable[[], bytes]] = {
    "grid.csv": lambda: csv_text(LINES).encode(),
    "grid_1258.csv": lambda: windows_1258(csv_text(LINES)),
    "table.xls": lambda: xls(
        [["Tên", "Số bằng", "Trạng thái"], ["A", "3-0001234-000", "Cấp bằng"]]
    ),
    "table.html": _html_table,
    "page.html": lambda: page(
        "Nhãn hiệu Đơn : VN -4-2024-00001",
        ("(541) Nhãn hiệu", "MẪU"),
        ("(20) Số đơn", "4-2024-00001"),
    ),
    "marks.xml": lambda: document(
        "".join(mark_xml(number=f"4-2020-0000{n}") for n in range(1, 6))
    ).encode(),
    "st66.xml": lambda: st66(*(st66_mark(f"1000000{n}") for n in range(3))).encode(),
    "st86.xml": lambda: _design().encode(),
    "grants.xml": lambda: "".join(
        us_grant(f"0{n}000000", f"1300000{n}") for n in range(1, 4)
    ).encode(),
    "cases.xml": lambda: daily(
        case("01234567", header(filing_date="20200105", mark_identification="MẪU"))
    ).encode(),
    "visits.csv": lambda: (
        "Tháng,Khách truy cập,Trang truy cập\n05/2021,10.000,185.221\nTháng 6/2021,9,10\n".encode(
            "utf-16"
        )
    ),
    "access.log": lambda: "".join(line(f"10/Feb/2012:16:42:0{n} +0700") for n in range(9)).encode(),
    "access.log.gz": lambda: gzip.compress((line() * 200).encode(), mtime=0),
    "all.zip": _zip,
}


def damaged(data: bytes, seed: str) -> Iterator[bytes]:
    """Cut at every tenth; bytes flipped; a piece lost, said twice; lines in another order; NULs and
    marks where none belong."""
    chance = random.Random(seed)
    yield from (data[: len(data) * tenth // 10] for tenth in range(1, 10))
    for flips in (1, 1, 3, 3, 20, 20):
        bad = bytearray(data)
        for _ in range(flips):
            bad[chance.randrange(len(bad))] = chance.randrange(256)
        yield bytes(bad)
    for _ in range(2):
        begin = chance.randrange(len(data))
        end = begin + chance.randrange(1, 200)
        yield data[:begin] + data[end:]
        yield data[:end] + data[begin:]
    lines = data.split(b"\n")
    chance.shuffle(lines)
    yield b"\n".join(lines)
    yield from (
        data + b"\0" * 5,
        b"\xff\xfe\xfd" + data,
        b"\n\n" + data,
        data.replace(b"\n", b"\r"),
    )


def read(path: Path) -> list[Row]:
    """The rows; none where the file is refused, with a sentence."""
    try:
        source = Source(path, path.name)
        return list(choose(source).read(source, TODAY).rows)
    except FileRefused as refused:
        assert refused.reason.strip()
        return []


@pytest.mark.parametrize("name", [*FORMATS, "grid.xlsx"])
def test_a_damaged_file_is_read_or_refused(tmp_path: Path, name: str) -> None:
    """V-1 and V-11: under another extension, too."""
    whole = FORMATS[name]() if name in FORMATS else grid_xlsx(tmp_path / name, LINES).read_bytes()
    assert any(row.record for row in read(write(tmp_path / "WHOLE.DAT", whole))), (
        "the undamaged file is read"
    )
    for content in damaged(whole, name):
        found = read(write(tmp_path / "X.DAT", content))
        if REPLACED.encode() not in content:
            assert REPLACED not in repr([row.record for row in found])


def test_of_a_damaged_file_all_is_stored_or_nothing(database: Database, tmp_path: Path) -> None:
    """V-1: what the report says is what the register holds."""
    accepted = 0
    for content in damaged(FORMATS["marks.xml"](), "stored"):
        try:
            accepted += run(database, write(tmp_path / "x.xml", content)).accepted
        except FileRefused:
            continue
        finally:
            with database.read(SYSTEM) as connection:
                assert connection.scalar(select(func.count()).select_from(asset)) == accepted
    assert accepted


@pytest.mark.parametrize(
    "name",
    ["grid.csv", "table.html", "page.html", "marks.xml", "st66.xml", "cases.xml", "access.log"],
)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "utf-16-le"])
def test_every_unicode_form_reads_alike(tmp_path: Path, name: str, encoding: str) -> None:
    """V-4: with and without a mark, lines ended in any way."""
    text = FORMATS[name]().decode()
    declared = (
        text.replace('encoding="UTF-8"', 'encoding="UTF-16"')
        if encoding.startswith("utf-16")
        else text
    )
    expected = [(row.record, row.errors) for row in read(write(tmp_path / "a.dat", text))]
    assert expected
    assert [
        (row.record, row.errors) for row in read(write(tmp_path / "b.dat", declared, encoding))
    ] == expected
    ended = declared.replace("\r\n", "\n").replace("\n", "\r\n")
    assert [
        (row.record, row.errors) for row in read(write(tmp_path / "c.dat", ended, encoding))
    ] == expected


def test_every_format_that_a_reader_gives_has_a_name(tmp_path: Path) -> None:
    """Without one its code would be shown. Each reader but the packages' has a whole file here."""
    read_by: set[str] = set()
    without: set[str] = set()
    for name in [*FORMATS, "grid.xlsx"]:
        whole = (
            FORMATS[name]() if name in FORMATS else grid_xlsx(tmp_path / name, LINES).read_bytes()
        )
        source = Source(write(tmp_path / "WHOLE.DAT", whole), "WHOLE.DAT")
        reader = choose(source)
        code = reader.read(source, TODAY).format
        read_by.add(reader.name)
        head, _sign, tail = code.rpartition("_")
        if (head if tail in CONTAINERS else code) not in NAMES:
            without.add(code)
    assert not without and not {one.format for one in LAYOUTS} - NAMES.keys()
    assert {f"weblog_{name}" for name in LOGS} <= NAMES.keys()
    assert read_by - {"zip"} == {reader.name for reader in READERS}


def test_a_format_keeps_its_name_whatever_tables_come_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table may come in a container by which the name of another format ends."""
    monkeypatch.setattr(labels, "CONTAINERS", (*CONTAINERS, "json"))
    assert format_label("wipo_publish_json") == "lưới WIPO Publish, JSON"
    assert format_label("weblog_json") == "nhật ký web, JSON"
    assert format_label("weblog_json_gz") == "nhật ký web, JSON, GZ"
