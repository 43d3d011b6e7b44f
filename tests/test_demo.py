"""The demonstration: the same every time, closed sums, every status explained, nothing illustrative
unmarked; never over real data."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import Connection, func, insert, select, update

from commands import illustrative
from commands.demo import ACCOUNTS, build, demo_command
from data_access import rollups
from data_access.accounts import users
from data_access.database import state
from data_access.database.engine import Database, now
from data_access.database.scope import SYSTEM
from data_access.pictures.copies import path_of
from data_access.tables import (
    asset,
    asset_cube,
    asset_image,
    asset_party,
    import_batch,
    job,
    metadata,
    owner_contact,
    user,
)
from data_access.upkeep import daily, demonstration, published_facts, upgrade
from data_access.writing.save import save
from domain.places.provinces import PROVINCES_34, PROVINCES_34_BY_SLUG, SUCCESSOR
from domain.records.asset import ABROAD, UNKNOWN_FORMER, UNRESOLVED, AssetRecord
from domain.records.statuses import STATUSES
from domain.terms.assessment import assess
from settings import Settings
from tests.data_access.test_row_security import add_row_of
from tests.writing.records import create_record

TODAY = date(2026, 3, 2)
SIZE = 600
INDICATIONS = 60


@pytest.fixture(scope="module")
def records() -> list[AssetRecord]:
    """Enough for every status to occur, in the proportions of the whole."""
    return list(illustrative.records(TODAY, size=8_000))


def test_the_same_every_time(records: list[AssetRecord]) -> None:
    assert list(illustrative.records(TODAY, size=8_000)) == records
    assert illustrative.SIZE == 20_000


def test_proportions(records: list[AssetRecord]) -> None:
    places = Counter(r.place.vn34 for r in records)
    assert set(PROVINCES_34) | {ABROAD, UNRESOLVED} == set(places)
    assert 0.53 < (places["01"] + places["79"]) / len(records) < 0.65
    assert 0.70 < sum(r.kind == "NH" for r in records) / len(records) < 0.80
    assert {r.mark_category for r in records} == {"ordinary", "collective", "certification", None}
    former = {new: {r.place.vn63 for r in records if r.place.vn34 == new} for new in ("52", "37")}
    assert former == {
        new: {old for old, s in SUCCESSOR.items() if s == new} | {UNKNOWN_FORMER} for new in former
    }


def test_every_status_with_events_that_explain_it(records: list[AssetRecord]) -> None:
    explained_by = {
        "published": "published", "in_force": "granted", "in_grace": "granted", "refused": "refused", "withdrawn": "withdrawn",
        "invalidated": "invalidated", "lapsed": "granted", "expired": "granted", "pending": "filed", "unknown": "filed",
    }  # fmt: skip
    found = [(assess(r, today=TODAY), {e.event for e in r.events}) for r in records]
    assert {a.status for a, _ in found} == set(STATUSES)
    assert [a.status for a, events in found if explained_by[a.status] not in events] == []
    assert {a.status for a, _ in found if a.status_computed} == {"in_grace", "lapsed", "expired"}


def test_no_number_can_be_taken_for_a_real_one(records: list[AssetRecord]) -> None:
    """Serials from 900001, titles from 9900001: the office has never come near."""
    assert {int((r.application_no or "").split("-")[2]) // 100_000 for r in records} == {9}
    assert {(r.registration_no or "x-99").split("-")[1][:2] for r in records} == {"99"}
    assert all(r.illustrative and r.source == "illustrative" for r in records)
    assert all(e.date is None or e.date <= TODAY for r in records for e in r.events)


def test_nghe_an_has_work_to_do() -> None:
    mine = [r for r in illustrative.records(TODAY) if r.place.vn34 == "40"]
    deadlines = [d for r in mine if (d := assess(r, today=TODAY).deadline)]
    assert 400 <= len(mine) <= 800
    assert sum(d.state == "late" for d in deadlines) >= 5
    assert sum(d.state == "open" and (d.due - TODAY).days <= 90 for d in deadlines) >= 5
    assert sum(r.mark_category in ("collective", "certification") for r in mine) >= 10


def test_the_database_is_built_and_closes(database: Database) -> None:
    made = build(database, TODAY, size=SIZE)
    borrowed = made - SIZE - INDICATIONS
    assert 3 <= borrowed <= 15, "marks for the watch on names, at most five a province"
    with database.read(SYSTEM) as connection:
        total = connection.scalar(select(func.count()).select_from(asset))
        assert connection.scalar(select(func.sum(asset_cube.c.n))) == total == made
        assert rollups.differences(connection) == []
        real = (
            select(asset.c.kind, asset.c.source, func.count())
            .where(asset.c.illustrative.is_(False))
            .group_by(asset.c.kind, asset.c.source)
        )
        assert [tuple(row) for row in connection.execute(real)] == [
            ("CDDL", "published_gi", INDICATIONS)
        ]
        accounts = {
            (a.username, " ".join(p.role for p in a.posts), a.vn34, a.demonstration)
            for a in users.demonstration_accounts(connection)
        }
        assert state.rolled_to(connection) == TODAY
    assert accounts == {
        (
            one.username,
            f"{one.role} station" if one.station and one.role != "station" else one.role,
            PROVINCES_34_BY_SLUG[one.province].code if one.province else None,
            True,
        )
        for one in ACCOUNTS
    }
    assert ("nghean.tram", "officer station", "40", True) in accounts
    assert ("lanhdao.vien", "head", None, True) in accounts
    assert daily.roll(database, TODAY) == 0


def test_a_demonstration_of_before_gets_the_indications_found_since(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Issue 15, item 1: 38 were known; an upgrade brings the other 22, Kỳ Sơn ginger of Nghệ An
    among them, and changes no row."""
    with monkeypatch.context() as before:
        before.setattr(published_facts, "INDICATIONS", published_facts.INDICATIONS[:1])
        build(database, TODAY, size=SIZE)
    gi = (asset.c.source == "published_gi",)
    with database.write(SYSTEM) as connection:
        connection.execute(
            update(asset)
            .where(*gi, asset.c.registration_no == "00001")
            .values(title="Tên do người sửa")
        )
        stored = {
            tuple(row)
            for row in connection.execute(
                select(asset.c.id, asset.c.title, asset.c.version).where(*gi)
            )
        }
    assert len(stored) == 38
    upgrade.upgrade(database)
    upgrade.upgrade(database)
    with database.read(SYSTEM) as connection:
        rows = {
            tuple(row)
            for row in connection.execute(
                select(asset.c.id, asset.c.title, asset.c.version).where(*gi)
            )
        }
        assert stored < rows and len(rows) == INDICATIONS
        found = connection.execute(
            select(asset.c.title, asset.c.product, asset.c.vn34).where(
                *gi, asset.c.registration_no == "00077"
            )
        )
        assert [tuple(row) for row in found] == [("Kỳ Sơn", "Gừng củ", "40")]
        assert rollups.differences(connection) == []


def test_sums_by_34_and_by_63_are_equal(database: Database) -> None:
    """D-2: for every kind, status and year the sum over the 34, abroad and unresolved is that over
    the 63, unknown former, and these."""
    build(database, TODAY, size=SIZE)
    key = (asset.c.kind, asset.c.status, asset.c.filing_year)
    with database.read(SYSTEM) as connection:
        total = {
            tuple(r[:3]): r[3]
            for r in connection.execute(select(*key, func.count()).group_by(*key))
        }
        by34, by63 = Counter[tuple[object, ...]](), Counter[tuple[object, ...]]()
        for row in connection.execute(
            select(*key, asset.c.vn34, asset.c.vn63, func.count()).group_by(
                *key, asset.c.vn34, asset.c.vn63
            )
        ):
            assert row.vn34 in PROVINCES_34 or row.vn34 == row.vn63 in (ABROAD, UNRESOLVED)
            assert (
                row.vn63 in (UNKNOWN_FORMER, ABROAD, UNRESOLVED) or SUCCESSOR[row.vn63] == row.vn34
            )
            by34[tuple(row[:3])] += row[5]
            by63[tuple(row[:3])] += row[5]
    assert by34 == by63 == total


def test_built_anew_it_is_the_same(database: Database) -> None:
    def content() -> list[tuple[object, ...]]:
        with database.read(SYSTEM) as connection:
            return [
                tuple(r)
                for r in connection.execute(
                    select(asset.c.identity, asset.c.content_hash, asset.c.status).order_by(
                        asset.c.identity
                    )
                )
            ]

    build(database, TODAY, size=200)
    first = content()
    build(database, TODAY, size=200)
    assert content() == first
    with database.read() as connection:
        assert connection.scalar(select(func.count()).select_from(user)) == len(ACCOUNTS)


def test_rows_that_the_demonstration_did_not_write_are_never_overwritten(
    database: Database,
) -> None:
    with database.write(SYSTEM) as connection:
        save(connection, [create_record()], batch_id=None, actor="a", today=TODAY)
    with pytest.raises(demonstration.NotADemonstration):
        build(database, TODAY, size=10)
    with database.read(SYSTEM) as connection:
        assert list(connection.scalars(select(asset.c.title))) == ["Vờm Quẻng"]


def test_an_import_alone_is_never_emptied(database: Database) -> None:
    """A file of visits, say, into a database without an asset."""
    with database.write(SYSTEM) as connection:
        _imported(connection)
    with pytest.raises(demonstration.NotADemonstration):
        build(database, TODAY, size=10)
    with database.read(SYSTEM) as connection:
        assert connection.scalar(select(func.count()).select_from(import_batch)) == 1


def test_a_demonstration_is_made_anew_whatever_was_practised_on_it(database: Database) -> None:
    """Issue 18, item 5: a room of thirty has imported, noted and paid; the next room begins as the
    first did."""
    build(database, TODAY, size=200)
    before = _content(database)
    with database.write(SYSTEM) as connection:
        batch = _imported(connection)
        save(connection, [create_record()], batch_id=batch, actor="nghean", today=TODAY)
    build(database, TODAY, size=200)
    assert _content(database) == before
    with database.read(SYSTEM) as connection:
        assert connection.scalar(select(func.count()).select_from(import_batch)) == 0
        assert rollups.differences(connection) == []


def test_a_row_in_every_table_does_not_stop_it(database: Database) -> None:
    """Words of reports, proofs, running jobs, decks, and whatever else the demonstration itself leaves
    empty: the next room finds nothing of it."""
    build(database, TODAY, size=50)
    before = _counts(database)
    with database.write(SYSTEM) as connection:
        mine = connection.scalar(select(func.min(asset.c.id)))
        for table in metadata.sorted_tables:
            if before.get(table.name) == 0:
                add_row_of(connection, table, mine)
    assert [name for name, n in _counts(database).items() if not n] == []
    build(database, TODAY, size=50)
    assert _counts(database) == before
    with database.read(SYSTEM) as connection:
        assert connection.scalar(select(func.count()).select_from(job)) == 0


def _counts(database: Database) -> dict[str, int]:
    with database.read(SYSTEM) as connection:
        return {
            table.name: connection.scalar(select(func.count()).select_from(table)) or 0
            for table in metadata.sorted_tables
            if table not in demonstration.KEPT
        }


def _content(database: Database) -> list[tuple[str | None, str]]:
    with database.read(SYSTEM) as connection:
        rows = connection.execute(select(asset.c.application_no, asset.c.title))
        return sorted((str(row[0]), str(row[1])) for row in rows)


def _imported(connection: Connection) -> int:
    values = {
        "file": "a.csv",
        "sha256": "0" * 64,
        "format": "x",
        "kind": "assets",
        "actor": "nghean",
        "at": now(),
    }
    counts = dict.fromkeys(("accepted", "updated", "unchanged", "rejected"), 0)
    made = connection.execute(insert(import_batch).values(values | counts))
    return int(made.inserted_primary_key[0])


def test_owners_are_reached_under_numbers_that_nobody_has(database: Database) -> None:
    """Four of five owners of the three provinces; 0200 is no area code, .example no domain."""
    build(database, TODAY, size=2_000)
    with database.read(SYSTEM) as connection:
        kept = connection.execute(select(owner_contact)).all()
        owners = (
            select(asset.c.vn34, asset_party.c.organisation_id)
            .join(asset_party, asset.c.id == asset_party.c.asset_id)
            .where(asset.c.illustrative, asset_party.c.role.in_(("owner", "applicant")))
            .where(asset.c.vn34.in_(("40", "52", "37")), asset_party.c.organisation_id.is_not(None))
        )
        whose = {tuple(row) for row in connection.execute(owners)}
    assert len(kept) == len(whose) - -(-len(whose) // 5) > 40
    assert {(row.vn34, row.organisation_id) for row in kept} < whose
    assert all(re.fullmatch(r"0200 000 \d{4}", row.phone) for row in kept)
    assert all(row.email.endswith("@minhhoa.example") for row in kept)
    assert {row.updated_by for row in kept} == {"Dữ liệu minh họa"}


def test_a_few_marks_and_designs_have_pictures(database: Database, tmp_path: Path) -> None:
    build(database, TODAY, size=3_000, pictures_in=tmp_path)
    with database.read(SYSTEM) as connection:
        joined = select(asset.c.vn34, asset.c.kind, asset_image.c.sha256).join(
            asset_image, asset.c.id == asset_image.c.asset_id
        )
        rows = connection.execute(joined.where(asset.c.illustrative)).all()
        assert connection.scalar(select(func.count()).select_from(asset_image)) == len(rows)
    assert {row.vn34 for row in rows} == {"40", "52", "37"}
    assert max(Counter(row.vn34 for row in rows).values()) <= 12
    assert all(path_of(tmp_path, row.sha256, "nho").is_file() for row in rows)


def test_the_command_builds_once_and_refuses_in_production(tmp_path: Path) -> None:
    def run(*arguments: str, mode: str = "demo") -> tuple[int, str]:
        result = CliRunner().invoke(
            demo_command, [*arguments, "--size", "50"], obj=Settings(mode=mode, data_dir=tmp_path)
        )
        return result.exit_code, result.output.strip()

    made = (0, "Đã tạo 122 bản ghi và 11 tài khoản minh họa, mật khẩu ipplatform-demo.")
    assert run() == made
    assert run() == (0, "Dữ liệu minh họa đã có sẵn; thêm --reset để tạo lại.")
    assert run("--reset") == made
    assert run(mode="production") == (
        2,
        "Error: Dữ liệu minh họa chỉ dành cho chế độ trình diễn (IPP_MODE=demo).",
    )
