"""Targets against live figures: each figure equals the rows that it opens; what is not known is not
zero. On both databases."""

from datetime import date

from data_access.accounts.writer import Writer
from data_access.database.engine import Database
from data_access.database.scope import NATIONAL, SYSTEM, Scope
from data_access.local_lists.rows import add_row
from data_access.local_names.page import local_names
from data_access.plan.page import plan
from data_access.register.page import register_page
from read_models.local_lists import PRODUCTS, TARGETS
from tests.builders import create_asset

TODAY = date(2026, 11, 25)
NGHE_AN = Scope.province("40")
TARGET = {"title": "x", "source": "KH 01", "value": 10}


def fill(database: Database) -> None:
    with database.write(SYSTEM) as connection:
        for day in (date(2026, 1, 1), date(2026, 12, 31), date(2025, 12, 31)):
            create_asset(
                connection,
                application_date=day,
                registration_date=date(2026, 6, 1),
                status="in_grace",
            )
        create_asset(connection, application_date=date(2026, 5, 1), status="lapsed")
        create_asset(
            connection,
            application_date=None,
            mark_category="collective",
            title="Cam Khe Mây",
            registration_date=date(2025, 6, 1),
        )
        create_asset(connection, application_date=date(2026, 5, 1), vn34="52")
        create_asset(connection, application_date=date(2026, 5, 1), office="EP", national=False)
    writer = Writer(1, "nghean", "Lê", "40", NGHE_AN)
    wanted = [
        ("nop-trong-nam", 2026),
        ("nop-trong-nam", 2020),
        ("nop-trong-nam", 2027),
        ("cap-trong-nam", 2026),
        ("con-hieu-luc", 2030),
    ]
    wanted += [
        ("con-hieu-luc", 2025),
        ("dac-san", 2026),
        ("san-pham-co-quyen", 2030),
        ("khac", 2026),
    ]
    with database.write(NGHE_AN) as connection:
        for indicator, year in wanted:
            add_row(
                connection,
                writer,
                TARGETS,
                {**TARGET, "indicator": indicator, "year": year},
                illustrative=False,
            )
        for i, right in enumerate(("Cam Khe Mây", "", "")):
            product = {
                "name": f"SP {i}",
                "kind": "ocop",
                "stars": "",
                "maker": "",
                "place": "",
                "right_no": right,
            }
            add_row(connection, writer, PRODUCTS, product, illustrative=False)


def test_each_live_figure_equals_the_rows_that_it_opens(database: Database) -> None:
    fill(database)
    with database.read(NGHE_AN) as connection:
        found = plan(connection, scope=NGHE_AN, vn34="40", today=TODAY)
        live = {
            (t.values["indicator"], t.values["year"]): found.live.get(t.id) for t in found.targets
        }
        opened = {
            key: register_page(
                connection, scope=NGHE_AN, vn34="40", filters=figure.filters, size=1
            ).total
            for key, figure in live.items()
            if figure and figure.filters
        }
    values = {key: figure.value for key, figure in live.items() if figure}
    assert values == {
        ("nop-trong-nam", 2026): 3, ("nop-trong-nam", 2020): 0, ("cap-trong-nam", 2026): 3, ("con-hieu-luc", 2030): 4,
        ("dac-san", 2026): 1, ("san-pham-co-quyen", 2030): 33,
    }  # fmt: skip
    assert opened == {key: values[key] for key in opened} and len(opened) == 4
    assert {key for key, figure in live.items() if figure is None} == {
        ("nop-trong-nam", 2027),
        ("con-hieu-luc", 2025),
        ("khac", 2026),
    }


def test_rights_products_and_counts_agree(database: Database) -> None:
    fill(database)
    with database.read(NGHE_AN) as connection:
        own = local_names(connection, scope=NGHE_AN, vn34="40", state="new")
    with database.read(NATIONAL) as connection:
        other = local_names(connection, scope=NATIONAL, vn34="52", state="new")
    assert [right.title for right in own.rights] == ["Cam Khe Mây"] and sum(
        own.counts.values()
    ) == 1
    assert (own.covered, len(own.products)) == (1, 3)
    assert (other.rights, other.products, other.terms) == ((), (), ())
