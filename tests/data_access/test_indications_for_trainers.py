"""Issue 15, item 1: the trainer sees the real, published geographical indications besides what is
illustrative; nobody else sees more."""

from datetime import date
from itertools import product
from typing import Any

import pytest
from sqlalchemy import insert, select, text

from data_access import rollups
from data_access.database import state
from data_access.database.engine import Database
from data_access.database.scope import (
    DEMONSTRATION,
    KIND_TABLES,
    NATIONAL,
    NOBODY,
    SYSTEM,
    Scope,
    ScopeMissing,
    visible,
)
from data_access.local_lists.rows import kept_rows
from data_access.local_names.page import local_names
from data_access.local_names.published_names import names_apart
from data_access.overview.national import provinces_table
from data_access.overview.page import overview
from data_access.records.loading import record_view
from data_access.register.export import rows_for_export
from data_access.register.facets import register_facets
from data_access.register.page import register_page
from data_access.tables import asset, asset_note, local_entry
from domain.records.statuses import ALIVE
from read_models.local_lists import ENTRIES
from read_models.register_filters import Filters
from tests.builders import MOMENT, create_asset
from tests.data_access.test_facets import opened
from tests.seeded import GIA_LAI, NGHE_AN, NINH_BINH, TODAY, seed

REAL = {
    "kind": "CDDL",
    "illustrative": False,
    "source": "published_gi",
    "application_date": None,
    "count": False,
}
PLACES = (NGHE_AN, GIA_LAI, NINH_BINH)
SHOWN = "FROM asset WHERE (illustrative OR kind = 'CDDL') AND national"
ON = date(2024, 6, 1)


@pytest.fixture
def seeded(database: Database) -> Database:
    """Beside the one of the seeded register: two of Nghệ An, of an owner of illustrative marks and
    of nobody; one of Ninh Bình, whose owner has 11 real marks; an illustrative and an ended one of
    Gia Lai; one of another country."""
    since = [("in_force", date(2019, 11, 15), None)]
    ended = [
        ("in_force", date(2010, 1, 1), date(2025, 1, 1)),
        ("cancelled", date(2025, 1, 1), None),
    ]
    with database.write(SYSTEM) as connection:
        seed(connection)
        create_asset(
            connection,
            title="Kỳ Sơn",
            product="Gừng củ",
            owner="HTX Phủ Quỳ",
            periods=since,
            **REAL,
        )
        create_asset(connection, title="Cao Lộc", owner=None, vn34=NGHE_AN, **REAL)
        create_asset(connection, title="Kim Sơn", vn34=NINH_BINH, vn63="36", **REAL)
        create_asset(
            connection,
            title="Đức Cơ",
            vn34=GIA_LAI,
            vn63="64",
            status="invalidated",
            periods=ended,
            **REAL,
        )
        create_asset(
            connection,
            title="Chư Prông",
            vn34=GIA_LAI,
            vn63="64",
            **REAL | {"illustrative": True, "source": "illustrative"},
        )
        create_asset(connection, title="Cognac", vn34="abroad", vn63="abroad", owner=None, **REAL)
        rollups.rebuild(connection)
        state.put(connection, "rolled_to", TODAY.isoformat())
    return database


def independent(database: Database, more: str = "") -> int:
    with database.read(SYSTEM) as connection:
        return int(connection.scalar(text(f"SELECT count(*) {SHOWN} {more}")) or 0)


@pytest.mark.parametrize("vn34", PLACES)
def test_tile_is_list_is_file_is_sql(seeded: Database, vn34: str) -> None:
    """Of each kind; nothing real is called illustrative, and nothing illustrative is not."""
    where: dict[str, Any] = {"scope": DEMONSTRATION, "vn34": vn34, "today": TODAY}
    with seeded.read(DEMONSTRATION) as connection:
        page = overview(connection, **where)
        for tile in page.tiles:
            asked = Filters(kinds=(tile.kind,) if tile.kind else (), statuses=ALIVE)
            rows = list(rows_for_export(connection, filters=asked, **where))
            kind = f"AND kind = '{tile.kind}'" if tile.kind else ""
            sql = independent(
                seeded, f"{kind} AND vn34 = '{vn34}' AND status IN ('in_force', 'in_grace')"
            )
            assert (
                tile.alive,
                register_page(connection, filters=asked, **where).total,
                len(rows),
            ) == (sql, sql, sql)
            assert {row.illustrative for row in rows} <= {
                row.source == "illustrative" for row in rows
            }
        total = register_page(connection, filters=Filters(), **where).total
        assert total == page.total == independent(seeded, f"AND vn34 = '{vn34}'")


def test_numbers_by_hand(seeded: Database) -> None:
    with seeded.read(DEMONSTRATION) as connection:
        pages = {
            vn34: overview(connection, scope=DEMONSTRATION, vn34=vn34, today=TODAY)
            for vn34 in PLACES
        }
        table = {row.place: row for row in provinces_table(connection, scope=DEMONSTRATION)}
    assert [pages[vn34].total for vn34 in PLACES] == [28 + 3, 17 + 2, 1]
    assert [pages[vn34].specialities.counts["CDDL", ""] for vn34 in PLACES] == [3, 1, 1]
    assert [pages[vn34].as_of.illustrative for vn34 in PLACES] == ["part", "part", "none"]
    assert [pages[vn34].as_of.sources for vn34 in PLACES] == [
        ("illustrative", "published_gi")
    ] * 2 + [("published_gi",)]
    assert {vn34: table[vn34].total["CDDL"] for vn34 in PLACES} == {
        NGHE_AN: 3,
        GIA_LAI: 2,
        NINH_BINH: 1,
    }
    assert {vn34: table[vn34].total["NH"] for vn34 in PLACES} == {
        NGHE_AN: 13,
        GIA_LAI: 12,
        NINH_BINH: 0,
    }
    assert table["abroad"].total == {"SC": 7, "GPHI": 0, "KDCN": 0, "NH": 0, "CDDL": 1}


def test_owners_are_counted_with_what_is_seen_of_them(seeded: Database) -> None:
    """Phủ Quỳ: 7 illustrative marks and a real indication. The owner in Ninh Bình: of 12 rights the
    indication alone. Each number opens its rows, today and on a past day."""
    where: dict[str, Any] = {"scope": DEMONSTRATION, "today": TODAY}
    with seeded.read(DEMONSTRATION) as connection:
        found = {vn34: overview(connection, vn34=vn34, **where).owners for vn34 in PLACES}
        first = {
            owner.name: (owner.alive, owner.by_kind["NH"], owner.by_kind["CDDL"])
            for owner in found[NGHE_AN]
        }
        assert first == {
            "HTX Phủ Quỳ": (8, 7, 1),
            "Đại học Vinh": (7, 0, 0),
            "Công ty Vạn Phần": (4, 4, 0),
            "Sở KH&CN": (1, 0, 1),
        }
        assert [(owner.name, owner.alive, owner.by_kind["CDDL"]) for owner in found[NINH_BINH]] == [
            ("Công ty Mẫu", 1, 1)
        ]
        for vn34, owners in found.items():
            for owner in owners:
                asked = Filters(owner=owner.owner_id, statuses=ALIVE)
                assert (
                    register_page(connection, vn34=vn34, filters=asked, **where).total
                    == owner.alive
                )
        past = overview(connection, vn34=NGHE_AN, on=ON, **where).owners
        assert {owner.name: owner.alive for owner in past}["HTX Phủ Quỳ"] == 8
        for owner in past:
            asked = Filters(owner=owner.owner_id, statuses=ALIVE, on=ON)
            assert (
                register_page(connection, vn34=NGHE_AN, filters=asked, **where).total == owner.alive
            )
    with seeded.read(SYSTEM) as connection:
        wanted = dict(
            connection.execute(
                select(asset.c.title, asset.c.id).where(asset.c.title.in_(("Kỳ Sơn", "Kim Sơn")))
            ).all()
        )
    with seeded.read(DEMONSTRATION) as connection:
        others = {
            title: record_view(connection, number, scope=DEMONSTRATION).owner_others
            for title, number in wanted.items()
        }
    assert others == {"Kỳ Sơn": 7, "Kim Sơn": 0}


@pytest.mark.parametrize("vn34", [*PLACES, None])
def test_every_number_opens_its_rows(seeded: Database, vn34: str | None) -> None:
    asked = (
        Filters(),
        Filters(kinds=("CDDL",)),
        Filters(statuses=ALIVE),
        Filters(q="son"),
        Filters(owner_types=("enterprise",)),
    )
    where: dict[str, Any] = {"scope": DEMONSTRATION, "vn34": vn34, "today": TODAY}
    with seeded.read(DEMONSTRATION) as connection:
        for filters in asked:
            for choice, n in opened(register_facets(connection, filters=filters, **where), filters):
                assert register_page(connection, filters=choice, **where).total == n, choice
        assert (
            register_page(
                connection,
                scope=DEMONSTRATION,
                vn34=NGHE_AN,
                filters=Filters(q="gung"),
                today=TODAY,
            ).total
            == 1
        )


def test_local_names_and_what_is_told_apart(seeded: Database) -> None:
    """Kỳ Sơn and Vinh are rights now, and not told a second time beside them."""
    with seeded.read(DEMONSTRATION) as connection:
        page = local_names(connection, scope=DEMONSTRATION, vn34=NGHE_AN, state="new")
        assert [right.title for right in page.rights if right.kind == "CDDL"] == [
            "Cao Lộc",
            "Kỳ Sơn",
            "Vinh",
        ]
        assert (
            page.counts["CDDL", ""] == 3
            and names_apart(connection, scope=DEMONSTRATION, vn34=NGHE_AN) == ()
        )


def test_what_a_province_wrote_about_one_is_its_own(seeded: Database) -> None:
    """Entries and notes beside a real indication are shown to its officers alone, and their joins
    to the record are refused."""
    with seeded.write(SYSTEM) as connection:
        number = connection.scalar(select(asset.c.id).where(asset.c.title == "Vinh"))
        stamp = {"version": 1, "updated_at": MOMENT, "updated_by": "nghean"}
        entry = {
            "vn34": NGHE_AN,
            "right_no": "",
            "asset_id": number,
            "kind": "check",
            "day": TODAY,
            "subject": "x",
            "note": "CANARY",
        }
        connection.execute(
            insert(local_entry).values(**entry, illustrative=False, removed=0, **stamp)
        )
    with seeded.read(Scope.province(NGHE_AN)) as connection:
        assert len(kept_rows(connection, ENTRIES, scope=Scope.province(NGHE_AN), vn34=NGHE_AN)) == 1
    with seeded.read(DEMONSTRATION) as connection:
        assert kept_rows(connection, ENTRIES, scope=DEMONSTRATION, vn34=NGHE_AN) == ()
        for table in (local_entry, asset_note):
            query = (
                select(table.c.id)
                .join(asset, asset.c.id == table.c.asset_id)
                .where(visible(asset, DEMONSTRATION))
            )
            with pytest.raises(ScopeMissing):
                connection.execute(query)


def test_nobody_else_sees_more(seeded: Database) -> None:
    """Insider, stranger, the institute, a station, nobody: the figures of before, with the five
    real indications."""

    def total(scope: Scope, vn34: str) -> int:
        with seeded.read(scope) as connection:
            return overview(connection, scope=scope, vn34=vn34, today=TODAY).total

    own = {NGHE_AN: 29 + 2, GIA_LAI: 17 + 2, NINH_BINH: 11 + 1}
    for vn34, asked in product(PLACES, PLACES):
        assert total(Scope.province(vn34), asked) == (own[asked] if vn34 == asked else 0)
    assert [total(NATIONAL, vn34) for vn34 in PLACES] == [*own.values()]
    for scope in (NOBODY, Scope.station(1)):
        with seeded.read(scope) as connection, pytest.raises(ScopeMissing):
            connection.execute(
                select(asset.c.id).where(asset.c.illustrative.is_(True) | (asset.c.kind == "CDDL"))
            )


def raw(database: Database, statement: str, scope: str = "demonstration", vn34: str = "") -> Any:
    """Sent past the first two belts, and taken back."""
    with database.engine.connect().execution_options(ipp_unchecked=True) as connection:
        connection.execute(
            text("SELECT set_config('ipp.scope', :s, true), set_config('ipp.vn34', :v, true)"),
            {"s": scope, "v": vn34},
        )
        found = connection.execute(text(statement))
        return found.scalar() if found.returns_rows else found.rowcount


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_postgresql_shows_the_same_rows_and_lets_none_be_changed(seeded: Database) -> None:
    """In every table of records and their counts; of provinces' scopes nothing has changed."""
    for table in sorted(KIND_TABLES):
        asked = f"SELECT count(*) FROM {table}"
        every = raw(seeded, f"{asked} WHERE illustrative OR kind = 'CDDL'", "system")
        assert raw(seeded, asked) == every, table
        assert raw(seeded, asked, "province", NGHE_AN) == raw(
            seeded, f"{asked} WHERE vn34 = '{NGHE_AN}'", "system"
        ), table
        assert (
            raw(seeded, asked, "station")
            == raw(seeded, asked, "")
            == raw(seeded, asked, "province", "99")
            == 0
        ), table
    real = "illustrative IS FALSE AND kind = 'CDDL'"
    assert raw(seeded, f"SELECT count(*) FROM asset WHERE {real}") == 6
    assert [
        raw(seeded, f"{verb} WHERE {real}")
        for verb in ("UPDATE asset SET title = title", "DELETE FROM asset")
    ] == [0, 0]
    assert (
        raw(seeded, "UPDATE asset SET title = title WHERE vn34 = '40'", "province", NGHE_AN) == 33
    )
    parties = "SELECT count(*) FROM asset_party p JOIN asset a ON a.id = p.asset_id WHERE NOT a.illustrative"
    assert raw(seeded, parties) == 4
