"""A report as one HTML file: what it says, that it asks nobody, that each number leads to its source
and back."""

import re
from html.parser import HTMLParser

import pytest

from language import in_language
from read_models.document import Paragraph, plain
from reports.document.write import write
from tests.reports import samples


class Read(HTMLParser):
    """The text, the addresses and the ids of a page, and whether its elements are closed."""

    EMPTY = ("meta", "br", "hr", "img", "input", "link")

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text, self.ids, self.links = "", list[str](), list[str]()
        self.open, self.tags = list[str](), set[str]()
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.tags.add(tag)
        self.ids += [told["id"]] if told.get("id") else []
        self.links += [value for name in ("href", "src") if (value := told.get(name))]
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("language", ["vi", "en"])
def test_it_says_what_the_report_says(language: str) -> None:
    with in_language(language):
        document = samples.report(language)
    page = Read(write(document, "html").decode())
    body = [b for s in document.sections for b in s.blocks if isinstance(b, Paragraph)]
    assert body and [plain(b.parts) for b in body if plain(b.parts) not in page.text] == []
    assert "svg" in page.tags and "table" in page.tags


def test_it_asks_nobody() -> None:
    page = write(samples.report(), "html").decode()
    assert "default-src 'none'" in page and "<script" not in page
    assert [link for link in Read(page).links if not link.startswith("#")] == []
    bare = page.replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"https?://|url\((?!#)|@import", bare)


def test_each_number_leads_to_its_source_and_back() -> None:
    document = samples.report()
    page = Read(write(document, "html").decode())
    numbers = range(1, len(list(document.figures())) + 1)
    assert len(numbers) > 1
    assert page.links == [f"#nguon-{n}" for n in numbers] + [f"#so-{n}" for n in numbers]
    assert {link[1:] for link in page.links} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_what_data_say_is_text() -> None:
    page = write(samples.hostile(), "html").decode()
    assert "<r><t>" not in page and "&lt;r&gt;&lt;t&gt;xin" in page
    assert "\x07" not in page and "\u202e" not in page
    Read(page)
