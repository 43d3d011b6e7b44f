"""A saved detail page as labelled fields. A value belongs to the label that stands right before it in the same row: pages repeat
labels, leave values out and print two fields a row, so nothing is counted or looked up by position.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree, html
from lxml.html import HtmlElement

from data_access.importing.encodings import as_utf8
from data_access.importing.reading import FileRefused
from data_access.importing.source import Source
from domain.text import fold, nfc
from i18n import _

LARGEST = 20 << 20
MARK = b"product-form-label"
"""The class of a label; no other page has it together with that of a value."""
_END = b"</html>"
_VALUE = "product-form-detail"
_PLACEHOLDER = re.compile(r"\$\{[\w.-]+\}")
_CODES = re.compile(r"\(\s*([0-9]{2,3}(?:\s*/\s*[0-9]{2,3})*)\s*\)")
_NUMBER_IN_LINK = re.compile(r"/application/([A-Z]{2}[0-9]{6,20})")


@dataclass(frozen=True)
class Field:
    """`codes`: the INID codes in the label, ('71', '73'); `label`: its folded words without them; `value`: the element beside it."""

    codes: tuple[str, ...]
    label: str
    value: HtmlElement


@dataclass(frozen=True)
class Page:
    """`fields` in the order of the page; `heading`: 'Nhãn hiệu Đơn : VN -4-2024-16348'; `events`: the cells of its course of events."""

    fields: tuple[Field, ...]
    heading: str
    events: tuple[tuple[str, ...], ...]


def read_page(source: Source) -> Page:
    """Raises FileRefused for a page that is too large, not Unicode, or that was saved before its data had arrived."""
    if source.size > LARGEST:
        raise FileRefused(_("Trang web lớn hơn {n} MB, không phải trang chi tiết của WIPO Publish.", n=LARGEST >> 20))
    page = as_utf8(source)
    if page is None:
        raise FileRefused(_("Trang web không theo bảng mã Unicode; hãy mở lại trang và lưu lại."))
    if _END not in page.lower()[-2_000:]:
        raise FileRefused(_("Trang web bị cắt giữa chừng; hãy mở lại trang và lưu lại."))
    tree = _tree(page)
    fields = tuple(_fields(tree))
    if any(_PLACEHOLDER.search(text_of(field.value)) for field in fields):
        raise FileRefused(_unrendered(tree))
    heading = next((text_of(span) for span in tree.iter("span") if "application-number" in _classes(span)), "")
    return Page(fields, heading, tuple(_events(tree)))


def _tree(data: bytes) -> HtmlElement:
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        return html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise FileRefused(_("Trang web bị hỏng, không đọc được.")) from error


def _fields(tree: HtmlElement) -> Iterator[Field]:
    for element in tree.iter("div", "td", "th", "dt"):
        if "product-form-label" in _classes(element) and (value := _beside(element)) is not None:
            label = text_of(element)
            codes = tuple(code for group in _CODES.findall(label) for code in re.split(r"\s*/\s*", group))
            yield Field(codes, fold(_CODES.sub(" ", label)), value)


def _beside(label: HtmlElement) -> HtmlElement | None:
    """The value of a label; None where another label, or nothing, follows it."""
    following = label.getnext()
    return following if following is not None and any(c.startswith(_VALUE) for c in _classes(following)) else None


def _events(tree: HtmlElement) -> Iterator[tuple[str, ...]]:
    for section in tree.iter("div"):
        if "events-section" in _classes(section):
            for row in section.iter("tr"):
                cells = tuple(text_of(cell) for cell in row.iterchildren("td"))
                if any(cells):
                    yield cells


def _unrendered(tree: HtmlElement) -> str:
    told = (value for element in tree.iter("img", "input", "label") for value in (element.get("src"), element.get("value"), element.text))
    links = " ".join(value for value in told if value)
    found = _NUMBER_IN_LINK.search(links)
    return _(
        "Trang {number} được lưu khi dữ liệu chưa hiện ra (còn các ký hiệu ${{…}}); hãy mở lại trang, chờ hiện đủ rồi lưu lại.",
        number=found[1] if found else "WIPO Publish",
    )


def _classes(element: HtmlElement) -> list[str]:
    return (element.get("class") or "").split()


def text_of(element: HtmlElement) -> str:
    """All text of an element in one line, NFC."""
    return nfc(" ".join(" ".join(element.itertext()).split()))
