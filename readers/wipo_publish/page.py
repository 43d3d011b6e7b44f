"""A saved detail page as labelled fields. A value belongs to the label that stands right before it
in the same row: pages repeat labels, leave values out and print two fields a row, so nothing is
counted or looked up by position.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree, html
from lxml.html import HtmlElement

from domain.text.folding import fold, nfc
from language import _
from readers.file.encodings import as_utf8
from readers.file.reading import FileRefused
from readers.file.source import Source

LARGEST = 20 << 20
MARK = b"product-form-label"
"""The class of a label; no other page has it together with that of a value."""
_END = b"</html>"
_OWN_NUMBER = re.compile(r"([A-Z]{2})(?=[0-9/])")
_VALUE = "product-form-detail"
_PLACEHOLDER = re.compile(r"\$\{[\w.-]+\}")
_CODES = re.compile(r"\(\s*([0-9]{2,3}(?:\s*/\s*[0-9]{2,3})*)\s*\)")
_NUMBER_IN_LINK = re.compile(r"/application/([A-Z]{2}[0-9]{6,20})")
_LINK = re.compile(
    r"/(?:service|detail)/([a-z_]+)(?:/application/|(?:;[^?/\s]*)?\?id=)([A-Z]{2})(?=[0-9/])"
)
"""What a page's links to its own record and picture tell:
'service/trademarks/application/LA55159/logo', 'detail/patents?id=VN…'."""
NATIONAL = "VN"
_INTERNATIONAL = ("WO", "IR", "DM")


@dataclass(frozen=True)
class Field:
    """`codes`: the INID codes in the label, ('71', '73'); `label`: its folded words without them;
    `value`: the element beside it."""

    codes: tuple[str, ...]
    label: str
    value: HtmlElement


@dataclass(frozen=True)
class Page:
    """`fields` in the order of the page; `heading`: 'Nhãn hiệu Đơn : VN -4-2024-16348'; `events`:
    the cells of its course of events. `office`: the ST.3 code of the office whose register it is;
    `register`: 'trademarks', 'patents' …, '' where no link tells."""

    fields: tuple[Field, ...]
    heading: str
    events: tuple[tuple[str, ...], ...]
    office: str = NATIONAL
    register: str = ""


def read_page(source: Source) -> Page:
    """Raises FileRefused for a page that is too large, not Unicode, or that was saved before its
    data had arrived."""
    if source.size > LARGEST:
        raise FileRefused(
            _(
                "Trang web lớn hơn {n} MB, không phải trang chi tiết của WIPO Publish.",
                n=LARGEST >> 20,
            )
        )
    page = as_utf8(source)
    if page is None:
        raise FileRefused(_("Trang web không theo bảng mã Unicode; hãy mở lại trang và lưu lại."))
    if cut_short(page):
        raise FileRefused(_("Trang web bị cắt giữa chừng; hãy mở lại trang và lưu lại."))
    tree = tree_of(page)
    fields = tuple(_fields(tree))
    if any(_PLACEHOLDER.search(text_of(field.value)) for field in fields):
        raise FileRefused(_unrendered(tree))
    heading = next(
        (text_of(span) for span in tree.iter("span") if "application-number" in classes_of(span)),
        "",
    )
    register, office = link_of(tree)
    return Page(
        fields,
        heading,
        tuple(_events(tree)),
        office or office_in(heading.rpartition(":")[2]),
        register,
    )


def office_in(number: str) -> str:
    """The office whose two letters a number begins with; the national one where it begins with
    none, or is an international number."""
    own = _OWN_NUMBER.match(number.strip())
    return own[1] if own and own[1] not in _INTERNATIONAL else NATIONAL


def cut_short(page: bytes) -> bool:
    """A whole page ends; the part of one that the office's server gives out by itself has as many
    ends as beginnings."""
    lower = page.lower()
    if b"<html" in lower:
        return _END not in lower[-2_000:]
    return lower.count(b"<div") > lower.count(b"</div>")


def link_of(tree: HtmlElement) -> tuple[str, str]:
    """(register, office) as the first link to a record or its picture tells them; ('', '') where
    there is none."""
    told = (
        value
        for element in tree.iter("img", "a")
        for value in (element.get("src"), element.get("href"))
        if value
    )
    found = next((link for value in told if (link := _LINK.search(value))), None)
    return (found[1], office_in(found[2] + "0")) if found else ("", "")


def tree_of(data: bytes) -> HtmlElement:
    """The page as a tree. Raises FileRefused."""
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        return html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise FileRefused(_("Trang web bị hỏng, không đọc được.")) from error


def _fields(tree: HtmlElement) -> Iterator[Field]:
    for element in tree.iter("div", "td", "th", "dt"):
        if "product-form-label" in classes_of(element) and (value := _beside(element)) is not None:
            label = text_of(element)
            codes = tuple(
                code.strip() for group in _CODES.findall(label) for code in group.split("/")
            )
            yield Field(codes, fold(_CODES.sub(" ", label)), value)


def _beside(label: HtmlElement) -> HtmlElement | None:
    """The value of a label; None where another label, or nothing, follows it."""
    following = label.getnext()
    return (
        following
        if following is not None and any(c.startswith(_VALUE) for c in classes_of(following))
        else None
    )


def _events(tree: HtmlElement) -> Iterator[tuple[str, ...]]:
    for section in tree.iter("div"):
        if "events-section" in classes_of(section):
            for row in section.iter("tr"):
                cells = tuple(text_of(cell) for cell in row.iterchildren("td"))
                if any(cells):
                    yield cells


def _unrendered(tree: HtmlElement) -> str:
    told = (
        value
        for element in tree.iter("img", "input", "label")
        for value in (element.get("src"), element.get("value"), element.text)
    )
    links = " ".join(value for value in told if value)
    found = _NUMBER_IN_LINK.search(links)
    return _(
        "Trang {number} được lưu khi dữ liệu chưa hiện ra (còn các ký hiệu ${{…}}); hãy mở lại trang, chờ hiện đủ rồi lưu lại.",
        number=found[1] if found else "WIPO Publish",
    )


def classes_of(element: HtmlElement) -> list[str]:
    """The names in its class attribute."""
    return (element.get("class") or "").split()


def text_of(element: HtmlElement) -> str:
    """All text of an element in one line, NFC."""
    return nfc(" ".join(" ".join(element.itertext()).split()))
