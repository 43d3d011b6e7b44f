"""Issue 19, item 11: how owners are reached comes in by the register's own table or by a list; it is
the province's alone, and what a person has recorded stays."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from data_access.accounts.writer import Writer
from data_access.annotations.contacts import contact_of, save_contact
from data_access.database.engine import Database, now
from data_access.database.scope import NATIONAL, SYSTEM, Scope
from data_access.importing.jobs.told import questions_about
from data_access.records.phones import phones_of
from data_access.tables import asset, contact_import, organisation, owner_contact
from data_access.upkeep.pruning import RULES
from data_access.writing.undo import undo
from domain.records.contact import phone_of
from readers.file.reading import ColumnsUnknown, FileRefused
from tests.importing import TODAY
from tests.importing.files import counts, csv_text, mark, run, write
from tests.importing.test_unread import Office, book, office

__all__ = ["office"]
NGHE_AN, GIA_LAI = "40", "52"
HTX = "HTX Sen Mẫu"
Reached = tuple[str, str, str, str]


def _register(folder: Path, name: str = "so.csv", **more: str) -> Path:
    line = mark(so_don="4-2021-00001", chu=HTX, dia_chi="Kim Liên, Nghệ An")
    return write(folder / name, csv_text([line | {_HEADS[key]: v for key, v in more.items()}]))


_HEADS = {
    "phone": "Số điện thoại",
    "email": "Email",
    "person": "Người liên hệ",
    "address": "Địa chỉ nhận thư",
    "reach": "Thông tin liên hệ",
}


def _send(database: Database, path: Path, vn34: str = NGHE_AN) -> int:
    return run(database, path, scope_vn34=vn34).batch or 0


def _kept(database: Database, vn34: str = NGHE_AN) -> dict[str, Reached]:
    """Owner → person, phone, e-mail, address, by independent SQL."""
    c = owner_contact.c
    query = select(organisation.c.name, c.person, c.phone, c.email, c.address).select_from(
        owner_contact.join(organisation, organisation.c.id == c.organisation_id)
    )
    with database.read(SYSTEM) as connection:
        rows = connection.execute(query.where(c.vn34 == vn34)).all()
    return {row.name: tuple(row)[1:] for row in rows}


@dataclass(frozen=True)
class Desk:
    """An officer who records a contact on the page of the province's one record."""

    database: Database
    vn34: str = NGHE_AN

    def save(self, **values: str) -> None:
        scope = Scope.province(self.vn34)
        writer = Writer(1, "nghean", "Cán bộ", self.vn34, scope)
        with self.database.write(scope) as connection:
            number = connection.scalar(select(asset.c.id).where(asset.c.vn34 == self.vn34)) or 0
            known = contact_of(connection, number, scope=scope)
            version = known.version if known else 0
            save_contact(connection, writer, number, values, version=version)


def test_a_register_tells_how_owners_are_reached(database: Database, tmp_path: Path) -> None:
    path = _register(
        tmp_path, phone="912345678", email="sen@mau.example", person="Chị Lan", address="Hộp thư 5"
    )
    result = run(database, path, scope_vn34=NGHE_AN)
    assert (counts(result), result.unread["columns"]) == ((1, 0, 0, 0), [])
    assert _kept(database) == {HTX: ("Chị Lan", "0912345678", "sen@mau.example", "Hộp thư 5")}
    again = run(database, path, scope_vn34=NGHE_AN)
    assert counts(again) == (0, 0, 1, 0)
    assert _kept(database)[HTX][1] == "0912345678"


def test_one_column_is_taken_apart(database: Database, tmp_path: Path) -> None:
    told = "ĐT: 0238 384 0001, sen@mau.example (anh Nam)"
    _send(database, _register(tmp_path, reach=told))
    assert _kept(database) == {HTX: ("anh Nam", "0238 384 0001", "sen@mau.example", "")}


def test_contacts_are_the_provinces_own(database: Database, tmp_path: Path) -> None:
    """The same owner has rights in two provinces: neither is told how the other reaches it, nor is
    the institute."""
    _send(database, _register(tmp_path, phone="0912 345 678"))
    other = mark(so_don="4-2021-00002", chu=HTX, dia_chi="Pleiku, Gia Lai")
    path = write(tmp_path / "b.csv", csv_text([other | {"Số điện thoại": "0905 111 222"}]))
    _send(database, path, GIA_LAI)
    assert _kept(database)[HTX][1] == "0912 345 678"
    assert _kept(database, GIA_LAI)[HTX][1] == "0905 111 222"
    with database.read(SYSTEM) as connection:
        ids = {row.vn34: row.id for row in connection.execute(select(asset.c.vn34, asset.c.id))}
    for scope in (Scope.province(GIA_LAI), NATIONAL):
        with database.read(scope) as connection:
            assert phones_of(connection, [ids[NGHE_AN]], scope=scope) == {}
    scope = Scope.province(NGHE_AN)
    with database.read(scope) as connection:
        assert phones_of(connection, list(ids.values()), scope=scope) == {
            ids[NGHE_AN]: "0912 345 678"
        }


def test_a_row_of_another_province_brings_no_contact(database: Database, tmp_path: Path) -> None:
    line = mark(so_don="4-2021-00001", chu=HTX, dia_chi="Pleiku, Gia Lai")
    path = write(tmp_path / "b.csv", csv_text([line | {"Số điện thoại": "0905 111 222"}]))
    assert counts(run(database, path, scope_vn34=NGHE_AN)) == (0, 0, 0, 1)
    assert _kept(database) == _kept(database, GIA_LAI) == {}
    own = _register(tmp_path, phone="0912 345 678")
    _send(database, write(tmp_path / "c.csv", csv_text([line])), GIA_LAI)
    assert counts(run(database, own, scope_vn34=NGHE_AN)) == (0, 0, 0, 1)  # held elsewhere
    assert _kept(database) == {}


def test_what_a_person_recorded_stays(database: Database, tmp_path: Path) -> None:
    """X-10: field by field; what a person has emptied is not filled again."""
    _send(database, _register(tmp_path, phone="0912 345 678", email="a@mau.example"))
    Desk(database).save(person="Chị Lan", phone="0900 000 001", email="", address="")
    path = _register(tmp_path, "b.csv", phone="0912 000 999", email="b@mau.example", address="Vinh")
    _send(database, path)
    assert _kept(database) == {HTX: ("Chị Lan", "0900 000 001", "", "Vinh")}


def test_a_file_changes_what_a_file_has_told(database: Database, tmp_path: Path) -> None:
    first = _send(database, _register(tmp_path, phone="0912 345 678"))
    path = _register(tmp_path, "b.csv", phone="0912 000 999", email="b@mau.example")
    second = _send(database, path)
    assert _kept(database)[HTX] == ("", "0912 000 999", "b@mau.example", "")
    _undo(database, second)
    assert _kept(database)[HTX] == ("", "0912 345 678", "", "")
    _undo(database, first)
    assert _kept(database) == {}


def test_undo_leaves_what_was_recorded_since(database: Database, tmp_path: Path) -> None:
    _send(database, write(tmp_path / "a.csv", csv_text([mark(chu=HTX, dia_chi="Nghệ An")])))
    batch = _send(database, _register(tmp_path, phone="0912 345 678", person="Anh Nam"))
    Desk(database).save(person="Chị Lan", phone="0912 345 678", email="", address="")
    _undo(database, batch)
    assert _kept(database)[HTX] == ("Chị Lan", "0912 345 678", "", "")


def _undo(database: Database, batch: int) -> None:
    with database.write(SYSTEM) as connection:
        undo(connection, batch, actor="operator", today=TODAY)


def test_an_older_list_only_fills_gaps(office: Office, tmp_path: Path) -> None:
    heads = ["STT", "Tên", "Số đơn", "Ngày nộp đơn", "Chủ sở hữu", "Địa chỉ", "ĐT", "Email"]

    def sheet(name: str, told: str, *reach: str) -> Path:
        own = [1, "SEN", "4-2022-00001", "05/03/2022", HTX, "Vinh, Nghệ An", *reach]
        return book(tmp_path / name, ("Sổ", [[told], heads, own]))

    job = office.drop(sheet("new.xlsx", "Số liệu đến 31/03/2026", "0912 345 678", ""))
    assert job.detail["contacts_ahead"] == {"new": 1}
    office.again(job.id, "apply")
    older = office.drop(
        sheet("old.xlsx", "Số liệu đến 31/12/2025", "0900 000 009", "a@mau.example")
    )
    assert older.detail["contacts_ahead"] == {"kept": 1, "changed": 1}
    office.again(older.id, "apply")
    assert _kept(office.database)[HTX] == ("", "0912 345 678", "a@mau.example", "")


def test_two_rows_of_one_owner_that_differ_are_told(office: Office, tmp_path: Path) -> None:
    heads = ["Tên", "Số đơn", "Ngày nộp đơn", "Chủ sở hữu", "Địa chỉ", "ĐT"]
    lines = [
        ["SEN", "4-2022-00001", "05/03/2022", HTX, "Vinh, Nghệ An", "0912 345 678"],
        ["SEN 2", "4-2022-00002", "05/03/2022", HTX, "Vinh, Nghệ An", "0912 345 679"],
    ]
    job = office.drop(book(tmp_path / "a.xlsx", ("Sổ", [heads, *lines])))
    assert job.detail["contacts_ahead"] == {"new": 1, "different": 1}
    office.again(job.id, "apply")
    assert _kept(office.database)[HTX][1] == "0912 345 678"


LIST = "Chủ sở hữu,Người liên hệ,Điện thoại,Email,Địa chỉ\n"


def test_a_list_of_contacts_is_for_owners_who_have_rights_here(
    database: Database, tmp_path: Path
) -> None:
    _send(database, _register(tmp_path))
    path = write(
        tmp_path / "l.csv", f"{LIST}{HTX},Chị Lan,0912 345 678,,Vinh\nHTX Lạ,A,0900 000 001,,\n"
    )
    result = run(database, path, scope_vn34=NGHE_AN)
    assert (result.kind, counts(result)) == ("contacts", (1, 0, 0, 1))
    (error,) = result.errors
    assert (error.row, "“HTX Lạ”" in error.reason) == (3, True)
    assert _kept(database) == {HTX: ("Chị Lan", "0912 345 678", "", "Vinh")}
    assert counts(run(database, path, scope_vn34=NGHE_AN)) == (0, 0, 1, 1)
    changed = write(tmp_path / "m.csv", f"{LIST}{HTX},Chị Lan,0912 345 000,,Vinh\n")
    trial = run(database, changed, scope_vn34=NGHE_AN, dry_run=True)
    assert list(trial.changes) == [
        {"about": [HTX], "field": "phone", "old": "0912 345 678", "new": "0912 345 000"}
    ]
    assert _kept(database)[HTX][1] == "0912 345 678"
    _undo(database, result.batch or 0)
    assert _kept(database) == {}


def test_a_list_of_contacts_needs_a_province(database: Database, tmp_path: Path) -> None:
    path = write(tmp_path / "l.csv", f"{LIST}{HTX},,0912 345 678,,\n")
    with pytest.raises(FileRefused, match="một tỉnh"):
        run(database, path)


def test_what_an_import_has_changed_is_forgotten_after_a_while(
    database: Database, tmp_path: Path
) -> None:
    _send(database, _register(tmp_path, phone="0912 345 678"))
    (rule,) = [rule for rule in RULES if rule.name == "contacts"]
    assert rule.prune(database, tmp_path, now()) == 0
    assert rule.prune(database, tmp_path, now() + timedelta(days=366)) == 1
    with database.read(SYSTEM) as connection:
        assert connection.execute(select(contact_import)).all() == []
    assert _kept(database)[HTX][1] == "0912 345 678"


@pytest.mark.parametrize(
    ("cell", "kept"),
    [("912345678", "0912345678"), ("2383840001", "02383840001"), ("+84 912 345 678", "+84 912 345 678"), ("0912.345.678", "0912.345.678")],
)  # fmt: skip
def test_a_zero_that_a_spreadsheet_took_is_given_back(cell: str, kept: str) -> None:
    assert phone_of(cell) == kept


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [("Số điện thoại", "gọi sau", "không giống số điện thoại"), ("Email", "sen.mau", "không giống địa chỉ thư điện tử")],
)  # fmt: skip
def test_what_is_no_phone_and_no_mail_is_told_and_costs_no_record(
    database: Database, tmp_path: Path, column: str, value: str, said: str
) -> None:
    line = mark(chu=HTX, dia_chi="Nghệ An") | {column: value}
    result = run(database, write(tmp_path / "a.csv", csv_text([line])), scope_vn34=NGHE_AN)
    assert (counts(result), _kept(database)) == ((1, 0, 0, 0), {})
    ((row, field, reason),) = result.told
    assert (row, field) == (2, column) and said in reason


def test_a_table_without_known_headings_offers_contacts() -> None:
    told = questions_about(
        ColumnsUnknown({"Đầu mối": "A", "Điện thoại": "0912"}), "officer", "contacts"
    )
    assert told["kind"] == "contacts"
