"""Issue 19, item 5: an officer declares only the own province, for one file, when asked; addresses
that name only a commune or a district are the own one's in one step and are remembered."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from components.imports.declared import declared_card
from components.imports.view import State, View
from data_access.database import jobs
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM
from data_access.importing.jobs import view_of
from data_access.importing.own_addresses import (
    count_addresses,
    forget_addresses,
    own_addresses,
)
from data_access.tables import asset, own_address
from domain.places.assigned import address_key, may_be_declared
from tests.components.tree import text
from tests.importing.files import shared
from tests.importing.test_unread import HEAD, Office, book, line, office

__all__ = ["office"]
NOW = datetime(2026, 11, 28, tzinfo=UTC)
HEADINGS = [*HEAD, "Địa chỉ"]


@pytest.mark.parametrize(
    ("address", "may"),
    [
        ("Huyện Nam Đàn", True),
        ("KCN Bắc Vinh", True),
        ("Số 1 Lê Lợi", True),
        ("đường Tỉnh lộ 8, xã A", True),
        ("tỉnh Nghệ Tĩnh", False),
        ("", False),
    ],
)
def test_what_names_a_province_is_not_declared(address: str, may: bool) -> None:
    assert may_be_declared(address) is may


def sheet(path: Path, *addresses: str) -> Path:
    lines = [line(n, "HTX Sen", address) for n, address in enumerate(addresses, start=1)]
    return book(path, ("Sổ", [HEADINGS, *lines]))


def counted(job: jobs.Job) -> tuple[int, int]:
    return job.detail["counts"]["accepted"], job.detail["counts"]["rejected"]


def test_one_step_takes_them_and_the_next_file_knows_them(office: Office, tmp_path: Path) -> None:
    told = ("Huyện Nam Đàn", "Kỳ Anh, Hà Tĩnh", "Hoàn Kiếm, Hà Nội", "tỉnh Nghệ Tĩnh", "Đức Thọ")
    job = office.drop(sheet(tmp_path / "a.xlsx", *told))
    assert (counted(job), job.detail["unplaced_rows"]) == ((0, 5), 2)
    assert job.detail["unplaced"] == [["Huyện Nam Đàn", 1], ["Đức Thọ", 1]]
    assert "2 Địa chỉ không có tên tỉnh" in card_of(office, job)
    job = office.again(job.id, own_addresses=True, foreign_addresses=[address_key("Đức Thọ")])
    assert (counted(job), job.detail["by_declaration"]) == ((1, 4), 1)
    assert "Đã khai báo 1 dòng thuộc Nghệ An" in card_of(office, job)
    assert remembered(office) == set()
    office.again(job.id, "apply")
    assert remembered(office) == {("40", "huyen nam dan")}
    with office.database.read(SYSTEM) as connection:
        row = connection.execute(select(asset.c.vn34, asset.c.place_origin)).one()
    assert tuple(row) == ("40", "declared")
    later = office.drop(sheet(tmp_path / "b.xlsx", "huyện Nam Đàn", "Huyện Nam Đàn", "Con Cuông"))
    assert (later.detail["counts"]["accepted"], later.detail["unplaced_rows"]) == (1, 1)
    assert "đã khai báo ở tệp trước" in card_of(office, later)


def test_rows_with_other_faults_are_not_counted_as_declarable(
    office: Office, tmp_path: Path
) -> None:
    """The button says how many rows it takes; every reason of a row is told at once."""
    lines = [
        line(1, "HTX", "Huyện Nam Đàn"),
        [2, "B", "4-2022-00002", "31/02/2022", "HTX", "Con Cuông"],
        [3, "C", "4-2022-00003", "31/02/2022", "HTX", "Hoàn Kiếm, Hà Nội"],
    ]
    job = office.drop(book(tmp_path / "x.xlsx", ("S", [HEADINGS, *lines])))
    assert job.detail["unplaced_rows"] == 1
    job = office.again(job.id, own_addresses=True)
    assert counted(job) == (1, 2)


def test_every_text_column_is_answered_before_anything_is_declared(
    office: Office, tmp_path: Path
) -> None:
    lines = [[*HEADINGS, "Trụ sở"], line(1, "HTX", "Huyện Nam Đàn", "Hoàn Kiếm, Hà Nội")]
    job = office.drop(book(tmp_path / "x.xlsx", ("S", lines)))
    assert job.state == "ready"
    job = office.again(job.id, own_addresses=True)
    assert (job.state, job.detail["unmatched"]) == ("refused", ["Trụ sở"])
    job = office.again(job.id, columns={"Trụ sở": "-"})
    assert (job.state, counted(job)) == ("ready", (0, 1)), "the waived column names Hà Nội"


def test_another_province_does_not_know_them(database: Database) -> None:
    """Isolation on both databases; taken back, they are asked about again."""
    with database.write(SYSTEM) as connection:
        connection.execute(
            own_address.insert(),
            [
                {"vn34": code, "address_key": key, "address": key, "actor": "x", "at": NOW}
                for code, key in (("40", "huyen a"), ("52", "huyen b"))
            ],
        )
    with database.write(SYSTEM) as connection:
        assert own_addresses(connection, "40") == {"huyen a"}
        assert own_addresses(connection, None) == frozenset()
        assert (forget_addresses(connection, "40"), count_addresses(connection, "40")) == (1, 0)
        assert count_addresses(connection, "52") == 1


def test_addresses_of_the_field(office: Office) -> None:
    """Nine rows of nineteen tell no province: eight are declared in one step, 'tỉnh Nghệ Tĩnh' is
    to be written; of Hà Tĩnh and Hà Nội none is taken."""
    job = office.drop(shared("field_cases/addresses_as_provinces_write.xlsx"))
    assert counted(job) == (8, 11)
    job = office.again(job.id, own_addresses=True, declared_own=True)
    assert counted(job) == (16, 3)


def remembered(office: Office) -> set[tuple[str, str]]:
    with office.database.read(SYSTEM) as connection:
        found = connection.execute(select(own_address.c.vn34, own_address.c.address_key))
        return {(row.vn34, row.address_key) for row in found}


def card_of(office: Office, job: jobs.Job) -> str:
    with office.database.read(office.owner.scope) as connection:
        shown: Any = view_of(connection, job)
    card = declared_card(View(State(job.id), shown, None, (), 200), shown)
    return text(card) if card else ""
