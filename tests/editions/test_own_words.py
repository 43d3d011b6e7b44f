"""Own words of provinces and stations on both databases: another tenant's are neither seen nor
written, whatever is asked for; those that stand in a report are frozen with it."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from components.documents.making import document_of
from data_access.accounts.writer import Gone, Writer
from data_access.database.engine import Database
from data_access.database.scope import DEMONSTRATION, NATIONAL, SYSTEM, Scope
from data_access.editions import reading, writing
from data_access.network.fact_kinds import station_ids
from data_access.reports.words import keep_words, words_of
from domain.publishing import PUBLISHED
from domain.text.folding import fold
from read_models.document import Document
from read_models.report_asked import PROVINCIAL, STATION, ReportAsked
from read_models.report_words import WordsTyped
from tests.editions.flow import (
    MADE,
    against,
    approved,
    drafted,
    edition,
    post,
    submitted,
    today_of,
)
from tests.network.test_station_year import HOST
from tests.seeded import GIA_LAI, NGHE_AN, seed

OWN, OTHER = Scope.province(GIA_LAI), Scope.province(NGHE_AN)
OFFICER = post(11, "chuyen-vien", "officer:gia-lai", OWN)
COLLEAGUE = post(14, "chuyen-vien-2", "officer:gia-lai", OWN)
STRANGER = post(15, "chuyen-vien-khac", "officer:nghe-an", OTHER)
LEADER = post(12, "lanh-dao-so", "leader:gia-lai", OWN)
PUT = """INSERT INTO report_words (template, section, period, text, illustrative, version,
    updated_at, updated_by, whose, vn34)
    VALUES ('provincial', 'watch', '2026-H1', 'x', false, 1, now(), 'x', 'gia-lai', {tenant})"""
HALF = ReportAsked(PROVINCIAL, "2026-H1", vn34=GIA_LAI)


@pytest.fixture
def province(database: Database) -> Database:
    with database.write(SYSTEM) as connection:
        seed(connection)
    return database


def _write(
    database: Database, who: Writer, asked: ReportAsked, section: str, told: str, version: int = 0
) -> None:
    with database.write(who.scope) as connection:
        writing.note_words(connection, who, asked, section)
        typed = WordsTyped(asked, section, told)
        keep_words(connection, who, typed, version=version, illustrative=False)


def _seen(database: Database, asked: ReportAsked, scope: Scope) -> dict[str, str]:
    with database.read(scope) as connection:
        return {key: p.text for key, p in words_of(connection, asked, scope=scope).items()}


def _document(database: Database, asked: ReportAsked, scope: Scope) -> Document:
    with database.read(scope) as connection:
        found = today_of(connection, asked, scope)
    assert found.data
    return document_of(found.data, written_in="vi", made=MADE, words=found.words)


def test_insider_colleague_stranger(province: Database) -> None:
    _write(province, OFFICER, HALF, "plan", "Của Gia Lai")
    _write(province, COLLEAGUE, HALF, "plan", "Đồng nghiệp sửa", version=1)
    for scope in (OWN, NATIONAL):
        assert _seen(province, HALF, scope) == {"plan": "Đồng nghiệp sửa"}
    for scope in (OTHER, Scope.station(1), DEMONSTRATION):
        assert _seen(province, HALF, scope) == {}
    for version in (0, 1, 2):
        with pytest.raises(Gone):
            _write(province, STRANGER, HALF, "plan", "Của người khác", version)
    own_half = HALF.of(vn34=NGHE_AN)
    with pytest.raises(Gone):
        _write(province, OFFICER, own_half, "plan", "Chen vào tỉnh khác")
    _write(province, STRANGER, own_half, "plan", "Của Nghệ An")
    assert _seen(province, HALF, OWN) == {"plan": "Đồng nghiệp sửa"}
    assert _seen(province, own_half, OTHER) == {"plan": "Của Nghệ An"}


@pytest.mark.parametrize("code", ["leader:gia-lai", "station:1", "trainer", "admin"])
def test_only_who_prepares_the_report_writes(province: Database, code: str) -> None:
    with pytest.raises(writing.NotTheirs):
        _write(province, post(20, "x", code, OWN), HALF, "plan", "x")
    with pytest.raises(writing.NotTheirs):
        _write(province, post(21, "y", "manager:vien"), HALF, "plan", "x")
    assert _seen(province, HALF, OWN) == {}


def test_a_stations_words_are_its_own(province: Database) -> None:
    with province.read(SYSTEM) as connection:
        ids = station_ids(connection)
    one, two = ids[fold(HOST + "Hải Phòng")], ids[fold(HOST + "Gia Lai")]
    operator = post(30, "tram", f"station:{one}", Scope.station(one))
    year = ReportAsked(STATION, "2025", one)
    _write(province, operator, year, "words", "Của Hải Phòng")
    assert _seen(province, year.of(period="2026"), Scope.station(one)) == {"words": "Của Hải Phòng"}
    for scope in (Scope.station(two), Scope.province("31"), DEMONSTRATION):
        assert _seen(province, year, scope) == {}
    with pytest.raises(Gone):
        _write(province, operator, year.of(station_id=two), "words", "x")
    _write(province, post(1, "quan-ly", "manager:vien"), year, "words", "Viện sửa", version=1)
    assert _seen(province, year, Scope.station(one)) == {"words": "Viện sửa"}


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_the_database_itself_refuses(province: Database) -> None:
    """Raw statements of another scope reach no row and put none there."""
    _write(province, OFFICER, HALF, "plan", "Của Gia Lai")
    with (
        province.engine.connect().execution_options(ipp_unchecked=True) as connection,
        connection.begin() as all_of_it,
    ):
        for name, value in (("scope", "province"), ("vn34", NGHE_AN)):
            connection.execute(
                text("SELECT set_config(:n, :v, true)"), {"n": f"ipp.{name}", "v": value}
            )
        assert connection.scalar(text("SELECT count(*) FROM report_words")) == 0
        assert connection.execute(text("UPDATE report_words SET text = 'x'")).rowcount == 0
        assert connection.execute(text("DELETE FROM report_words")).rowcount == 0
        for tenant in (f"'{GIA_LAI}'", "NULL"):
            with pytest.raises(DBAPIError, match="row-level security"), connection.begin_nested():
                connection.execute(text(PUT.format(tenant=tenant)))
        all_of_it.rollback()
    assert _seen(province, HALF, OWN) == {"plan": "Của Gia Lai"}


def test_they_are_frozen_with_the_report(province: Database) -> None:
    """They are part of its hash; what is written later changes the next edition, not what was
    sent."""
    before = _document(province, HALF, OWN)
    _write(province, OFFICER, HALF, "deadlines", "Đã nhắc từng chủ văn bằng.")
    document = _document(province, HALF, OWN)
    assert document.digest() == _document(province, HALF, NATIONAL).digest() != before.digest()
    number = drafted(province, HALF, COLLEAGUE)
    submitted(province, number, COLLEAGUE)
    with pytest.raises(writing.SameHands):
        approved(province, number, post(11, "chuyen-vien", "leader:gia-lai", OWN))
    approved(province, number, LEADER)
    _write(province, OFFICER, HALF, "deadlines", "Sửa sau khi gửi.", version=1)
    own = edition(province, number, OWN)
    with province.read(OWN) as connection:
        kept = reading.kept(connection, own, scope=OWN)
    assert own.state == PUBLISHED and kept.intact
    for sent in kept.documents.values():
        assert "Đã nhắc từng chủ văn bằng." in str(sent) and "Sửa sau" not in str(sent)
    assert against(province, number, OWN).changed == []
    assert "Sửa sau khi gửi." in str(_document(province, HALF.of(period="2026-H2"), OWN))


def test_whoever_wrote_while_it_was_on_its_way_has_a_hand_in_it(province: Database) -> None:
    number = drafted(province, HALF, COLLEAGUE)
    _write(province, OFFICER, HALF, "deadlines", "x")
    _write(province, OFFICER, HALF, "deadlines", "", version=1)
    assert set(edition(province, number, OWN).hands) == {OFFICER.user_id, COLLEAGUE.user_id}
