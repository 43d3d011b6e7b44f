"""The reference tables hold what the domain says, however often they are filled."""

from collections import Counter

from sqlalchemy import func, insert, select, update

from data_access.database.engine import Database
from data_access.database.scope import SYSTEM
from data_access.tables import deadline_rule, province, province_succession
from data_access.upkeep import reference, upgrade
from domain.terms.rules import RULES


def test_upgrade_fills_the_reference_tables(database: Database) -> None:
    with database.read() as connection:
        by_vintage = connection.execute(
            select(province.c.vintage, func.count())
            .group_by(province.c.vintage)
            .order_by(province.c.vintage)
        )
        assert [tuple(row) for row in by_vintage] == [("vn34", 34), ("vn63", 63)]
        assert (
            connection.scalar(
                select(province_succession.c.vn34).where(province_succession.c.vn63 == "36")
            )
            == "37"
        )
        rules = connection.scalars(
            select(deadline_rule.c.code).order_by(deadline_rule.c.code)
        ).all()
    assert Counter(rules) == Counter(rule.code for rule in RULES)


def test_every_succession_joins_both_vintages(database: Database) -> None:
    old, new = province.alias(), province.alias()
    joined = (
        select(func.count())
        .select_from(province_succession)
        .join(old, (old.c.vintage == "vn63") & (old.c.code == province_succession.c.vn63))
        .join(new, (new.c.vintage == "vn34") & (new.c.code == province_succession.c.vn34))
    )
    with database.read() as connection:
        assert connection.scalar(joined) == 63


def test_seeding_again_repairs_what_was_changed(database: Database) -> None:
    with database.write(SYSTEM) as connection:
        connection.execute(
            update(province)
            .where(province.c.vintage == "vn34", province.c.code == "40")
            .values(name="Khác")
        )
        connection.execute(insert(province_succession), {"vn63": "99", "vn34": "40"})
        reference.seed(connection)
        assert (
            connection.scalar(
                select(province.c.name).where(province.c.vintage == "vn34", province.c.code == "40")
            )
            == "Nghệ An"
        )
        assert connection.scalar(select(func.count()).select_from(province_succession)) == 63


def test_upgrade_again_changes_no_row(database: Database) -> None:
    with database.read() as connection:
        before = connection.execute(
            select(province).order_by(province.c.vintage, province.c.code)
        ).all()
    upgrade.upgrade(database)
    with database.read() as connection:
        assert (
            connection.execute(select(province).order_by(province.c.vintage, province.c.code)).all()
            == before
        )
