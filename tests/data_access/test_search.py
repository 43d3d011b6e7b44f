"""One golden result set, alike on both databases."""

import pytest
from sqlalchemy import select

from data_access.database.engine import Database
from data_access.database.scope import DEMONSTRATION, NATIONAL, SYSTEM, Scope
from data_access.records.search import matching
from data_access.register.page import register_page
from data_access.tables import asset
from read_models.register_filters import Filters
from tests.builders import create_asset
from tests.seeded import TODAY

TITLES = {
    "gao": {
        "title": "Gạo nếp Tú Lệ",
        "owner": "Hợp tác xã Đồng Tâm",
        "application_no": "4-2024-16348",
        "registration_no": "4-0405854-000",
    },
    "che": {
        "title": "Chè Đồng Bằng",
        "owner": "Công ty TNHH Tú Anh",
        "application_no": "VN -4-2019-43953",
    },
    "cam": {
        "title": "Cam Vinh",
        "owner": "Sở Khoa học và Công nghệ",
        "kind": "CDDL",
        "product": "Quả cam",
        "application_no": "6-2005-00001",
    },
    "hoa": {
        "title": "HÒA BÌNH & co. 100%",
        "owner": "Ông Nguyễn Văn Hoà",
        "application_no": "4-2020-00012",
    },
    "sau": {
        "title": "Sầu riêng Hoà_An",
        "owner": "HTX Đa",
        "application_no": "1284567A",
        "vn34": "52",
    },
}
GOLDEN = {
    "gạo nếp": {"gao"}, "gao nep": {"gao"}, "GẠO  NẾP": {"gao"}, "nep gao": {"gao"}, "g": set(), "ga": {"gao"},
    "gạo": {"gao"}, "dong": {"gao", "che"}, "đồng": {"gao", "che"}, "Đồng tâm": {"gao"}, "tu": {"gao", "che"},
    '"dong bang"': {"che"}, '"bang dong"': set(), '"dong ba"': set(), "dong ba": {"che"}, '"dong" ba': {"che"}, '"dong ba': {"che"},
    '"tu le" "dong tam"': {"gao"}, '""': set(), "": set(), "   ": set(), "!!!": set(), "%": set(), "_": set(), "100%": {"hoa"},
    "hoà": {"hoa", "sau"}, "hòa": {"hoa", "sau"}, "hoa binh": {"hoa"}, "hoa_an": {"sau"}, "vinh cam": {"cam"}, "qua cam": {"cam"},
    "4-2024-16348": {"gao"}, "VN -4-2024-16348": {"gao"}, "VN4202416348": {"gao"}, "vn-4-2024-16348": {"gao"}, "4202416348": {"gao"},
    "4-0405854-000": {"gao"}, "405854": {"gao"}, "0405854": {"gao"}, "4-2019-43953": {"che"}, "VN4201943953": {"che"},
    "16348": {"gao"}, "1634": {"gao"}, "2024": {"gao"}, "1284567A": {"sau"}, "1284567": {"sau"}, "6-2005-00001": {"cam"},
    "gao OR cam": set(), "gao NOT nep": set(), "NEAR(gao nep)": set(), "words:gao": set(), "gao*": {"gao"}, "ga* ne*": set(), "'": set(),
    "gao & nep": {"gao"}, "gao | cam": set(), "!gao": {"gao"}, "gao:*": {"gao"}, "(gao": {"gao"}, "gao\\": {"gao"}, "a'b\"c": set(),
    "VN-4-2024-1": {"gao"}, "4-2024-1": {"gao"}, "4-2024-1634": {"gao"}, "VN4202416": {"gao"}, "4-2024-2": set(), "4-2024": {"gao"},
    "4202416": {"gao"}, "4-2024-163480": set(), "4-2024–16348": {"gao"}, "IR 1284567": {"sau"}, "1284567a ": {"sau"},
    "τ40": {"gao"}, "40": {"gao"}, "cong nghe": {"cam"}, "nguyen van hoa": {"hoa"},
}  # fmt: skip


def found(database: Database, q: str, vn34: str | None = None) -> set[str]:
    with database.read(SYSTEM) as connection:
        rows = connection.execute(
            select(asset.c.title).where(matching(q, database.dialect, vn34=vn34))
        )
        return {
            name for row in rows for name, values in TITLES.items() if values["title"] == row.title
        }


@pytest.fixture
def filled(database: Database) -> Database:
    with database.write(SYSTEM) as connection:
        for values in TITLES.values():
            create_asset(connection, **values)
    return database


def test_golden_set(filled: Database) -> None:
    """V-18: '%', '_', a backslash and a quote stand for themselves."""
    assert {q: found(filled, q) for q in GOLDEN} == GOLDEN


SPELLINGS = (
    "4-2024-90000",
    "VN-4-2024-90000",
    "VN -4-2024-90000",
    "4202490000",
    "VN4202490000",
    "4 2024 90000",
    "4-2024-090000",
)


def test_all_spellings_of_a_number_find_the_same(database: Database) -> None:
    """Neighbours in the same year, and records whose other words look like the number's parts, are
    not found."""
    with database.write(SYSTEM) as connection:
        ids = [
            create_asset(connection, application_no=f"4-2024-{n}") for n in range(90_000, 90_010)
        ]
        published = create_asset(
            connection, application_no="VN-4-2023-00004", publication_no="VN-4-2024-90000"
        )
        create_asset(connection, application_no="4-2024-00007", title="2024 90000")
        create_asset(connection, application_no="4-2024-900001")
    assert {q: numbered(database, q) for q in SPELLINGS} == {
        q: {ids[0], published} for q in SPELLINGS
    }
    assert [
        numbered(database, q) >= set(ids)
        for q in ("4-2024-9", "VN-4-2024-9", "VN420249", "420249", "4-2024-9000")
    ] == [True] * 5


def numbered(database: Database, q: str) -> set[int]:
    with database.read(SYSTEM) as connection:
        return set(connection.scalars(select(asset.c.id).where(matching(q, database.dialect))))


def test_a_foreign_number_is_found_as_written_and_from_its_beginning(database: Database) -> None:
    with database.write(SYSTEM) as connection:
        us = create_asset(
            connection, office="US", application_no="85/334,015", publication_no="WO 2019/123456"
        )
        title = create_asset(connection, title="555 888", application_no="4-2021-00555")
    queries = (
        "85/334,015",
        "US85334015",
        "85334015",
        "853340",
        "85/334",
        "WO 2019/123456",
        "WO2019123456",
    )
    assert {q: numbered(database, q) for q in queries} == {q: {us} for q in queries}
    assert numbered(database, "555 888") == {title}


def test_a_province_narrows_the_search(filled: Database) -> None:
    """T-2: alternatives of a number stay inside the province too."""
    assert (
        found(filled, "hoa", "40"),
        found(filled, "hoa", "52"),
        found(filled, "1284567A", "40"),
    ) == ({"hoa"}, {"sau"}, set())


def test_long_and_strange_queries_are_only_words(filled: Database) -> None:
    """V-18: no error, no operator."""
    assert found(filled, "gao " * 2_500) == {"gao"}
    assert found(filled, "x" * 10_000) == set()
    assert found(filled, "g̣ạo \x00 'nếp'; --") == {"gao"}


def test_everybody_searches_what_is_theirs(database: Database) -> None:
    """T-11, X-6; issue 13, item 7: trainers what is illustrative, a province its own, the institute
    all; prime numbers of records."""
    with database.write(SYSTEM) as connection:
        for n, (vn34, illustrative) in {
            2: ("40", True),
            3: ("40", False),
            5: ("52", True),
            7: ("52", False),
        }.items():
            for _i in range(n):
                create_asset(
                    connection, title="Chè xanh", vn34=vn34, vn63=vn34, illustrative=illustrative
                )
    nghe_an = Scope.province("40")
    expected = {
        (DEMONSTRATION, None): 7,
        (DEMONSTRATION, "40"): 2,
        (nghe_an, "40"): 5,
        (NATIONAL, None): 17,
        (NATIONAL, "52"): 12,
    }
    for (scope, vn34), n in expected.items():
        with database.read(scope) as connection:
            page = register_page(
                connection, scope=scope, vn34=vn34, filters=Filters(q="che xanh"), today=TODAY
            )
        assert (page.total, len(page.rows)) == (n, n), (scope, vn34)
