"""The sheet of one record: what the record says, for who may see it alone."""

from datetime import date

import pytest

from components.documents.making import document_of
from data_access.database.engine import Database
from data_access.database.scope import NATIONAL, SYSTEM, Scope
from data_access.reports.data import report_data
from data_access.writing.save import save
from read_models.document import Document
from read_models.report_asked import RECORD, ReportAsked
from reports.document.write import MEDIA_TYPES, write
from tests.documents.made import MADE, sentences, tables
from tests.writing.records import create_record

TODAY = date(2026, 3, 2)


def sheet(
    database: Database, asset_id: int, scope: Scope, vn34: str | None = None, language: str = "vi"
) -> Document | None:
    asked = ReportAsked(RECORD, asset_id=asset_id, vn34=vn34)
    with database.read(scope) as connection:
        data = report_data(connection, asked, scope=scope, today=TODAY)
    return document_of(data, written_in=language, made=MADE) if data else None


@pytest.fixture
def mark(database: Database) -> int:
    with database.write(SYSTEM) as connection:
        told = save(connection, [create_record()], batch_id=None, actor="a", today=TODAY)
        return next(iter(told)).asset_id


def test_it_says_what_the_record_says(database: Database, mark: int) -> None:
    found = sheet(database, mark, Scope.province("40"), "40")
    assert found is not None and not found.illustrative
    assert found.about == "Nhãn hiệu: Vờm Quẻng" and found.issuer.code == "BC-SKHCN"
    assert sentences(found)[0].startswith("Còn hiệu lực, từ 05/08/2020")
    data = {line[1]: (line[0], line[2]) for line in tables(found)["Dữ liệu thư mục"].lines}
    assert data["Số đơn"] == ("(210)", "4-2019-12345")
    assert data["Ngày nộp đơn"] == ("(220)", "17/04/2019")
    assert data["Số văn bằng"] == ("(111)", "4-0365432-000")
    events = tables(found)["Diễn biến tình trạng pháp lý"].lines
    assert [line[0] for line in events] == [date(2020, 8, 5), date(2019, 4, 17)]
    deadlines = tables(found)["Thời hạn, tính toán để tham khảo"].lines
    assert str(deadlines[0][1]).startswith("17/04/2029")


def test_the_institute_has_it_too_and_in_english(database: Database, mark: int) -> None:
    found = sheet(database, mark, NATIONAL, language="en")
    assert found is not None and found.kind == "INTELLECTUAL PROPERTY SHEET"
    for kind in MEDIA_TYPES:
        assert len(write(found, kind)) > 1_000


@pytest.mark.parametrize("scope", [Scope.province("52"), Scope.station(1)])
def test_of_another_province_it_is_as_of_none(database: Database, mark: int, scope: Scope) -> None:
    assert sheet(database, mark, scope, "52") is None
    assert sheet(database, mark + 999, scope, "52") is None
