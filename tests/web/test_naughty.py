"""The naughty strings as titles and owners: import → export → import gives the same texts, and
nothing of them runs."""

import csv
import io
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import select

from data_access.database.scope import SYSTEM
from data_access.importing.pipeline import import_file
from data_access.tables import asset_revision
from domain.text.folding import nfc
from tests.importing import TODAY
from tests.importing.files import csv_text, mark, shared, write
from tests.web.support import Running

RUNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def naughty() -> list[str]:
    """The strings that a cell can hold: without comments, empty ones, and those that differ only in
    surrounding space."""
    lines = shared("blns/blns.txt").read_text(encoding="utf-8").split("\n")
    return list(
        dict.fromkeys(nfc(line) for line in lines if nfc(line) and not line.startswith("#"))
    )


def no_letter(sign: str) -> bool:
    """Control characters of eight bits and signs of private use: what letters become that were
    lost."""
    return (0x80 <= ord(sign) <= 0x9F and sign != "\x85") or 0xE000 <= ord(sign) <= 0xF8FF


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_naughty_strings_come_back_as_they_were(fresh: Running, tmp_path: Path, form: str) -> None:
    """E-1, V-17: in every cell that a spreadsheet would run stands text, and what is read again
    changes nothing."""
    texts = naughty()
    assert len(texts) > 400
    lines = [
        mark(
            so_don=f"4-2020-{n:05}",
            ten=text,
            chu=text,
            trang_thai="Đang thẩm định",
            dia_chi="Vinh, Nghệ An",
        )
        for n, text in enumerate(texts, start=1)
    ]
    source = write(tmp_path / "x.csv", csv_text(lines))
    first = import_file(fresh.database, source, actor="nghean", today=TODAY, scope_vn34="40")
    # row 1 is the heading
    no_letters = [n for n, text in enumerate(texts, start=2) if any(map(no_letter, text))]
    kept = len(texts) - len(no_letters)
    assert (first.accepted, [row for row, _field, _reason in map(tuple, first.errors)]) == (
        kept,
        no_letters,
    )
    client = fresh.signed_in("nghean")
    data = client.get(f"/xuat/nghe-an/tai-san.{form}?loai=nh&tu=2020-04-17&den=2020-04-17").data
    if form == "csv":
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        assert [
            cell
            for row in rows
            for cell in row
            if cell.startswith(RUNS) and not cell.lstrip("-").isdigit()
        ] == []
    else:
        sheet = openpyxl.load_workbook(io.BytesIO(data)).active
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "d", "n"}
    again = import_file(
        fresh.database,
        write(tmp_path / f"y.{form}", data),
        actor="nghean",
        today=TODAY,
        scope_vn34="40",
    )
    assert (again.updated + again.unchanged, [tuple(e) for e in again.errors]) == (kept, [])
    with fresh.database.read(SYSTEM) as connection:
        changes = connection.scalars(
            select(asset_revision.c.changed).where(asset_revision.c.batch_id == again.batch)
        ).all()
    assert [(c["field"], c["old"], c["new"]) for change in changes for c in change] == []
