"""Targets and tasks by file, on both databases: the rules of the form, known ones updated, a moved end
kept with its reason, taken back; the published tasks of 2022 letter by letter."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data_access.database.engine import Database
from data_access.database.scope import NATIONAL, SYSTEM
from data_access.importing.pipeline import import_file
from data_access.network.figures import figures
from data_access.network.goals import goals, keep_goal
from data_access.tables import institute_task
from data_access.writing.import_result import ImportResult
from data_access.writing.undo import UndoRefused, undo
from domain.network.goals import BY_HAND, DOING, DONE, PLANNED, STATIONS, Target, Task
from tests.importing.files import SHARED, write
from tests.network.test_goals import TASK, TODAY, VIEN

TARGETS = """Chỉ tiêu,Cách đo,Gốc,Cần đạt,Đơn vị tính,Từ ngày,Đến ngày,Đã đạt,Nguồn của số đã đạt,Phụ trách,Nguồn
Thêm Trạm,Trạm bắt đầu hoạt động trong kỳ,12,15,Trạm,01/01/2026,31/12/2026,,,Phòng Mạng lưới,Kế hoạch 2026
Giao diện tỉnh,,,12,tỉnh,01/01/2026,31/12/2026,10,Sổ theo dõi,Phòng Nền tảng,
"""
TASKS = """Nhiệm vụ,Trạng thái,Từ ngày,Đến ngày,Phụ trách,Ngày xong hoặc bỏ,Bằng chứng,Lý do,Nguồn
Mở lớp nâng cao,Đang làm,01/01/2026,30/06/2026,Phòng Đào tạo,,,,Kế hoạch 2026
Hội nghị tổng kết,Xong,01/01/2026,31/03/2026,Phòng Đào tạo,20/03/2026,Kỷ yếu,,Kế hoạch 2026
Bản tin quý,,01/01/2026,31/12/2026,Phòng Nền tảng,,,,
"""
HEADING = "Nhiệm vụ,Trạng thái,Từ ngày,Đến ngày,Phụ trách,Ngày xong hoặc bỏ,Bằng chứng,Lý do"
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
REPORT = SHARED / "report_2021.txt"


def bring(database: Database, folder: Path, content: str, name: str = "tep.csv") -> ImportResult:
    path = write(folder / name, content.encode())
    return import_file(database, path, actor="vien", today=TODAY)


def stored(database: Database) -> tuple[tuple[Target, ...], tuple[Task, ...]]:
    with database.read(NATIONAL) as connection:
        view = goals(connection, scope=NATIONAL, year=2026, today=TODAY)
    return view.targets, view.tasks


def test_targets_come_in_as_written(database: Database, tmp_path: Path) -> None:
    result = bring(database, tmp_path, TARGETS)
    assert (result.format, result.kind, result.accepted) == ("targets_csv", "targets", 2)
    found, _tasks = stored(database)
    assert [(t.name, t.metric, t.base, t.value, t.unit, t.reached) for t in found] == [
        ("Thêm Trạm", STATIONS, 12, 15, "Trạm", None),
        ("Giao diện tỉnh", BY_HAND, None, 12, "tỉnh", 10),
    ]
    assert {(t.since, t.until, t.illustrative) for t in found} == {(FIRST, LAST, False)}
    assert [(t.responsible, t.source, t.reached_source) for t in found] == [
        ("Phòng Mạng lưới", "Kế hoạch 2026", ""),
        ("Phòng Nền tảng", "", "Sổ theo dõi"),
    ]


def test_tasks_come_in_as_written(database: Database, tmp_path: Path) -> None:
    """An empty state is planned; what is done has the day of the file, not of the import."""
    result = bring(database, tmp_path, TASKS)
    assert (result.format, result.kind, result.accepted) == ("tasks_csv", "tasks", 3)
    _targets, found = stored(database)
    assert [(t.text, t.state, t.done_on, t.evidence) for t in found] == [
        ("Hội nghị tổng kết", DONE, date(2026, 3, 20), "Kỷ yếu"),
        ("Mở lớp nâng cao", DOING, None, ""),
        ("Bản tin quý", PLANNED, None, ""),
    ]
    assert bring(database, tmp_path, TASKS, "lai.csv").unchanged == 3


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("A,Xong,01/01/2026,30/06/2026,P,20/03/2026,,", "Xong thì cần bằng chứng."),
        ("A,Xong,01/01/2026,30/06/2026,P,,Kỷ yếu,", "Xong hoặc bỏ thì cần ngày."),
        ("A,\"Bỏ, có lý do\",01/01/2026,30/06/2026,P,20/03/2026,,", "Xin nêu lý do bỏ hoặc dời hạn."),
        ("A,Đang làm,01/01/2026,30/06/2026,P,20/03/2026,,", "Chưa xong thì không có ngày xong."),
        ("A,Đang làm,01/07/2026,30/06/2026,P,,,", "Ngày cuối trước ngày đầu."),
        ("A,Đang làm,,30/06/2026,P,,,", "Thiếu Từ ngày"),
        ("A,Đang làm,01/01/2026,30/06/2026,,,,", "Thiếu Phụ trách"),
        ("A,Đang ngủ,01/01/2026,30/06/2026,P,,,", "Phải là một trong: Dự định, Đang làm, Xong, Bỏ, có lý do"),
        ("A,Xong,01/01/2026,30/06/2026,P,20/12/2026,Kỷ yếu,", "20/12/2026 chưa đến: chỉ nhận số liệu của kỳ đã bắt đầu"),
    ],
)  # fmt: skip
def test_a_task_that_the_form_would_refuse_is_refused(
    database: Database, tmp_path: Path, row: str, reason: str
) -> None:
    result = bring(database, tmp_path, f"{HEADING}\n{row}\n")
    assert (result.accepted, [error.reason for error in result.errors]) == (0, [reason])
    assert stored(database) == ((), ())


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("A,,,0,x,01/01/2026,31/12/2026,,,P,", "Xin ghi mức cần đạt, lớn hơn 0."),
        ("A,,,9,x,01/01/2026,31/12/2026,4,,P,", "Số ghi tay cần nguồn."),
        (
            "A,Lượt truy cập trang,,9,x,01/01/2026,31/12/2026,4,Sổ,P,",
            "Chỉ tiêu này được đếm từ số liệu; chỉ ghi số đã đạt khi ghi tay.",
        ),
        ("A,,,,x,01/01/2026,31/12/2026,,,P,", "Thiếu Cần đạt"),
    ],
)
def test_a_target_that_the_form_would_refuse_is_refused(
    database: Database, tmp_path: Path, row: str, reason: str
) -> None:
    result = bring(database, tmp_path, TARGETS.splitlines()[0] + f"\n{row}\n")
    assert (result.accepted, [error.reason for error in result.errors]) == (0, [reason])


def test_a_moved_end_keeps_the_former_one(database: Database, tmp_path: Path) -> None:
    """With its reason; without one the row is refused and the stored task stays."""
    bring(database, tmp_path, TASKS)
    later = "Mở lớp nâng cao,Đang làm,01/01/2026,30/09/2026,Phòng Đào tạo,,,"
    refused = bring(database, tmp_path, f"{HEADING}\n{later}\n", "b.csv")
    said = "Hạn dời muộn hơn: xin nêu lý do ở cột “Lý do”."
    assert [error.reason for error in refused.errors] == [said]
    taken = bring(database, tmp_path, f"{HEADING}\n{later}Chờ kinh phí\n", "c.csv")
    assert taken.updated == 1
    task = _task(database, "Mở lớp nâng cao")
    assert (task.until, task.moved) == (date(2026, 9, 30), (("2026-06-30", "Chờ kinh phí"),))
    with database.write(SYSTEM) as connection:
        undo(connection, batch_id=taken.batch or 0, actor="vien", today=TODAY)
    task = _task(database, "Mở lớp nâng cao")
    assert (task.until, task.moved, task.reason) == (date(2026, 6, 30), (), "")


def _task(database: Database, text: str) -> Task:
    return next(task for task in stored(database)[1] if task.text == text)


def test_an_import_is_taken_back_unless_somebody_typed_since(
    database: Database, tmp_path: Path
) -> None:
    first = bring(database, tmp_path, TARGETS)
    with database.write(SYSTEM) as connection:
        undo(connection, batch_id=first.batch or 0, actor="vien", today=TODAY)
    assert stored(database) == ((), ())
    second = bring(database, tmp_path, TASKS)
    task = _task(database, "Bản tin quý")
    typed: dict[str, Any] = TASK | {"text": task.text, "since": FIRST, "until": LAST}
    with database.write(NATIONAL) as connection:
        which = {"goal_id": task.id, "version": task.version, "illustrative": False}
        keep_goal(connection, VIEN, institute_task, typed, **which)
    with pytest.raises(UndoRefused), database.write(SYSTEM) as connection:
        undo(connection, batch_id=second.batch or 0, actor="vien", today=TODAY)
    assert len(stored(database)[1]) == 3


def test_a_preview_shows_what_it_would_change(database: Database, tmp_path: Path) -> None:
    bring(database, tmp_path, TASKS)
    other = TASKS.replace("Mở lớp nâng cao,Đang làm", "Mở lớp nâng cao,Dự định")
    path = write(tmp_path / "sua.csv", other.encode())
    shown = import_file(database, path, actor="vien", today=TODAY, dry_run=True)
    assert list(shown.changes) == [
        {"about": ["Mở lớp nâng cao"], "field": "state", "old": DOING, "new": PLANNED}
    ]


def test_the_tasks_of_2022_are_rows_of_the_reference_facts(facts: Database) -> None:
    """Seven, each with its source, in the order of the report; the page of 2022 lists them."""
    with facts.read(NATIONAL) as connection:
        found = figures(connection, scope=NATIONAL, subjects=("tasks",), year=2022)
    told = sorted(found, key=lambda figure: figure.position)
    assert [figure.position for figure in told] == list(range(1, 8))
    assert {figure.source for figure in told} == {
        "Báo cáo hoạt động IPPlatform năm 2021 của Viện Khoa học sở hữu trí tuệ"
    }
    assert all(figure.source_url.startswith("http") for figure in told)


@pytest.mark.skipif(not REPORT.exists(), reason="the report's text is not in the repository")
def test_they_say_letter_by_letter_what_was_published(facts: Database) -> None:
    """Nothing of the section is left out but signs, and with whom, which stands beside the words."""
    text = " ".join(REPORT.read_text("utf-8").split())
    section = text.partition("Một số nhiệm vụ chính liên quan đến Nền tảng IPPlatform:")[2]
    section = section.partition("./.")[0]
    with facts.read(NATIONAL) as connection:
        found = figures(connection, scope=NATIONAL, subjects=("tasks",), year=2022)
    for figure in found:
        assert section.count(figure.wording) == 1, figure.wording
        section = section.replace(figure.wording, "")
    left = "- ; - ; - Phối hợp với các Trạm IPPlatform: ; ; và . - Phối hợp với các Sở KHCN: ; và"
    assert " ".join(section.split()) == left
    assert {figure.about for figure in found} == {"", "các Trạm IPPlatform", "các Sở KHCN"}
