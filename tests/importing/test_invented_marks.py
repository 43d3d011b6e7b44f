"""Issue 13, item 5: what was invented stays marked, whatever is imported, corrected, edited or
taken back over it (T-11)."""

from dataclasses import replace
from pathlib import Path

from sqlalchemy import select

from data_access.database.engine import Database
from data_access.database.scope import SYSTEM
from data_access.records.loading import load
from data_access.register.unresolved import assign
from data_access.tables import asset_cube, visit
from data_access.writing.edit import change_record
from data_access.writing.save import save
from data_access.writing.undo import undo
from domain.records.asset import UNRESOLVED, AssetRecord, Party, Place
from read_models import record_form
from read_models.corrections import corrected
from tests.importing import TODAY
from tests.importing.files import csv_text, mark, run, write

INVENTED = AssetRecord(
    office="VN", kind="NH", title="Bịa", application_no="4-2020-00001", illustrative=True, source="illustrative",
    parties=(Party("applicant", "Công ty Bịa", "Vinh, Nghệ An"),), place=Place("40", "40", "declared"),
)  # fmt: skip


def invented(database: Database) -> int:
    with database.write(SYSTEM) as connection:
        (outcome,) = save(connection, [INVENTED], batch_id=None, actor="demo", today=TODAY)
    return outcome.asset_id


def now(database: Database, asset_id: int) -> AssetRecord:
    with database.read(SYSTEM) as connection:
        marks = set(connection.scalars(select(asset_cube.c.illustrative)))
        assert marks == {True}, "what counts it is marked as well"
        return load(connection, [asset_id], scope=SYSTEM)[asset_id]


def test_an_import_over_an_invented_record_leaves_its_mark(
    database: Database, tmp_path: Path
) -> None:
    """New texts, the same texts, and after the import is taken back."""
    asset_id = invented(database)
    changed = run(
        database,
        write(tmp_path / "x.csv", csv_text([mark(ten="THẬT", chu="Công ty Thật")])),
        declared="40",
    )
    assert (changed.updated, changed.rejected) == (1, 0)
    record = now(database, asset_id)
    assert (record.title, record.illustrative) == ("THẬT", True)
    same = run(
        database,
        write(tmp_path / "y.csv", csv_text([mark(ten="THẬT", chu="Công ty Thật")])),
        declared="40",
    )
    assert same.unchanged == 1 and now(database, asset_id).illustrative
    with database.write(SYSTEM) as connection:
        undo(connection, changed.batch or 0, actor="vien", today=TODAY)
    assert (now(database, asset_id).title, now(database, asset_id).illustrative) == ("Bịa", True)


def test_the_same_content_without_the_mark_changes_nothing(database: Database) -> None:
    asset_id = invented(database)
    with database.write(SYSTEM) as connection:
        (outcome,) = save(
            connection,
            [replace(INVENTED, illustrative=False)],
            batch_id=None,
            actor="demo",
            today=TODAY,
        )
    assert outcome.what == "unchanged" and now(database, asset_id).illustrative


def test_an_older_file_does_not_take_the_mark_away_either(database: Database) -> None:
    """Data of an earlier day only fill gaps."""
    asset_id = invented(database)
    older = replace(INVENTED, illustrative=False, product="Chè", as_of=TODAY.replace(year=2020))
    with database.write(SYSTEM) as connection:
        save(connection, [replace(INVENTED, as_of=TODAY)], batch_id=None, actor="demo", today=TODAY)
        save(connection, [older], batch_id=None, actor="demo", today=TODAY)
    assert (now(database, asset_id).product, now(database, asset_id).illustrative) == ("Chè", True)


def test_a_hand_a_correction_and_a_place_leave_the_mark(database: Database) -> None:
    asset_id = invented(database)
    typed = record_form.read(
        record_form.values_of(INVENTED)
        | {"title": "Bịa lại", "status": "pending", "mark_category": "ordinary"},
        vn34="40",
        today=TODAY,
        illustrative=False,
    )
    assert typed.problems == {}
    with database.write(SYSTEM) as connection:
        after = record_form.over(load(connection, [asset_id], scope=SYSTEM)[asset_id], typed.record)
        change_record(connection, asset_id, after, scope=SYSTEM, actor="a", today=TODAY)
    assert (now(database, asset_id).title, now(database, asset_id).illustrative) == (
        "Bịa lại",
        True,
    )
    with database.write(SYSTEM) as connection:
        after = corrected(load(connection, [asset_id], scope=SYSTEM)[asset_id], "title", "Bịa nữa")
        change_record(connection, asset_id, after, scope=SYSTEM, actor="a", today=TODAY)
    assert (now(database, asset_id).title, now(database, asset_id).illustrative) == (
        "Bịa nữa",
        True,
    )


def test_a_place_leaves_the_mark(database: Database) -> None:
    with database.write(SYSTEM) as connection:
        (outcome,) = save(
            connection,
            [replace(INVENTED, place=Place(UNRESOLVED, UNRESOLVED, "none"))],
            batch_id=None,
            actor="demo",
            today=TODAY,
        )
        place = Place("52", "52", "assigned")
        assign(
            connection,
            outcome.asset_id,
            place,
            version=1,
            whole_owner=False,
            actor="a",
            today=TODAY,
            scope=SYSTEM,
        )
    record = now(database, outcome.asset_id)
    assert (record.place.vn34, record.illustrative) == ("52", True)


def test_real_visits_leave_nothing_of_invented_ones(database: Database, tmp_path: Path) -> None:
    """An invented month under the same key: what the real one does not say is not kept as if it
    were real."""
    text = "Tháng,Khách truy cập,Khách truy cập lần đầu,Lượt truy cập trang,Dữ liệu minh họa\n05/2021,900,90,9000,có\n"
    run(database, write(tmp_path / "bia.csv", text))
    run(database, write(tmp_path / "that.csv", "Tháng,Khách truy cập\n05/2021,12.920\n"))
    with database.read(SYSTEM) as connection:
        found = connection.execute(
            select(visit.c.visitors, visit.c.first_time, visit.c.page_views, visit.c.illustrative)
        ).all()
    assert [tuple(row) for row in found] == [(12_920, None, None, False)]
