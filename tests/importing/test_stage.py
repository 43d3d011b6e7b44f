"""The stage: what is shown before anything is written is what is written, and others may write in
between."""

import re
from collections import Counter
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from sqlalchemy import event, select

from data_access import rollups
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM
from data_access.importing.pipeline import Task, apply_stage, read_file
from data_access.importing.stage import Stage, preview, rejected_rows
from data_access.tables import asset, import_held, import_row_error
from data_access.upkeep import upgrade
from data_access.upkeep.checks import check
from data_access.writing.sender import Sender
from data_access.writing.staged import StageStale
from data_access.writing.undo import undo
from readers.file.reading import FileRefused
from readers.file.source import Source
from tests.importing import TODAY
from tests.importing.files import MARKS, counts, csv_text, mark, run, stored, write

NGHE_AN = "40"
OFFICER = Sender("nghean", None, NGHE_AN, NGHE_AN, "officer")


def staged(
    database: Database, folder: Path, *lines: dict[str, Any], sender: Sender = OFFICER
) -> tuple[Stage, Task]:
    path = write(folder / "x.csv", csv_text(list(lines)))
    stage, task = Stage(folder / "stage.sqlite3"), Task(Source(path, path.name), sender, TODAY)
    read_file(stage, database, task)
    return stage, task


def test_the_preview_tells_what_would_become_of_every_row(
    database: Database, tmp_path: Path
) -> None:
    """V-7, V-15: new, changed field by field, same, repeated, rejected by kind; nothing is
    written."""
    run(
        database,
        write(
            tmp_path / "a.csv",
            csv_text([mark(dia_chi="Vinh, Nghệ An"), mark(so_don="4-2020-2", dia_chi="Huế")]),
        ),
    )
    run(
        database,
        write(
            tmp_path / "b.csv",
            csv_text([mark(so_don="4-2020-3", ten="CŨ", dia_chi="Vinh, Nghệ An")]),
        ),
    )
    stage, _task = staged(
        database, tmp_path,
        mark(), mark(so_don="4-2020-2", ten="CHIẾM"), mark(so_don="4-2020-3", ten="MỚI"), mark(so_don="4-2020-4"),
        mark(so_don="4-2020-4"), mark(so_don="4-2020-4", ten="KHÁC"), mark(so_don="4-2020-5", ngay_nop="31/02/2020"),
        mark(so_don="4-2020-6", dia_chi="Huế"),
    )  # fmt: skip
    with stage:
        found = preview(stage)
        assert found.counts == {"new": 1, "changed": 1, "same": 2, "rejected": 4}
        assert found.reasons == {"value": 1, "foreign": 1, "duplicate": 1, "held": 1}
        assert [(r.position, r.outcome) for r in found.rows] == [
            (2, "same"), (3, "rejected"), (4, "changed"), (5, "new"), (6, "same"), (7, "rejected"), (8, "rejected"),
            (9, "rejected"),
        ]  # fmt: skip
        assert [(r.position, r.repeated, r.first) for r in preview(stage, outcome="same").rows] == [
            (2, False, None),
            (6, True, 5),
        ]
        (new,) = preview(stage, outcome="new").rows
        assert dict(new.read) == {
            "application_date": "2020-04-17",
            "parties.applicant": "Công ty Mẫu",
            "status_stated": "pending",
            "vn34": "40",
        }
        (changed,) = preview(stage, outcome="changed").rows
        assert changed.changed == [{"field": "title", "old": "CŨ", "new": "MỚI"}]
        assert [r.position for r in preview(stage, reason="value").rows] == [8]
        given = list(rejected_rows(stage))
        assert found.columns[: len(MARKS)] == MARKS
        assert [(cells[2], reason[:20]) for cells, reason in given] == [
            ("4-2020-2", "Số này đã có trong h"), ("4-2020-4", "Trùng số với dòng 5 "), ("4-2020-5", "Ngày nộp đơn: Không "),
            ("4-2020-6", "Dòng này thuộc tỉnh "),
        ]  # fmt: skip
    assert stored(database, "4-2020-3").record.title == "CŨ"


def test_rows_of_a_zip_and_of_pages_are_told_one_by_one(database: Database, tmp_path: Path) -> None:
    """Two inner tables have bad rows in the same line, two documents have no line: as many are
    listed as are counted, each with its own reason, number and file."""
    bad = mark(so_don="4-2020-5", ngay_nop="31/02/2020", dia_chi="Vinh, Nghệ An")
    far, lost = (
        mark(so_don="4-2020-6", ten="XA", dia_chi="Huế"),
        mark(so_don="4-2020-7", ten="LẠC", dia_chi="Nhà ông Tư"),
    )
    path = tmp_path / "x.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("a.csv", csv_text([mark(so_don="4-2020-4"), bad]))
        archive.writestr("b.csv", csv_text([mark(so_don="4-2020-4"), far, lost]))
        archive.writestr("c.html", "<p>không phải trang nào</p>")
        archive.writestr("d.html", "<p>cũng không</p>")
    task = Task(Source(path, path.name), OFFICER, TODAY)
    with Stage(tmp_path / "stage.sqlite3") as stage:
        read_file(stage, database, task)
        found, given = preview(stage), list(rejected_rows(stage))
        assert (found.counts, found.matching, len(found.rows)) == (
            {"new": 1, "changed": 0, "same": 1, "rejected": 5},
            7,
            7,
        )
        assert found.reasons == {"value": 3, "foreign": 1, "unplaced": 1}
        listed = preview(stage, outcome="rejected").rows
        assert [r.errors[0][1].partition(":")[0] for r in listed] == [
            "a.csv",
            "b.csv",
            "b.csv",
            "c.html",
            "d.html",
        ]
        assert [(r.number, r.title) for r in listed[1:3]] == [
            ("4-2020-6", "XA"),
            ("4-2020-7", "LẠC"),
        ]
        (_sound, again) = [r for r in found.rows if r.outcome in ("new", "same")]
        assert (again.repeated, again.first, again.number) == (True, 2, "4-2020-4")
        assert [cells for cells, _reason in given] == [
            ["4-2020-5", "MẪU"],
            ["4-2020-6", "XA"],
            ["4-2020-7", "LẠC"],
            ["", ""],
            ["", ""],
        ]
        assert (
            "Thừa Thiên" not in given[1][1] and "thuộc tỉnh khác theo địa chỉ: Huế" in given[1][1]
        )
        assert "địa chỉ “Nhà ông Tư” không nêu tỉnh nào" in given[2][1]
        batch = apply_stage(stage, database, task)
    with database.read(SYSTEM) as connection:
        assert (
            len(
                connection.execute(
                    select(import_row_error).where(import_row_error.c.batch_id == batch)
                ).all()
            )
            == 5
        )


def test_a_number_held_elsewhere_waits_for_the_institute(
    database: Database, tmp_path: Path
) -> None:
    run(database, write(tmp_path / "a.csv", csv_text([mark(dia_chi="Huế")])))
    stage, task = staged(database, tmp_path, mark(ten="CHIẾM"), mark(so_don="4-2020-9"))
    with stage:
        batch = apply_stage(stage, database, task)
    with database.read(SYSTEM) as connection:
        held = connection.execute(select(import_held)).one()
        (holder,) = connection.scalars(select(asset.c.id).where(asset.c.vn34 != NGHE_AN))
    assert (held.batch_id, held.asset_id, held.vn34, held.state, held.record["title"]) == (
        batch,
        holder,
        NGHE_AN,
        "waiting",
        "CHIẾM",
    )


def test_what_others_wrote_since_the_preview_is_looked_at_again(
    database: Database, tmp_path: Path
) -> None:
    """D-1: the same file applied by somebody else in between: nothing is added or changed twice."""
    lines = [mark(dia_chi="Vinh, Nghệ An"), mark(so_don="4-2020-2", dia_chi="Vinh, Nghệ An")]
    run(database, write(tmp_path / "a.csv", csv_text([mark(ten="CŨ", dia_chi="Vinh, Nghệ An")])))
    stage, task = staged(database, tmp_path, *lines)
    with stage:
        assert preview(stage).counts == {"new": 1, "changed": 1, "same": 0, "rejected": 0}
        run(database, write(tmp_path / "b.csv", csv_text(lines)))
        apply_stage(stage, database, task)
        assert preview(stage).counts == {"new": 0, "changed": 0, "same": 2, "rejected": 0}
    assert stored(database, "4-2020-1").changes[0].new == "MẪU"
    assert len(stored(database, "4-2020-1").changes) == 1


def test_a_register_that_never_stays_as_it_was_is_told_and_nothing_written(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stale(*_given: object) -> int:
        raise StageStale

    monkeypatch.setattr("data_access.importing.pipeline.write_rows", stale)
    with pytest.raises(FileRefused, match="chưa ghi gì"):
        run(database, write(tmp_path / "a.csv", csv_text([mark()])))
    with database.read(SYSTEM) as connection:
        assert connection.scalars(select(asset.c.id)).all() == []


def test_a_staged_import_is_right_in_every_derived_table_and_can_be_taken_back(
    database: Database, tmp_path: Path
) -> None:
    """Rollups, statuses, deadlines, search: what `python app.py check` proves."""
    first = run(
        database,
        write(
            tmp_path / "a.csv",
            csv_text([mark(ten=f"M{n}", so_don=f"4-2020-{n}", nhom="30") for n in range(1, 9)]),
        ),
    )
    lines = [
        mark(
            ten=f"M{n}",
            so_don=f"4-2020-{n}",
            nhom="31",
            so_bang=f"4-{n:07}-000",
            ngay_cap="1/2/2021",
        )
        for n in range(5, 14)
    ]
    second = run(database, write(tmp_path / "b.csv", csv_text(lines)), declared=NGHE_AN)
    assert (counts(first), counts(second)) == ((8, 0, 0, 0), (5, 4, 0, 0))
    with database.read(SYSTEM) as connection:
        assert rollups.differences(connection) == []
    assert [f.code for f in check(database, TODAY)] == ["daily"]
    with database.write(SYSTEM) as connection:
        undo(connection, second.batch or 0, actor="operator", today=TODAY)
    assert [f.code for f in check(database, TODAY)] == ["daily"]
    assert stored(database, "4-2020-5").record.classes[0].code == "30"


def test_statuses_move_when_an_unchanged_record_is_confirmed_on_a_later_day(
    database: Database, tmp_path: Path
) -> None:
    line = mark(trang_thai="Cấp bằng", so_bang="4-0000001-000", ngay_cap="1/2/2021")
    path = write(tmp_path / "a.csv", csv_text([line]))
    run(database, path)
    with database.write(SYSTEM) as connection:
        connection.execute(asset.update().values(as_of=None))
    assert counts(run(database, path)) == (0, 0, 1, 0)
    assert stored(database, "4-2020-1").record.as_of == TODAY


@pytest.mark.parametrize("size", [2_000, 2_001])
def test_repeats_are_found_across_portions(tmp_path: Path, size: int) -> None:
    """V-7: a repeat far below; the stage remembers, not the memory."""
    from data_access.upkeep import upgrade

    database = Database(f"sqlite:///{tmp_path}/x.sqlite3")
    upgrade.upgrade(database)
    lines = [mark(so_don=f"4-2020-{n:05}", ten=f"M{n}") for n in range(1, size + 1)]
    result = run(
        database,
        write(tmp_path / "x.csv", csv_text([*lines, lines[0], lines[1] | {"Nhãn hiệu": "KHÁC"}])),
    )
    assert counts(result) == (size, 0, 1, 1)
    assert [tuple(e) for e in result.errors] == [
        (size + 3, None, "Trùng số với dòng 3 nhưng khác nội dung")
    ]
    database.dispose()


def test_a_title_number_that_two_assets_bear_names_neither(
    database: Database, tmp_path: Path
) -> None:
    """Nobody can tell which of them is meant: the row is a record of its own, and found again as
    such."""
    title = {"so_bang": "4-0400001-000"}
    both = [mark(so_don=f"4-2020-0000{n}", **title) for n in (1, 2)]
    run(database, write(tmp_path / "a.csv", csv_text(both)))
    alone = write(tmp_path / "b.csv", csv_text([mark(so_don="", ten="BA", **title)]))
    assert counts(run(database, alone)) == (1, 0, 0, 0)
    assert counts(run(database, alone)) == (0, 0, 1, 0)


def test_no_statement_of_an_import_reads_one_table_whole_for_each_row_of_another(
    tmp_path: Path,
) -> None:
    """Issue 14, item 6: the history of 15,000 changed rows was written in 154 s, each row looking
    through all changes."""
    database = Database(f"sqlite:///{tmp_path / 'register.sqlite3'}")
    upgrade.upgrade(database)
    run(database, write(tmp_path / "before.csv", csv_text([mark(), mark(so_don="4-2020-2")])))
    stage, task = staged(
        database, tmp_path, mark(ten="KHÁC"), mark(so_don="4-2020-2"), mark(so_don="4-2020-3")
    )
    looked_at, nested = 0, []

    def look(
        _c: Any, cursor: Any, statement: str, parameters: Any, _context: Any, _many: bool
    ) -> None:
        nonlocal looked_at
        if "stage_" not in statement:
            return
        looked_at += 1
        plan = cursor.execute(f"EXPLAIN QUERY PLAN {statement}", parameters).fetchall()
        whole = Counter(
            parent
            for _id, parent, _unused, detail in plan
            if re.match(r"SCAN (stage_\w+|[a-z])\b", detail)
        )
        if max(whole.values(), default=0) > 1:
            nested.append(statement)

    event.listen(database.engine, "before_cursor_execute", look)
    with stage:
        apply_stage(stage, database, task)
    assert looked_at > 15
    assert not nested
    database.dispose()
