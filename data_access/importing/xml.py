"""XML from strangers: no DTD, no entity, no network, no inclusion, bounded depth. Elements stream: memory stays flat."""

import codecs
import re
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from data_access.importing import encodings
from data_access.importing.reading import FileRefused
from data_access.importing.source import Source
from i18n import _

_INCLUDE = "{http://www.w3.org/2001/XInclude}"
_DOCTYPE = re.compile(r"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_ROOT = re.compile(r"<[A-Za-z_]")
_ENTITY = ("Entity '", "Detected an entity", "Undeclared entity")
_DEPTH = 200
_OPTIONS = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "dtd_validation": False,
    "huge_tree": False,
    "remove_pis": True,
}


def head_text(source: Source) -> str:
    """The beginning as text, for looking at; unreadable bytes dropped."""
    encoding = encodings.candidates(source)[0]
    return source.head[: len(source.head) // 2 * 2].decode(encoding, errors="ignore").removeprefix("\ufeff")


def looks_like_xml(source: Source) -> bool:
    return head_text(source).lstrip().startswith(("<?xml", "<!", "<")) and not source.head.startswith(codecs.BOM_UTF32_BE)


def has_doctype(source: Source) -> bool:
    """Whether a DOCTYPE stands before the root element."""
    text = re.sub(r"<!--.*?-->|<\?.*?\?>", "", head_text(source), flags=re.DOTALL)
    root = _ROOT.search(text)
    return bool(_DOCTYPE.search(text[: root.start()] if root else text))


def elements(source: Source, wanted: frozenset[str]) -> Iterator[etree._Element]:
    """Each element with one of the local names, complete, in the order of their ends; then it is forgotten, with what stands before it.

    An element inside another wanted one is not given by itself. Raises FileRefused naming the line for anything that is not
    well-formed, or has a DOCTYPE, an entity, an inclusion, or a declared encoding that its bytes contradict."""
    if has_doctype(source):
        raise FileRefused(_doctype())
    if declared := encodings.xml_contradiction(source):
        raise FileRefused(_("Tệp khai báo bảng mã {declared} nhưng nội dung là UTF-8; hãy sửa khai báo rồi nhập lại.", declared=declared))
    try:
        yield from _stream(source, wanted)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        if str(error.msg).startswith(_ENTITY):
            raise FileRefused(_doctype()) from error
        raise FileRefused(_("Tệp XML bị hỏng hoặc bị cắt ở dòng {line}.", line=line)) from error


def _stream(source: Source, wanted: frozenset[str]) -> Iterator[etree._Element]:
    depth = inside = 0
    with source.path.open("rb") as file:
        for event, element in etree.iterparse(file, events=("start", "end"), **_OPTIONS):
            if event == "start":
                depth += 1
                _check(element, depth)
                inside += _is(element.tag, wanted)
                continue
            depth -= 1
            if _is(element.tag, wanted):
                inside -= 1
                if inside == 0:
                    yield element
                    _forget(element)


def _check(element: etree._Element, depth: int) -> None:
    if depth == 1 and element.getroottree().docinfo.internalDTD is not None:
        raise FileRefused(_doctype())
    if depth > _DEPTH:
        raise FileRefused(_("Tệp XML lồng nhau quá {n} tầng (dòng {line}), bị từ chối.", n=_DEPTH, line=element.sourceline))
    if isinstance(element.tag, str) and element.tag.startswith(_INCLUDE):
        raise FileRefused(_("Tệp XML chèn tệp khác (XInclude) ở dòng {line}, bị từ chối.", line=element.sourceline))


def _forget(element: etree._Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


@lru_cache(maxsize=4096)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _is(tag: object, wanted: frozenset[str]) -> bool:
    return isinstance(tag, str) and _local(tag) in wanted


def _doctype() -> str:
    return _("Tệp XML có khai báo DOCTYPE hoặc thực thể (ENTITY); chuẩn ST.96 không dùng chúng, tệp bị từ chối để bảo đảm an toàn.")
