"""Issue 19, item 8: a province's spreadsheet is its Department's register, of the day that it tells or
its sender says; an older list never moves newer data; a grid of WIPO Publish stays one."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from data_access.database.scope import SYSTEM
from data_access.importing.provenance import list_day
from data_access.tables import asset
from domain.records.sources import source_label
from tests.importing import TODAY
from tests.importing.files import csv_text, mark
from tests.importing.test_unread import HEAD, Office, book, line, office

__all__ = ["office"]
HEADINGS = [*HEAD, "Địa chỉ"]


@pytest.mark.parametrize(
    ("name", "lines", "day"),
    [
        ("so.xlsx", ["SỔ THEO DÕI", "(Số liệu đến hết tháng 10 năm 2025)"], date(2025, 10, 31)),
        ("so.xlsx", ["Tính đến ngày 20/11/2025"], date(2025, 11, 20)),
        ("so.xlsx", ["Cập nhật ngày 5 tháng 3 năm 2026"], date(2026, 3, 5)),
        ("so-theo-doi-2026-03-31.xlsx", [], date(2026, 3, 31)),
        ("so theo doi thang 2.2026.xlsx", [], date(2026, 2, 28)),
        ("so_T3-2026.xlsx", ["Căn cứ Quyết định ngày 01/02/2024"], date(2026, 3, 31)),
        ("so_theo_doi_2026.xlsx", [], None),
        ("so.xlsx", ["Số liệu đến 31/12/2030"], None),
        ("so.xlsx", ["Số liệu đến 31/02/2026"], None),
    ],
)
def test_the_day_of_a_list_is_proposed(name: str, lines: list[str], day: date | None) -> None:
    found = list_day(name, lines, TODAY)
    assert (found.day if found else None) == day


def stored(office: Office) -> tuple[str, str, date]:
    with office.database.read(SYSTEM) as connection:
        row = connection.execute(select(asset.c.title, asset.c.source, asset.c.as_of)).one()
    return row.title, row.source, row.as_of


def test_an_older_list_never_moves_newer_data(office: Office, tmp_path: Path) -> None:
    def sheet(name: str, told: str, title: str) -> Path:
        own = [1, title, "4-2022-00001", "05/03/2022", "HTX Sen", "Vinh, Nghệ An"]
        return book(tmp_path / name, ("Sổ", [["SỔ THEO DÕI"], [told], HEADINGS, own]))

    job = office.drop(sheet("new.xlsx", "Số liệu đến 31/03/2026", "TÊN MỚI"))
    assert job.detail["list_day"] == {"day": "2026-03-31", "said": "Số liệu đến 31/03/2026"}
    office.again(job.id, "apply")
    assert stored(office) == ("TÊN MỚI", "dept_register", date(2026, 3, 31))
    older = office.drop(sheet("old.xlsx", "Số liệu đến 31/12/2025", "TÊN CŨ"))
    assert older.detail["counts"]["updated"] == 0
    office.again(older.id, "apply")
    assert stored(office) == ("TÊN MỚI", "dept_register", date(2026, 3, 31))
    later = office.drop(sheet("later.xlsx", "Không rõ", "TÊN SAU"))
    assert later.detail["list_day"] == {"day": TODAY.isoformat(), "said": ""}
    later = office.again(later.id, list_day_said="2026-01-15")
    assert later.detail["counts"]["updated"] == 0
    later = office.again(later.id, list_day_said="2026-04-15")
    assert later.detail["counts"]["updated"] == 1


def test_a_grid_stays_a_grid(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "grid.csv"
    path.write_text(csv_text([mark(dia_chi="Vinh, Nghệ An")]), "utf-8")
    job = office.drop(path)
    assert job.detail["list_day"] is None
    office.again(job.id, "apply")
    assert stored(office)[1] == "wipo_publish"
    assert source_label("dept_register") == "Sổ theo dõi của Sở KH&CN"


def test_a_register_of_one_line_says_whose_it_is(office: Office, tmp_path: Path) -> None:
    job = office.drop(book(tmp_path / "x.xlsx", ("S", [HEADINGS, line(1, "HTX", "Nghệ An")])))
    office.again(job.id, "apply")
    assert stored(office)[1] == "dept_register"
