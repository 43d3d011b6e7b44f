"""/vien/so-lieu-cong-bo from a database with the reference facts alone: every figure once, topics
that add up, sources side by side."""

import pytest

from components.institute.published import published_page
from components.published_table import published_table
from domain.network.records import SUBJECTS, Figure
from language import in_language
from read_models.network_year import NetworkYear
from read_models.published import TOPICS, Published, topic_asked
from reports.published import published_csv
from tests.components.tree import having, links, seen, walk


def rows(drawn: object) -> list[str]:
    return [
        seen(part)
        for part in walk(drawn)
        if type(part).__name__ == "Tr" and having(part, scope="row")
    ]


def test_every_subject_belongs_to_one_topic() -> None:
    named = [subject for _label, subjects in TOPICS.values() for subject in subjects]
    assert sorted(named) == sorted(SUBJECTS)


def test_every_figure_is_a_row_and_the_topics_add_up(view: NetworkYear) -> None:
    """68 = 19 + 11 + 19 + 12 + 7, as the tabs say and the rows count."""
    page = published_page(Published(view.figures))
    assert len(rows(page)) == len(view.figures) == 68
    counts = [words for words, href in links(page) if href.startswith("/vien/so-lieu-cong-bo")]
    assert counts == [
        "Tất cả (68)",
        "Lượt truy cập (19)",
        "Trạm, giao diện tỉnh (11)",
        "Yêu cầu, tư vấn (19)",
        "Nhiệm vụ, đối tác (12)",
        "Lời văn báo cáo (7)",
    ]
    assert "68 số liệu từ 7 nguồn." in seen(page)


@pytest.mark.parametrize(
    ("topic", "n"),
    [("luot-truy-cap", 19), ("tram", 11), ("yeu-cau", 19), ("nhiem-vu", 12), ("loi-van", 7)],
)
def test_a_topic_shows_its_rows_alone(view: NetworkYear, topic: str, n: int) -> None:
    page = published_page(Published(view.figures, topic))
    assert len(rows(page)) == n and having(page, className="side-by-side") == []


@pytest.mark.parametrize("search", [None, "", "?chu-de=", "?chu-de=sao-hoa", "?x=tram"])
def test_an_unknown_topic_is_all(search: str | None) -> None:
    assert topic_asked(search) == ""


def test_sources_that_disagree_stand_side_by_side(view: NetworkYear) -> None:
    beside = {found.subject: found for found in Published(view.figures).beside}
    assert [name for name, found in beside.items() if found.disagree] == ["stations"]
    assert [(f.value, f.measure) for f in beside["stations"].figures] == [
        (17, "stock"),
        (4, "flow"),
        (14, "stock"),
        (15, "stock"),
    ]
    told = {
        name: [(f.qualifier, f.value) for f in found.figures]
        for name, found in beside.items()
        if not found.disagree
    }
    assert told == {
        "visitors": [("exact", 115_018), ("more_than", 180_000)],
        "consultations": [("more_than", 1_000), ("more_than", 1_000)],
        "updates": [("nearly", 30), ("nearly", 30)],
        "listings": [("more_than", 20), ("more_than", 20)],
    }


def test_what_agrees_and_says_its_period_is_not_set_apart() -> None:
    """One stock alone; a sum so far beside a year whose source leaves nothing open; a sum so far
    alone."""
    stock = Figure("stations", "stock", period="2021", value=17)
    year = Figure("page_views", period_kind="year", period="2021", value=5)
    so_far = Figure("page_views", "stock", period_kind="cumulative", since="2019-07", value=9)
    assert Published((stock, year, so_far)).beside == () and Published((so_far,)).beside == ()
    assert len(Published((stock, Figure("stations", "stock", period="2020", value=15))).beside) == 1


def test_the_page_is_whole_in_english(view: NetworkYear) -> None:
    with in_language("en"):
        words = seen(published_page(Published(view.figures)))
    assert (
        "Figures: 68; sources: 7." in words
        and "period unclear" in words
        and "more than 1,000" in words
    )


OWN_REPORT = Figure(
    "stations",
    "stock",
    period="2025",
    value=20,
    wording="có 20 Trạm",
    source="Báo cáo năm 2025",
    source_url="/bao-cao/1/da-gui",
    illustrative=True,
)


def test_a_report_of_ours_contradicts_no_source() -> None:
    """It tells of its own period; two others that differ still stand beside each other."""
    others = (Figure("stations", "stock", value=17), Figure("stations", "stock", value=14))
    assert Published((OWN_REPORT, others[0])).beside == ()
    assert [found.figures for found in Published((OWN_REPORT, *others)).beside] == [others]


def test_an_invented_report_says_so_wherever_its_figures_stand() -> None:
    table = published_table("", (OWN_REPORT,))
    assert "minh họa" in seen(table) and ("Báo cáo năm 2025", "/bao-cao/1/da-gui") in links(table)
    assert "Báo cáo năm 2025 (minh họa)" in "".join(published_csv((OWN_REPORT,)))
    assert "minh họa" not in seen(published_table("", (Figure("stations", source="x"),)))
