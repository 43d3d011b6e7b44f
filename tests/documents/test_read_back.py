"""The annual report of 2021 and the bulletin of 06/2022 as files, read back and compared sentence by
sentence with what was published: the DOCX, the PDF's text, the PPTX and the XLSX."""

import re
from datetime import timedelta

import pytest

from data_access.database.engine import Database
from data_access.database.scope import NATIONAL
from data_access.network.figures import figures
from reports.document.write import write
from tests.documents.made import MADE, annual_of, bulletin_of, sentences
from tests.documents.reading_back import body_of, one_line
from tests.documents.test_annual import (
    PUBLISHED,
    REPORT,
    SOURCE,
    WORDED_OTHERWISE,
    bare,
    of_report,
)
from tests.documents.test_bulletin import SOURCE as BULLETIN

KINDS = ("docx", "pdf", "pptx", "xlsx")
NUMBER = re.compile(r"[0-9][0-9./,]*[0-9]%?|[0-9]")
NOT_THE_REPORTS = (
    "Bảng và biểu đồ theo tháng không đưa vào: chỉ biết số của 1 trong 12 tháng.",
    "của doanh nghiệp năm 2021",
)
"""Sentences of the file about the file itself."""
needs_the_text = pytest.mark.skipif(
    not REPORT.exists(), reason="the report's text is not in the repository"
)


@pytest.fixture(scope="module", params=KINDS)
def annual_file(request: pytest.FixtureRequest, facts: Database) -> str:
    return body_of(write(annual_of(facts, 2021), request.param), request.param)


@pytest.fixture(scope="module", params=KINDS)
def bulletin_file(request: pytest.FixtureRequest, facts: Database) -> str:
    return body_of(write(bulletin_of(facts, "2022-06"), request.param), request.param)


def between(body: str) -> str:
    """From the first sentence of the published text to the last one of its tasks."""
    found = body[body.index("Tiếp tục thực hiện chỉ đạo") :]
    return found[: found.rindex("Chiến lược SHTT của tỉnh")]


@needs_the_text
def test_sentence_by_sentence_in_the_published_order(annual_file: str) -> None:
    """Those that are not letter by letter are listed, with their reason."""
    body = one_line(annual_file).casefold()
    known = tuple(bare(start).casefold() for start, _why in WORDED_OTHERWISE)
    wanted = [bare(one).casefold() for one in of_report()]
    wanted = [one for one in wanted if not one.startswith(known)]
    assert len(wanted) >= 15
    assert [one for one in wanted if one_line(one) not in body] == []
    reached = 0
    for one in wanted:
        reached = body.index(one_line(one), reached)


def test_every_published_number_as_worded_in_its_order(annual_file: str) -> None:
    body, reached = between(annual_file), 0
    for text in PUBLISHED:
        reached = body.index(text, reached) + len(text)


def test_every_fact_stands_in_the_file(facts: Database, annual_file: str) -> None:
    """In its own words; a number whose words are those of several stands as a number."""
    with facts.read(NATIONAL) as connection:
        own = [f for f in figures(connection, scope=NATIONAL) if f.source == SOURCE]
    words = [f.wording for f in own if f.value is None]
    assert len(own) == 44 and len(words) > 15
    body = " ".join(sentences(annual_of(facts, 2021)))
    told = [text for text in words if text in body]
    assert told and [text for text in told if one_line(text) not in annual_file] == []


@needs_the_text
def test_no_number_that_is_not_published(annual_file: str) -> None:
    report = one_line(REPORT.read_text("utf-8"))
    body = between(annual_file)
    for sentence in NOT_THE_REPORTS:
        body = body.replace(sentence, "")
    body = re.sub(r"(?:^| )[1-7]\. (?=[A-ZĐ])", " ", body)
    numbers = set(NUMBER.findall(body))
    allowed = {"2022"}
    assert len(numbers) > 15
    assert {n for n in numbers if n not in report} - allowed == set()


def test_the_bulletin_sentence_by_sentence(facts: Database, bulletin_file: str) -> None:
    wanted = [one_line(one) for one in sentences(bulletin_of(facts, "2022-06"))]
    assert len(wanted) == 11
    reached = 0
    for one in wanted:
        reached = bulletin_file.index(one, reached) + len(one)


def test_every_fact_of_the_bulletin_stands_in_the_file(facts: Database, bulletin_file: str) -> None:
    """Against the facts, not against our sentences."""
    with facts.read(NATIONAL) as connection:
        own = [f for f in figures(connection, scope=NATIONAL) if f.source == BULLETIN]
    assert len(own) >= 11
    assert [f.wording for f in own if one_line(f.wording) not in bulletin_file] == []


@pytest.mark.parametrize("kind", [*KINDS, "html"])
def test_twice_it_is_the_same_but_for_its_stamp(facts: Database, kind: str) -> None:
    one, other = annual_of(facts, 2021), annual_of(facts, 2021, made=MADE + timedelta(days=2))
    assert write(one, kind) == write(annual_of(facts, 2021), kind)
    assert one.digest() == other.digest()
    if kind in KINDS:
        assert body_of(write(one, kind), kind) == body_of(write(other, kind), kind)
