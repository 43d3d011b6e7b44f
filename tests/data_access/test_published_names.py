"""Issue 15, item 1: names that are published as protected, without a number: shown apart, watched,
never counted as register records."""

import csv
from datetime import date

from sqlalchemy import Connection, select, update

from data_access.database.engine import Database
from data_access.database.scope import DEMONSTRATION, NATIONAL, SYSTEM, Scope
from data_access.local_names.page import local_names
from data_access.local_names.published_names import FACTS, FILES, names_apart, published_names
from data_access.local_names.watch.look import look_daily
from data_access.tables import watch_hit, watch_term
from domain.local_names.published_names import is_same
from domain.places.provinces import PROVINCES_63
from tests.builders import create_asset

TODAY = date(2026, 11, 20)
OWN = Scope.province("40")
GI = {
    "kind": "CDDL",
    "vn34": "40",
    "vn63": "40",
    "owner": None,
    "illustrative": False,
    "source": "published_gi",
    "application_date": None,
}


def test_every_name_stands_once_with_all_its_sources() -> None:
    """60 with a number or a decision; of 46 names 8 have one since and 2 are told twice: 36."""
    names = published_names()
    assert (len(names), sum(name.numbered for name in names)) == (96, 60)
    nghe_an = [
        (n.name, n.product, n.registration_no, len(n.sources)) for n in names if n.places == ("40",)
    ]
    assert nghe_an == [("Kỳ Sơn", "Gừng củ", "00077", 2), ("Vinh", "Cam quả", "", 2)]
    assert {n.name for n in names if not n.places and not n.numbered} == {"Ichida Gaki", "Pisco"}


def test_one_place_may_have_several_products() -> None:
    assert is_same("Đắk Nông", "Hồ tiêu", "Đắk Nông", "Hạt tiêu") and is_same(
        "Kỳ Sơn", "Gừng", "Kỳ Sơn", "Gừng củ"
    )
    assert not is_same("Bến Tre", "Tôm càng xanh", "Bến Tre", "Bưởi Da xanh")
    assert not is_same("Khánh Hòa", "Yến sào", "Khánh Hòa", "Ốc hương") and not is_same(
        "Vinh", "Cam", "Vĩnh Kim", "Cam"
    )


def apart(connection: Connection, scope: Scope, vn34: str) -> list[str]:
    return [name.name for name in names_apart(connection, scope=scope, vn34=vn34)]


def test_names_stand_apart_until_the_register_has_them(database: Database) -> None:
    """D-1: they are in no count; what a province's register has is not told twice."""
    with database.write(SYSTEM) as connection:
        assert [apart(connection, scope, "40") for scope in (OWN, NATIONAL, DEMONSTRATION)] == [
            ["Kỳ Sơn", "Vinh"]
        ] * 3
        create_asset(connection, title="Kỳ Sơn", product="Gừng củ", registration_no="00077", **GI)
    with database.read(OWN) as connection:
        found = local_names(connection, scope=OWN, vn34="40", state="new")
        assert [name.name for name in found.published] == ["Vinh"]
        assert [right.title for right in found.rights] == ["Kỳ Sơn"] and sum(
            found.counts.values()
        ) == 1
        assert (
            local_names(
                connection, scope=OWN, vn34="40", state="new", on=date(2026, 1, 1)
            ).published
            == ()
        )


def test_a_name_of_several_provinces_stands_in_each(database: Database) -> None:
    """Every row of the facts that names several: apart and watched in each of them, until that
    province's own register has it."""
    several = [row for row in rows_of_the_facts() if ";" in row["province_name_at_registration"]]
    assert [(row["name"], row["province_name_at_registration"]) for row in several] == [
        ("Ngọc Linh", "Kon Tum; Quảng Nam")
    ]
    with database.write(SYSTEM) as connection:
        for vn34 in ("51", "48"):  # Quảng Ngãi and Đà Nẵng of today
            assert "Ngọc Linh" in apart(connection, Scope.province(vn34), vn34)
        look_daily(connection, TODAY)
        of_it = (
            select(watch_term.c.vn34)
            .where(watch_term.c.phrase == "Ngọc Linh")
            .order_by(watch_term.c.vn34)
        )
        assert connection.scalars(of_it).all() == ["48", "51"]
        gi = GI | {"vn34": "51", "vn63": "62"}
        create_asset(connection, title="Ngọc Linh", product="Sâm củ", registration_no="00049", **gi)
        assert "Ngọc Linh" not in apart(connection, NATIONAL, "51") and "Ngọc Linh" in apart(
            connection, NATIONAL, "48"
        )
        look_daily(connection, TODAY)
        assert connection.scalars(of_it).all() == ["48", "51"], "none is watched twice"


def test_every_name_stands_in_every_province_that_its_row_tells() -> None:
    names = {(name.name, name.product): name for name in published_names() if name.numbered}
    for row in rows_of_the_facts():
        if row["registration_no"] or row["decision_no"]:
            told = [
                part.strip().replace("Thừa Thiên ", "")
                for part in row["province_name_at_registration"].split(";")
                if part.strip()
            ]
            assert [
                PROVINCES_63[code].name for code in names[row["name"], row["product"]].provinces
            ] == told, row["name"]


def rows_of_the_facts() -> list[dict[str, str]]:
    return [
        row
        for name in FILES
        for row in csv.DictReader((FACTS / name).read_text(encoding="utf-8").splitlines())
    ]


def terms(connection: Connection) -> list[tuple[object, ...]]:
    c = watch_term.c
    query = (
        select(c.phrase, c.asset_id.is_not(None), c.removed != 0)
        .where(c.vn34 == "40")
        .order_by(c.id)
    )
    return [tuple(row) for row in connection.execute(query)]


def test_names_are_watched_and_become_those_of_the_right(database: Database) -> None:
    """A mark of Gia Lai takes oranges of Vinh; an officer takes the other name out, which stays
    out; the right comes and takes its term."""
    mark = {
        "kind": "NH",
        "status": "pending",
        "application_date": date(2026, 10, 1),
        "illustrative": False,
        "vn34": "52",
        "vn63": "64",
    }
    with database.write(SYSTEM) as connection:
        create_asset(connection, title="CAM VINH SỐ MỘT", **mark)
        create_asset(connection, title="Vinh quang", **mark)
        assert look_daily(connection, TODAY) == 1
        assert connection.execute(select(watch_hit.c.mark, watch_hit.c.vn34)).one() == (
            "CAM VINH SỐ MỘT",
            "40",
        )
        assert terms(connection) == [("Kỳ Sơn", False, False), ("Vinh", False, False)]
        connection.execute(
            update(watch_term)
            .where(watch_term.c.phrase == "Kỳ Sơn")
            .values(removed=watch_term.c.id)
        )
        look_daily(connection, TODAY)
        assert terms(connection) == [("Kỳ Sơn", False, True), ("Vinh", False, False)]
        create_asset(connection, title="Vinh", product="Cam", registration_no="00012", **GI)
        create_asset(connection, title="Kỳ Sơn", product="Gừng củ", registration_no="00077", **GI)
        assert look_daily(connection, TODAY) == 0
        assert terms(connection) == [("Kỳ Sơn", True, True), ("Vinh", True, False)]
