"""Issue 15, item 2: what stands in quotation marks is what the source says, letter by letter, on
every page and in every language.

The words of the sources are kept with the facts (data_access/facts), each with its source. Every
quotation of the program's texts is one of these words, or names a text of the screen, or is an
example of what to type. The words are looked up in the sources."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from data_access.database.engine import Database
from data_access.upkeep.published_facts import FACTS
from language import in_language
from language.translation import PLURAL, catalogue
from read_models.network_year import NetworkYear
from tests.components.tree import seen, walk
from tests.network.drawn import cards, sub_pages
from tests.test_translations import KEYS

SHARED = Path(__file__).parents[2].parent / "shared" / "data"
REPORT = "Báo cáo hoạt động IPPlatform năm 2021 của Viện Khoa học sở hữu trí tuệ"
LINE = ("Tr", "Li")
QUOTED = re.compile(r"[“«\"]([^“”«»\"]*)[”»\"]")
EXAMPLES = {
    "29, 30", "29, 30, 35", "cam", "Cam Vinh", "gần 100",
    "CSV UTF-8", "Tên cột=trường", "Heading=field", "label", "name", "query", "table", "?", "–", "-", "DỮ LIỆU MINH HỌA",
    "#Fields:", "Single File Web Page", "Nth day", "Date",
    "như trên", "as above", "09-03",
}  # fmt: skip
"""What a person is to type, or what stands in a file: not said by any source."""


def rows(name: str) -> list[dict[str, str]]:
    with (FACTS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def plain(text: str) -> str:
    return " ".join(text.split())


def words_of_sources() -> Iterator[tuple[str, str]]:
    """(source, words): the wording of every published figure and event, and names that stand in
    quotation marks."""
    for name in ("published_figures.csv", "events.csv", "stations.csv"):
        for row in rows(name):
            told = (
                row.get("Tên sự kiện", ""),
                row["Ghi chú"],
                row.get("Mâu thuẫn giữa các nguồn", ""),
            )
            for words in (
                row.get("Nguyên văn", ""),
                *(found for text in told for found in QUOTED.findall(text)),
            ):
                if words:
                    yield row["Nguồn"], plain(words)


WORDS = tuple(words_of_sources())


def texts(language: str) -> list[str]:
    english = catalogue("en")
    return [english[key] if language == "en" else key.removeprefix(PLURAL) for key in KEYS]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_quotation_is_of_a_source_or_names_a_text_of_the_screen(language: str) -> None:
    """A paraphrase in quotation marks is none of these."""
    known = texts(language)
    screen = {*known, *texts("vi")}
    labels = {text.partition("{")[0].casefold().strip(" :.…") for text in screen}
    said = [words for _source, words in WORDS]
    quotations = {found for text in known for found in QUOTED.findall(text) if "{" not in found}
    assert len(quotations) > 30
    unknown = {
        found
        for found in quotations - EXAMPLES
        if found.casefold().strip(" :.…") not in labels
        and not any(found in words for words in said)
    }
    assert unknown == set()


def test_what_the_pages_quote_stands_with_its_source(facts: Database, view: NetworkYear) -> None:
    said = {words for _source, words in WORDS}
    for language in ("vi", "en"):
        with in_language(language):
            shown = seen([cards(view), *sub_pages(facts).values()])
        quotations = set(QUOTED.findall(shown))
        labels = {text.casefold() for text in texts(language)}
        assert len(quotations) > 40
        assert {
            q
            for q in quotations
            if q not in said
            and q.casefold() not in labels
            and not any(q in words for words in said)
        } == set()


@pytest.mark.skipif(
    not (SHARED / "report_2021.txt").exists(), reason="the report's text is not in the repository"
)
def test_the_words_of_the_report_are_the_reports() -> None:
    report = plain((SHARED / "report_2021.txt").read_text("utf-8"))
    assert [words for source, words in WORDS if source == REPORT and words not in report] == []
    assert sum(source == REPORT for source, _words in WORDS) >= 35


@pytest.mark.skipif(
    not (SHARED / "facts").exists(), reason="the published facts are not in the repository"
)
def test_the_words_of_other_sources_are_theirs() -> None:
    found = plain(
        "\n".join(
            path.read_text("utf-8-sig").replace('""', '"')
            for path in sorted((SHARED / "facts").glob("ipplatform_*.csv"))
        )
    )
    assert [words for source, words in WORDS if source != REPORT and words not in found] == []


@pytest.mark.parametrize(
    "words",
    [
        "thiết lập thêm 15 Trạm",
        "khả năng tự do sử dụng",
        "duy trì vận hành nền tảng",
        "năm 2021 thiết lập Trạm tại",
    ],
)
def test_a_paraphrase_is_quoted_nowhere(facts: Database, view: NetworkYear, words: str) -> None:
    shown = seen([cards(view), *sub_pages(facts).values()])
    assert not any(words in found for found in QUOTED.findall(shown))


def shared(name: str) -> list[dict[str, str]]:
    with (SHARED / "facts" / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def vietnamese(part: Any) -> str:
    """The words of a line that are marked as Vietnamese, whatever language the page is read in."""
    return " ".join(seen(inner) for inner in walk(part) if getattr(inner, "lang", None) == "vi")


def shown_value(value: str, language: str) -> str:
    return f"{int(value):,}".replace(",", {"vi": ".", "en": ","}[language]) if value else ""


@pytest.mark.skipif(
    not (SHARED / "facts").exists(), reason="the published facts are not in the repository"
)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_published_figure_stands_on_a_page_with_its_wording(
    facts: Database, view: NetworkYear, language: str
) -> None:
    """The report's own words stand where the list of facts has them in short (its address tells the
    report). In English the number is written the English way, and what is quoted stays the source's
    own, letter by letter, said to be Vietnamese."""
    with in_language(language):
        parts = [
            part
            for page in (cards(view), *sub_pages(facts).values())
            for part in walk(page)
            if type(part).__name__ in LINE
        ]
        lines = [(seen(part), vietnamese(part)) for part in parts]
    report = "khcnhungyen.gov.vn"
    figures = [
        (shown_value(r["value"], language), r["wording"], r["source_url"])
        for r in shared("ipplatform_visits.csv")
    ]
    figures += [
        (r["total"], r["wording"], r["source_url"]) for r in shared("ipplatform_station_counts.csv")
    ]
    figures += [
        (r["requests_handled"], "", r["source_url"])
        for r in shared("ipplatform_stations.csv")
        if r["requests_handled"]
    ]
    assert len(figures) == 34
    own = [words for source, words in WORDS if source == REPORT]
    lacking = [
        (value, wording)
        for value, wording, url in figures
        if not any(
            (not value or value in line.split())
            and (any(words in said for words in own) if report in url else wording in said)
            for line, said in lines
        )
    ]
    assert lacking == []


def test_requests_of_stations_have_no_period() -> None:
    """The report tells "06 yêu cầu" and "03 yêu cầu" without a year."""
    told = [row for row in rows("published_figures.csv") if row["Chỉ tiêu"] == "station_requests"]
    assert [(row["Về"], row["Kỳ"], row["Từ"]) for row in told] == [
        ("Hải Phòng", "", ""),
        ("Hà Tĩnh", "", ""),
    ]
    assert not any(name in rows("stations.csv")[0] for name in ("Kỳ", "requests_period"))


def test_stock_and_target_are_not_added_up(view: NetworkYear) -> None:
    assert "32" not in seen(cards(view)).split()
