"""Issue 19, item 7: all reasons of a row at once, each with what to do; rows say their sheet; the few
wrong cells are put right where they are shown."""

from pathlib import Path
from typing import Any

import pytest

from components.imports.mending import mending_card
from components.imports.view import State, View
from data_access.database import jobs
from data_access.importing.jobs import Folder, view_of
from data_access.importing.stage import Stage, preview, rejected_rows
from domain.records.mending import proposal
from domain.records.remedies import with_remedy
from language.translation import in_language
from read_models.imports import Mend, Preview
from tests.components.tree import text
from tests.importing.test_unread import HEAD, Office, book, line, office

__all__ = ["office"]
HEADINGS = [*HEAD, "Nhóm", "Địa chỉ"]
NGHE_AN = "Vinh, Nghệ An"


@pytest.mark.parametrize(
    ("field", "written", "meant"),
    [
        ("application_date", "05/03/22", "05/03/2022"),
        ("application_date", "05/03/2022?", "05/03/2022"),
        ("application_date", "5,3,2022", "05/03/2022"),
        ("registration_date", "44625", "05/03/2022"),
        ("application_date", "12-13-2021", "13/12/2021"),
        ("application_no", "4-2O25-90118", "4-2025-90118"),
    ],
)
def test_what_was_meant_is_proposed(field: str, written: str, meant: str) -> None:
    found = proposal(field, written)
    assert found is not None and found.text == meant


@pytest.mark.parametrize(
    ("field", "written"),
    [
        ("application_date", "31/02/2022"),
        ("application_date", "00/05/2022"),
        ("application_date", "20/5/202"),
        ("application_date", "05/03/2022 và 06/03/2022"),
        ("application_date", "05/03/2022"),
        ("application_no", "chưa có"),
        ("nice", "32-43"),
    ],
)
def test_what_is_not_sure_is_left_to_people(field: str, written: str) -> None:
    assert proposal(field, written) is None


def test_every_reason_ends_with_what_to_do() -> None:
    day = with_remedy("Không có ngày 31/02/2022 trong lịch", field="application_date", kind="value")
    assert day.endswith("; ghi ngày có thật, dạng ngày/tháng/năm, hoặc để trống nếu chưa có")
    own = "Năm “22” thiếu hai chữ số; hãy ghi đủ"
    assert with_remedy(own, field="application_date", kind="value") == own
    assert with_remedy("Lạ", field="title", kind="value") == "Lạ; sửa ô này rồi nhập lại"
    assert with_remedy("Trùng số với dòng 2", field=None, kind="duplicate").endswith("nhập lại")


def bad_book(path: Path) -> Path:
    marks = [
        HEADINGS,
        line(1, "HTX", "30", NGHE_AN),
        [2, "HAI", "4-2022-00002", "31/02/2022", "HTX", "99", "Hoàn Kiếm, Hà Nội"],
        [3, "BA", "4-2O22-00003", "05/03/2022", "HTX", "30", NGHE_AN],
    ]
    more = [HEADINGS, [1, "TƯ", "4-2022-00004", "05/03/22", "HTX", "30", NGHE_AN]]
    return book(path, ("Nhãn hiệu", marks), ("Thêm", more))


def test_all_reasons_at_once_with_sheet_and_cells(office: Office, tmp_path: Path) -> None:
    job = office.drop(bad_book(tmp_path / "x.xlsx"))
    assert job.detail["counts"] | {} == {
        "accepted": 1,
        "updated": 0,
        "unchanged": 0,
        "rejected": 3,
    }
    shown, given = seen(office, job)
    hai = shown.rows[1]
    assert (hai.title, hai.number, hai.sheet) == ("HAI", "4-2022-00002", "Nhãn hiệu")
    assert [name for name, _reason in hai.errors] == ["Ngày nộp đơn", "Nhóm", None]
    assert "Hà Nội" in hai.errors[2][1]
    assert [row.sheet for row in shown.rows] == ["Nhãn hiệu", "Nhãn hiệu", "Nhãn hiệu", "Thêm"]
    assert [reason.count(";") >= 2 for _cells, reason in given] == [True, False, False]
    cells = [(m.sheet, m.position, m.heading, m.text, m.proposed) for m in shown.mends]
    assert cells == [
        ("Nhãn hiệu", 4, "Số đơn", "4-2O22-00003", "4-2022-00003"),
        ("Thêm", 2, "Ngày nộp đơn", "05/03/22", "05/03/2022"),
        ("Nhãn hiệu", 3, "Ngày nộp đơn", "31/02/2022", ""),
        ("Nhãn hiệu", 3, "Nhóm", "99", ""),
    ]
    card = text(card_of(office, job, shown))
    for told in ("4 ô sai, sửa được tại đây", "Dùng 2 đề xuất", "Năm viết hai chữ số", "Thêm"):
        assert told in card


def test_a_mended_cell_is_read_as_it_was_put_right(office: Office, tmp_path: Path) -> None:
    """The file stays; what is applied says what was put right, and undone it is gone."""
    job = office.drop(bad_book(tmp_path / "x.xlsx"))
    cells = [["Nhãn hiệu", 4, 2, "4-2022-00003"], ["Thêm", 2, 3, "05/03/2022"]]
    job = office.again(job.id, mended=cells)
    assert job.detail["counts"]["accepted"] == 3
    assert "2 ô đã sửa tại đây" in text(card_of(office, job, seen(office, job)[0]))
    job = office.again(job.id, "apply")
    assert job.detail["counts"]["accepted"] == 3
    job = office.drop(bad_book(tmp_path / "again.xlsx"))
    assert (job.detail["counts"]["unchanged"], job.detail["counts"]["rejected"]) == (1, 3)


def test_a_cell_of_a_text_file_is_mended_by_its_line(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text(
        "Nhãn hiệu,Số đơn,Ngày nộp đơn,Chủ đơn,Địa chỉ\nA,4-2022-00001,05/03/22,HTX,Nghệ An\n",
        "utf-8",
    )
    job = office.drop(path)
    shown, _given = seen(office, job)
    (mend,) = shown.mends
    assert mend.name == "sua:2:2:"
    job = office.again(job.id, mended=[["", 2, 2, mend.proposed]])
    assert job.detail["counts"]["accepted"] == 1


def seen(office: Office, job: jobs.Job) -> tuple[Preview, list[tuple[list[str], str]]]:
    with Stage(Folder(office.folder, job.id).stage) as stage:
        return preview(stage), list(rejected_rows(stage))


def card_of(office: Office, job: jobs.Job, shown: Preview) -> Any:
    with office.database.read(office.owner.scope) as connection:
        view: Any = view_of(connection, job)
    assert all(isinstance(mend, Mend) for mend in shown.mends)
    return mending_card(View(State(job.id), view, shown, (), 200), view, shown)


def test_a_reason_and_what_to_do_are_of_one_language(office: Office, tmp_path: Path) -> None:
    """A file that was read in Vietnamese, looked at in English, said both in one sentence; given
    back as a file, too."""
    job = office.drop(bad_book(tmp_path / "x.xlsx"))
    told = seen(office, job)
    with in_language("en"):
        again = seen(office, job)
    assert [mend.reason for mend in again[0].mends] == [mend.reason for mend in told[0].mends]
    assert [row.errors for row in again[0].rows] == [row.errors for row in told[0].rows]
    assert again[1] == told[1]
