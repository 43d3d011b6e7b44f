"""Issue 13, "Nothing comes in wrong without a word": what is not read is told; no row is a
province's because its address was not read."""

from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from components.imports.unread import unread_card
from components.imports.view import State, View
from data_access.accounts import users
from data_access.database import jobs
from data_access.database.engine import Database
from data_access.database.jobs import Owner
from data_access.database.scope import SYSTEM, Scope
from data_access.importing.jobs import Folder, begin, view_of
from data_access.importing.jobs.run import perform
from data_access.writing.import_result import ImportResult
from domain.places.addresses import are_addresses, heads_addresses, heads_agents
from readers.file.explained_headings import ColumnMapping
from readers.file.source import Told
from tests.components.tree import text
from tests.importing import TODAY
from tests.importing.files import run, shared, stored, write

HEAD = ["STT", "Nhãn hiệu", "Số đơn", "Ngày nộp đơn", "Chủ sở hữu"]


def book(
    path: Path,
    *sheets: tuple[str, list[list[Any]]],
    hidden_sheet: str = "",
    hidden_rows: tuple[int, ...] = (),
) -> Path:
    found = Workbook()
    found.remove(found.active)
    for title, lines in sheets:
        sheet = found.create_sheet(title)
        for line in lines:
            sheet.append(line)
        sheet.sheet_state = "hidden" if title == hidden_sheet else "visible"
    for n in hidden_rows:
        found.worksheets[0].row_dimensions[n].hidden = True
    found.save(path)
    return path


def line(n: int, owner: str, *more: str) -> list[Any]:
    return [n, f"MẪU {n}", f"4-2022-0000{n}", "05/03/2022", owner, *more]


def told(result: ImportResult) -> dict[str, Any]:
    return dict(result.to_json()["unread"])


class Office:
    """An officer of Nghệ An whose files go through the job's own code."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database, self.folder = database, folder
        with database.write(SYSTEM) as connection:
            own = {"role": "officer", "vn34": "40", "password": "thuyen-ai-dinh-trang-2026"}
            self.owner = Owner(
                Scope.province("40"), users.create(connection, username="nghean", name="N", **own)
            )  # type: ignore[arg-type]

    def drop(self, path: Path) -> jobs.Job:
        with self.database.write(SYSTEM) as connection:
            job = begin(connection, self.owner, file=path.name, actor="nghean", role="officer")
        Folder(self.folder, job).take_in(write(self.folder / "incoming", path.read_bytes()))
        return self.again(job)

    def again(self, job: int, step: str = "read", **detail: Any) -> jobs.Job:
        with self.database.write(SYSTEM) as connection:
            jobs.note(connection, job, "running", **detail)
        perform(self.database, self.folder, job, step, TODAY)
        with self.database.read(SYSTEM) as connection:
            return jobs.find(connection, job)


@pytest.fixture
def office(database: Database, tmp_path: Path) -> Office:
    return Office(database, tmp_path)


def test_columns_sheets_and_hidden_rows_are_told(database: Database, tmp_path: Path) -> None:
    """Issue 13: named in `unread`; a column without a value is none, one without a heading is;
    hidden ones are read when it is said."""
    lines = [
        [*HEAD, "Địa chỉ", "Màu sắc", None, "Trống"],
        *(line(n, "Hợp tác xã", "Vinh, Nghệ An", "đỏ", "x", "") for n in (1, 2, 3)),
    ]
    sheets = [
        ("Nhãn hiệu", lines),
        ("Nháp", [lines[0], line(4, "HTX", "Vinh, Nghệ An")]),
        ("Tổng hợp", [["Loại", "Số"], ["NH", 3]]),
    ]
    path = book(tmp_path / "x.xlsx", *sheets, ("Trống", []), hidden_sheet="Nháp", hidden_rows=(3,))
    result = run(database, path)
    assert (result.accepted, result.rejected) == (2, 0)
    assert told(result) == {
        "columns": ["Màu sắc", "cột H"],
        "sheets": ["Nháp", "Tổng hợp"],
        "rows": 1,
    }
    whole = run(database, path, told=Told(hidden=True))
    assert (whole.accepted, whole.unchanged) == (2, 2)
    assert told(whole) == {"columns": ["Màu sắc", "cột H"], "sheets": ["Tổng hợp"], "rows": 0}


def test_hidden_parts_are_read_on_request_alone_and_stay_told(
    office: Office, tmp_path: Path
) -> None:
    """Issue 13: the button stands where something is hidden; once it was read, that is said, with
    the way back."""
    own = [
        [*HEAD, "Địa chỉ"],
        line(1, "HTX Sen", "Vinh, Nghệ An"),
        line(2, "HTX Sen", "Vinh, Nghệ An"),
    ]
    visible = office.drop(
        book(tmp_path / "seen.xlsx", ("Sổ", own), ("Tổng hợp", [["Loại", "Số"], ["NH", 3]]))
    )
    assert "Tổng hợp" in card_of(office, visible) and "Đọc cả phần ẩn" not in card_of(
        office, visible
    )
    job = office.drop(
        book(
            tmp_path / "hidden.xlsx",
            ("Sổ", own),
            ("Nháp", [own[0], line(3, "HTX Sen", "Vinh, Nghệ An")]),
            hidden_sheet="Nháp",
        )
    )
    assert "Trang tính “Nháp” Trang tính ẩn" in card_of(
        office, job
    ) and "Đọc cả phần ẩn" in card_of(office, job)
    job = office.again(job.id, hidden=True)
    assert job.detail["counts"]["accepted"] == 3
    assert card_of(office, job) == (
        "Đã đọc cả phần ẩn Dòng và trang tính ẩn của bảng tính nằm trong các dòng dưới đây. Bỏ phần ẩn"
    )  # fmt: skip


def card_of(office: Office, job: jobs.Job) -> str:
    """The words of what the page shows above the rows."""
    with office.database.read(office.owner.scope) as connection:
        shown = view_of(connection, job)
    card = unread_card(View(State(job.id), shown, None, (), 200), shown)
    return "" if card is None else text(card)


def test_other_kinds_of_files_tell_it_too(database: Database, tmp_path: Path) -> None:
    """Issue 13: a CSV of figures, a table of a web page, a ZIP with a file inside."""
    visits = "Tháng,Trang truy cập,Ghi chú riêng\n05/2021,185221,x\n"
    assert told(run(database, write(tmp_path / "v.csv", visits)))["columns"] == ["Ghi chú riêng"]
    rows = "".join(
        f"<tr><td>{'</td><td>'.join(map(str, cells))}</td></tr>"
        for cells in ([*HEAD, "Lãnh đạo"], line(1, "HTX", "Ông A"))
    )
    page = f"<html><table>{rows}</table><table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table></html>"
    assert told(run(database, write(tmp_path / "t.xls", page))) == {
        "columns": ["Lãnh đạo"],
        "sheets": ["2"],
        "rows": 0,
    }
    with ZipFile(tmp_path / "z.zip", "w") as archive:
        archive.writestr("v.csv", visits)
    assert told(run(database, tmp_path / "z.zip"))["columns"] == ["v.csv › Ghi chú riêng"]


def test_a_declared_province_takes_no_row_whose_unread_column_names_another(
    database: Database, tmp_path: Path
) -> None:
    """Issue 13: by heading or by what its values look like; an agent's address says nothing, an own
    one agrees."""
    for heading, agent in (
        ("Trụ sở chính", "Địa chỉ đại diện"),
        ("business_address", "Agent address"),
        ("Cột 7", "Địa chỉ Đại diện SHCN"),
    ):
        path = book(
            tmp_path / "x.xlsx",
            (
                "S",
                [
                    [*HEAD, heading, agent],
                    line(1, "HTX", "Kim Liên, Nghệ An", "Hà Nội"),
                    line(2, "Cty", "Hoàn Kiếm, Hà Nội", "Vinh, Nghệ An"),
                ],
            ),
        )
        result = run(database, path, declared="40", dry_run=True)
        assert (result.accepted, result.rejected, result.errors[0].row) == (1, 1, 3)
        assert (
            f"Cột “{heading}” chưa được đọc" in result.errors[0].reason
            and heading in told(result)["columns"]
        )
        waived = Told(columns=ColumnMapping.of([(heading, "-"), (agent, "-")]))
        assert run(database, path, declared="40", told=waived, dry_run=True).rejected == 1


def test_addresses_are_known_by_heading_and_by_look() -> None:
    """Issue 13: what an address column looks like."""
    assert all(
        map(
            heads_addresses,
            ("Trụ sở chính", "owner_address", "Địa chỉ Chủ đơn_1", "Nơi ở", "Nơi cư trú"),
        )
    )
    assert not any(map(heads_addresses, ("Ghi chú", "Màu sắc", "Lãnh đạo")))
    assert heads_agents("Địa chỉ đại diện") and not heads_agents("Trụ sở chính")
    assert are_addresses(
        ["xã Kim Liên, tỉnh Nghệ An", "Hoàn Kiếm, Hà Nội", ""]
    ) and not are_addresses(["đỏ", "Ông A", "30"])
    assert not are_addresses([])


def test_an_officer_answers_before_anything_can_be_taken(office: Office, tmp_path: Path) -> None:
    """Issue 13 and V-15: the unknown column is asked about with a proposal; read, it decides;
    waived, a row of Hà Nội still is not Nghệ An's, and a row without an address is only after it
    was said of this file."""
    lines = [
        [*HEAD, "Trụ sở chính"],
        line(1, "HTX", "Kim Liên, Nghệ An"),
        line(2, "Cty", "Hoàn Kiếm, Hà Nội"),
        line(3, "HTX", ""),
    ]
    job = office.drop(book(tmp_path / "x.xlsx", ("S", lines)))
    assert (job.state, job.detail["unmatched"], job.detail["proposed"]) == (
        "refused",
        ["Trụ sở chính"],
        {"Trụ sở chính": "address"},
    )
    assert "trước khi nhận dòng nào" in job.detail["problem"]
    job = office.again(job.id, columns={"Trụ sở chính": "address"})
    assert (job.state, job.detail["counts"]["accepted"], job.detail["counts"]["rejected"]) == (
        "ready",
        1,
        2,
    )
    assert job.detail["without_address"] == 1
    job = office.again(job.id, columns={"Trụ sở chính": "-"})
    assert (job.state, job.detail["counts"]["accepted"], job.detail["without_address"]) == (
        "ready",
        0,
        3,
    )
    job = office.again(job.id, declared_own=True)
    assert (job.detail["counts"]["accepted"], job.detail["counts"]["rejected"]) == (2, 1)


def test_an_officer_declares_with_every_text_column_answered(
    office: Office, tmp_path: Path
) -> None:
    """Issue 13: with an address column an unread one asks nothing, until rows without an address
    are to be declared."""
    lines = [
        [*HEAD, "Địa chỉ", "Người theo dõi", "ĐT"],
        line(1, "HTX", "Vinh, Nghệ An", "Hà", "0238"),
        line(2, "HTX", "", "Dũng", "0900"),
    ]
    job = office.drop(book(tmp_path / "x.xlsx", ("S", lines)))
    assert (job.state, job.detail["counts"]["accepted"], job.detail["unread"]["columns"]) == (
        "ready",
        1,
        ["Người theo dõi"],
    )
    job = office.again(job.id, declared_own=True)
    assert (job.state, job.detail["unmatched"]) == ("refused", ["Người theo dõi"])
    job = office.again(job.id, columns={"Người theo dõi": "-"})
    assert (job.state, job.detail["counts"]["accepted"]) == ("ready", 2)


def test_every_question_can_be_answered(office: Office, tmp_path: Path) -> None:
    """Issue 13: a column without a heading is asked about by its letter and not remembered; a
    second owner's column and our own column of reasons are no questions; what was answered is not
    asked again, read or not."""
    head = [*HEAD, None, "Chủ sở hữu", "Lý do", "Tên khác"]
    path = book(
        tmp_path / "x.xlsx",
        ("S", [head, line(1, "HTX", "Kim Liên, Nghệ An", "Hai", "sai ngày", "BIỂN")]),
    )
    job = office.drop(path)
    assert (job.state, job.detail["unmatched"]) == ("refused", ["cột F", "Tên khác"])
    job = office.again(job.id, columns={"cột F": "address", "Tên khác": "title_mark"})
    assert (job.state, job.detail["counts"]["accepted"]) == ("ready", 1)
    assert job.detail["unread"]["columns"] == ["Chủ sở hữu", "Tên khác"]
    office.again(job.id, "apply")
    assert office.drop(path).detail["unmatched"] == ["cột F"]


WEEKLY = "STT,Số đơn,Ngày nộp đơn,Ngày chuyển công bố\n1,4-2022-00001,05/03/2022,10/04/2026\n2,4-2022-00009,05/03/2022,10/04/2026\n"
OTHER = "STT;Số đơn;Ngày nộp đơn;Ngày công bố\n1;4-2022-00001;05/03/2022;10/04/2022\n2;4-2022-00009;05/03/2022;10/04/2022\n"


@pytest.mark.parametrize("text", [WEEKLY, OTHER])
def test_a_list_without_owners_only_updates_what_the_province_has(
    office: Office, tmp_path: Path, text: str
) -> None:
    """Issue 13: of the country's numbers one is Nghệ An's; the other is left out in words, also
    where it is another province's, also where the officer declares. A declared province of the
    command line takes none of them in either."""
    lines = [[*HEAD, "Địa chỉ"], line(1, "HTX", "Vinh, Nghệ An")]
    run(office.database, book(tmp_path / "x.xlsx", ("S", lines)))
    run(
        office.database,
        book(tmp_path / "y.xlsx", ("S", [[*HEAD, "Địa chỉ"], line(9, "Cty", "Huế")])),
    )
    job = office.drop(write(tmp_path / "l.csv", text))
    assert (job.state, job.detail["counts"], job.detail["left_out"]) == (
        "ready",
        {"accepted": 0, "updated": 1, "unchanged": 0, "rejected": 0},
        1,
    )
    job = office.again(job.id, declared_own=True)
    assert (job.detail["counts"]["accepted"], job.detail["left_out"]) == (0, 1)
    office.again(job.id, "apply")
    assert stored(office.database, "4-2022-00001").record.place.vn34 == "40"
    unknown = write(tmp_path / "n.csv", text.replace("4-2022-00009", "4-2022-00777"))
    assert run(office.database, unknown, declared="40").accepted == 1
    assert stored(office.database, "4-2022-00777").record.place.vn34 == "unresolved"


@pytest.mark.parametrize(
    ("name", "accepted", "rejected", "unread"),
    [
        (
            "unknown_address_column.xlsx",
            1,
            1,
            {"columns": ["Trụ sở chính"], "sheets": [], "rows": 0},
        ),
        (
            "one_sheet_unknown.xlsx",
            1,
            0,
            {"columns": [], "sheets": ["Sáng chế", "Tổng hợp"], "rows": 0},
        ),
        ("hidden_rows_and_sheet.xlsx", 2, 0, {"columns": [], "sheets": ["Nháp"], "rows": 1}),
    ],
)
def test_field_cases(
    database: Database, name: str, accepted: int, rejected: int, unread: dict[str, Any]
) -> None:
    """Issue 13, files marked H: as their README says is right, with `--province nghe-an`."""
    result = run(database, shared(f"field_cases/{name}"), declared="40")
    assert (result.accepted, result.rejected, told(result)) == (accepted, rejected, unread)


def test_a_field_case_asks_the_officer(office: Office) -> None:
    """Issue 13: dropped on /nhap nothing can be taken before the columns are answered; what looks
    like an address is proposed."""
    job = office.drop(shared("field_cases/unknown_address_column.xlsx"))
    assert (job.state, list(job.detail["proposed"].values())) == ("refused", ["address"])


@pytest.mark.parametrize("name", ["vn_scraper_designs.xlsx", "vn_scraper_marks.xlsx"])
def test_numbered_columns_need_no_answer(office: Office, name: str) -> None:
    """Issue 19: addresses stand in numbered columns, which are read; the agent's is nobody's."""
    job = office.drop(shared(f"field_cases/{name}"))
    assert (job.state, job.detail["counts"]["accepted"]) == ("ready", 1)


def test_the_offices_yearly_lists_become_nobodys_filings(office: Office) -> None:
    """Issue 13: the file marked H, as the officer drops it: nothing is new."""
    job = office.drop(shared("field_cases/yearly_weekly_lists.xlsx"))
    assert (job.state, job.detail["counts"]["accepted"], job.detail["left_out"]) == ("ready", 0, 3)


def test_a_number_that_a_list_says_twice_is_left_out_and_nothing_of_it_is_the_same(
    office: Office,
) -> None:
    """It was counted among the unchanged, though the province does not have it."""
    job = office.drop(shared("field_cases/yearly_weekly_lists.xlsx"))
    assert job.detail["counts"] == {"accepted": 0, "updated": 0, "unchanged": 0, "rejected": 0}


def test_an_address_beside_an_empty_owner_counts_for_nobody(office: Office, tmp_path: Path) -> None:
    """Declared as without address, the row of Hà Nội would have become the officer's."""
    rows_ = [[*HEAD, "Địa chỉ"], line(1, "-", "phường Hoàn Kiếm, Hà Nội")]
    job = office.drop(book(tmp_path / "x.xlsx", ("S", rows_)))
    assert job.detail["without_address"] == 1
    again = office.again(job.id, declared_own=True)
    assert (again.detail["counts"]["accepted"], again.detail["counts"]["rejected"]) == (0, 1)
