"""Files of a provincial report and of a record: a validator finds nothing in them, LibreOffice opens
and prints them, charts hold the numbers of the report, whatever the names are."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from pptx import Presentation

from components.documents.making import document_of
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM, Scope
from data_access.reports.data import report_data
from read_models.document import Chart, Document
from read_models.report_asked import PROVINCIAL, RECORD, ReportAsked
from reports.document.write import write
from tests.builders import create_asset
from tests.documents.made import MADE
from tests.reports.audit import findings
from tests.reports.samples import HOSTILE
from tests.reports.test_libreoffice import OFFICE, printed
from tests.seeded import NGHE_AN, TODAY, seed

OFFICE_KINDS = ("docx", "pptx", "xlsx")


@pytest.fixture
def made(database: Database) -> Callable[[str], Document]:
    """By its name; local names and owners are such as have broken files elsewhere."""
    with database.write(SYSTEM) as connection:
        seed(connection)
        ids = [
            create_asset(
                connection,
                title=text.replace("\x00", "").replace("\ud800", "")[:200],
                owner=f"{n} {text}".replace("\x00", "").replace("\ud800", "")[:200],
                mark_category="collective",
            )
            for n, text in enumerate(HOSTILE)
        ]

    def document(name: str) -> Document:
        asked = ReportAsked(name, "2026-H1", vn34=NGHE_AN)
        if name == RECORD:
            asked = asked.of(period="", asset_id=ids[0])
        scope = Scope.province(NGHE_AN)
        with database.read(scope) as connection:
            data = report_data(connection, asked, scope=scope, today=TODAY)
        assert data is not None
        return document_of(data, written_in="vi", made=MADE)

    return document


@pytest.mark.parametrize("name", [PROVINCIAL, RECORD])
def test_a_validator_finds_nothing(
    made: Callable[[str], Document], tmp_path: Path, name: str
) -> None:
    document = made(name)
    assert {kind: findings(write(document, kind), tmp_path, kind) for kind in OFFICE_KINDS} == {
        kind: [] for kind in OFFICE_KINDS
    }


def test_charts_hold_the_numbers(made: Callable[[str], Document]) -> None:
    document = made(PROVINCIAL)
    blocks = [block for section in document.sections for block in section.blocks]
    told = next(block for block in blocks if isinstance(block, Chart))
    slides = Presentation(io.BytesIO(write(document, "pptx"))).slides
    charts = [s.chart for slide in slides for s in slide.shapes if s.has_chart]
    assert len(charts) == 1
    found = {series.name: tuple(series.values) for series in charts[0].plots[0].series}
    assert found == {series.name: series.values for series in told.series}
    assert sum(n or 0 for series in told.series for n in series.values) > 0


@pytest.mark.skipif(OFFICE is None, reason="needs LibreOffice: soffice is not there")
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_libreoffice_opens_them(made: Callable[[str], Document], tmp_path: Path) -> None:
    document = made(PROVINCIAL)
    names = [f"{kind}.{kind}" for kind in OFFICE_KINDS]
    for kind, name in zip(OFFICE_KINDS, names, strict=True):
        (tmp_path / name).write_bytes(write(document, kind))
    for name, said in zip(names, printed(tmp_path, names), strict=True):
        assert "20/05/2026" in said, name
