"""Products of a province from a file: whose they are, what they are linked to, undo; the watch runs
in an import's own transaction."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from data_access.accounts.writer import Writer
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM, Scope
from data_access.importing.pipeline import import_file
from data_access.local_lists import rows as kept
from data_access.local_names.watch.look import look_daily
from data_access.tables import local_product, watch_hit
from data_access.writing.undo import UndoRefused, undo
from read_models.local_lists import PRODUCTS
from readers.file.reading import FileRefused
from tests.builders import create_asset
from tests.importing.files import csv_text, mark

TODAY = date(2026, 11, 25)
HEAD = "Tên sản phẩm,Hạng OCOP,Chủ thể sản xuất,Quyền liên kết\n"
LINES = "Cam Khe Mây,4 sao,HTX Khe Mây,4-2020-00777\nMật ong,9,HTX B,\nTương,,HTX C,Không có\n"


def send(database: Database, folder: Path, text: str, vn34: str | None = "40") -> int | None:
    file = folder / "san-pham.csv"
    file.write_text(text, encoding="utf-8")
    result = import_file(database, file, actor="nghean", today=TODAY, scope_vn34=vn34)
    send.result = (result.kind, result.accepted, result.updated, result.unchanged, result.rejected)  # type: ignore[attr-defined]
    return result.batch


def stored(database: Database, vn34: str = "40") -> list[tuple[str, str, bool]]:
    scope = Scope.province(vn34)
    with database.read(scope) as connection:
        rows = kept.kept_rows(connection, PRODUCTS, scope=scope, vn34=vn34)
    return [(row.values["name"], row.values["stars"], row.asset_id is not None) for row in rows]


def test_a_list_is_imported_linked_changed_and_undone(database: Database, tmp_path: Path) -> None:
    with database.write(SYSTEM) as connection:
        create_asset(
            connection, application_no="4-2020-00777", application_key="4202000777", vn34="40"
        )
    first = send(database, tmp_path, HEAD + LINES)
    assert send.result == ("products", 2, 0, 0, 1)  # type: ignore[attr-defined]
    assert stored(database) == [("Cam Khe Mây", "4", True), ("Tương", "", False)]
    assert stored(database, "52") == []
    second = send(database, tmp_path, HEAD + "Cam Khe Mây,5,HTX Khe Mây,\nTương,,HTX C,\n")
    assert send.result == ("products", 0, 1, 1, 0)  # type: ignore[attr-defined]
    assert stored(database)[0] == ("Cam Khe Mây", "5", True)
    with database.write(SYSTEM) as connection:
        undo(connection, second or 0, actor="nghean", today=TODAY)
    assert stored(database)[0] == ("Cam Khe Mây", "4", True)
    with database.write(SYSTEM) as connection:
        undo(connection, first or 0, actor="nghean", today=TODAY)
    assert stored(database) == []


def test_what_an_officer_changed_since_is_not_taken_back(
    database: Database, tmp_path: Path
) -> None:
    batch = send(database, tmp_path, HEAD + LINES)
    scope = Scope.province("40")
    with database.read(SYSTEM) as connection:
        number, version = connection.execute(
            select(local_product.c.id, local_product.c.version).limit(1)
        ).one()
    row = {"name": "Cam", "kind": "ocop", "stars": "3", "maker": "", "place": "", "right_no": ""}
    with database.write(scope) as connection:
        kept.change_row(
            connection,
            Writer(1, "nghean", "Lê", "40", scope),
            PRODUCTS,
            number,
            row,
            version=version,
        )
    with pytest.raises(UndoRefused), database.write(SYSTEM) as connection:
        undo(connection, batch or 0, actor="nghean", today=TODAY)


def test_products_are_somebodys(database: Database, tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="của một tỉnh"):
        send(database, tmp_path, HEAD + LINES, vn34=None)


def test_an_import_raises_its_alerts_and_its_undo_takes_them_back(
    database: Database, tmp_path: Path
) -> None:
    """In the import's own transaction: the mark of Gia Lai is flagged for Nghệ An the moment it is
    there."""
    with database.write(SYSTEM) as connection:
        create_asset(
            connection, title="Cam Khe Mây", product="cam", mark_category="collective", vn34="40"
        )
        look_daily(connection, TODAY)
    rows = [
        mark(
            so_don="4-2026-00011",
            ten="KHE MÂY XANH",
            dia_chi="Pleiku, Gia Lai",
            nhom="31",
            ngay_nop="01/10/2026",
        ),
        mark(
            so_don="4-2026-00012",
            ten="ĐẤT ĐỎ",
            dia_chi="Pleiku, Gia Lai",
            nhom="31",
            ngay_nop="01/10/2026",
        ),
        mark(
            so_don="4-2026-00013",
            ten="KHE MÂY VINH",
            dia_chi="Vinh, Nghệ An",
            nhom="31",
            ngay_nop="01/10/2026",
        ),
    ]
    file = tmp_path / "nhan-hieu.csv"
    file.write_text(csv_text(rows), encoding="utf-8")
    batch = import_file(database, file, actor="vien", today=TODAY).batch
    c = watch_hit.c
    with database.read(SYSTEM) as connection:
        found = [
            tuple(row)
            for row in connection.execute(select(c.vn34, c.mark, c.application_no, c.state))
        ]
    assert found == [("40", "KHE MÂY XANH", "4-2026-00011", "new")]
    with database.write(SYSTEM) as connection:
        undo(connection, batch or 0, actor="vien", today=TODAY)
        assert connection.execute(select(c.id)).all() == []
