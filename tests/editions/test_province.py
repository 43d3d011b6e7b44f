"""A province's report from draft to published, on both databases: by its officer and its leader
alone; its rows are its assets; what was sent is held against today."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select, text, update

from data_access.accounts.writer import Gone, Writer
from data_access.database.engine import Database
from data_access.database.scope import NATIONAL, SYSTEM, Scope
from data_access.editions import reading, writing
from data_access.tables import asset, published_figure
from domain.publishing import PUBLISHED
from read_models.report_asked import PROVINCIAL, ReportAsked
from tests.editions.flow import HEAD, MANAGER, against, approved, drafted, edition, post, submitted
from tests.seeded import GIA_LAI, NGHE_AN, seed

OWN = Scope.province(GIA_LAI)
OFFICER = post(11, "chuyen-vien", "officer:gia-lai", OWN)
LEADER = post(12, "lanh-dao-so", "leader:gia-lai", OWN)
STRANGER = post(13, "so-khac", "leader:nghe-an", Scope.province(NGHE_AN))


@pytest.fixture
def province(database: Database) -> Database:
    with database.write(SYSTEM) as connection:
        seed(connection)
    return database


def _asked(database: Database) -> ReportAsked:
    """The year in which most was filed."""
    with database.read(SYSTEM) as connection:
        query = text(
            "SELECT substr(cast(application_date AS varchar), 1, 4) AS y, count(*) FROM asset "
            f"WHERE vn34 = '{GIA_LAI}' AND application_date IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1"
        )
        year = connection.execute(query).first()
    assert year is not None
    return ReportAsked(PROVINCIAL, str(year[0]), vn34=GIA_LAI)


def _published(database: Database) -> tuple[int, ReportAsked]:
    asked = _asked(database)
    number = drafted(database, asked, OFFICER)
    submitted(database, number, OFFICER)
    approved(database, number, LEADER)
    return number, asked


def test_its_leader_alone_approves(province: Database) -> None:
    asked = _asked(province)
    number = drafted(province, asked, OFFICER)
    submitted(province, number, OFFICER)
    for who in (OFFICER, HEAD, MANAGER):
        with pytest.raises(writing.NotTheirs):
            approved(province, number, who)
    with pytest.raises(writing.SameHands):
        approved(province, number, replace(LEADER, user_id=OFFICER.user_id))
    _not_there(province, number, STRANGER)
    approved(province, number, LEADER)
    assert edition(province, number, OWN).state == PUBLISHED


def _not_there(database: Database, number: int, who: Writer) -> None:
    with pytest.raises(Gone), database.write(who.scope) as connection:
        writing.held(connection, who, number)


def test_only_its_officer_drafts(province: Database) -> None:
    for who in (LEADER, MANAGER, HEAD):
        with pytest.raises(writing.NotTheirs):
            drafted(province, _asked(province), who)


def test_nothing_of_another_province_is_kept(province: Database) -> None:
    number, _asked_for = _published(province)
    with province.read(OWN) as connection:
        own = reading.edition(connection, number, scope=OWN)
        assert own
        kept = reading.kept(connection, own, scope=OWN)
        mine = set(connection.scalars(select(asset.c.id).where(asset.c.vn34 == GIA_LAI)))
    assert kept.intact and {row.row_id for row in kept.rows if row.table == "asset"} <= mine
    with province.read(NATIONAL) as connection:
        query = select(published_figure.c.id).where(published_figure.c.edition_id == number)
        assert connection.scalars(query).all() == []


def test_sent_against_now_equals_sql(province: Database) -> None:
    """An asset whose filing day moves out of the year is gone from the number, and named."""
    number, asked = _published(province)
    assert against(province, number, OWN).changed == []
    with province.write(SYSTEM) as connection:
        c = asset.c
        first = connection.scalars(
            select(c.id)
            .where(c.vn34 == GIA_LAI, c.application_date >= date(asked.year, 1, 1))
            .where(c.application_date <= date(asked.year, 12, 31))
        ).first()
        connection.execute(update(asset).where(c.id == first).values(title="Đổi tên"))
    found = against(province, number, OWN)
    assert found.intact and found.changed == []
    with province.read(OWN) as connection:
        own = reading.edition(connection, number, scope=OWN)
        assert own
        rows = reading.rows_of(connection, own, scope=OWN)
    filed = next(one.sent for one in found.numbers if one.sent.key == "filed")
    assert sum(row.amounts.get("filed", 0) for row in rows) == filed.value
    with province.read(SYSTEM) as connection:
        query = text(
            f"SELECT count(*) FROM asset WHERE vn34 = '{GIA_LAI}' AND "
            f"application_date BETWEEN '{asked.year}-01-01' AND '{asked.year}-12-31'"
        )
        assert connection.scalar(query) == filed.value
